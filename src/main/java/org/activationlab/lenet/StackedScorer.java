package org.activationlab.lenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.activationlab.data.LabelledImages;

/** Measures loss and accuracy of stacked networks on one set of images. */
final class StackedScorer {

    /** (network, image) pairs of one call: what stays in the cache. */
    private static final int AT_ONCE = 512;

    private final NDManager manager;
    private final ImageBatches images;

    StackedScorer(NDManager manager, LabelledImages images) {
        this.manager = manager;
        this.images = new ImageBatches(manager, images);
    }

    StackScores score(StackedLeNet stack, int networks) {
        int batch = Math.max(32, AT_ONCE / networks);
        double[] loss = new double[networks];
        double[] right = new double[networks];
        try (NDManager scope = manager.newSubManager()) {
            NDArray lossSum = scope.zeros(new Shape(networks));
            NDArray rightSum = scope.zeros(new Shape(networks));
            for (int from = 0; from < images.size(); from += batch) {
                int to = Math.min(images.size(), from + batch);
                try (NDManager step = scope.newSubManager()) {
                    NDArray numbers = step.arange(from, to, 1, DataType.INT32);
                    NDArray oneHot = images.oneHot(step, numbers);
                    NDArray logits = stack.score(step, images.images(step, numbers));
                    NDArray logProbabilities = logits.logSoftmax(1);
                    lossSum.subi(logProbabilities.mul(oneHot).sum(new int[] {1, 2}));
                    NDArray truth = oneHot.argMax(0);
                    rightSum.addi(logits.argMax(1)
                            .eq(truth)
                            .toType(DataType.FLOAT32, false)
                            .sum(new int[] {1}));
                }
            }
            float[] lossSums = lossSum.toFloatArray();
            float[] rightSums = rightSum.toFloatArray();
            for (int i = 0; i < networks; i++) {
                loss[i] = lossSums[i] / (double) images.size();
                right[i] = rightSums[i] / (double) images.size();
            }
        }
        return new StackScores(loss, right);
    }
}
