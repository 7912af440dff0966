package org.activationlab.pairs;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.ImageBatches;
import org.activationlab.lenet.StackedLeNet;
import org.activationlab.metrics.KullbackLeibler;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Answers noisy copies, each image with noise of its own, by tensor operations: on a GPU, or on the processor where Java
 * has no vector registers. The noise itself is drawn by Java and has the same bits everywhere.
 */
final class TensorFreshNoise implements FreshAnswers {

    /** Copies computed together: the working set of one call then stays in a core's cache, or fills a GPU. */
    private static final int AT_ONCE = 128;

    private static final int AT_ONCE_ON_GPU = 4096;

    private final NDManager manager;
    private final ImageBatches images;
    private final float scale;
    private final int atOnce;

    /** Copies images to the device. */
    TensorFreshNoise(ComputeDevice device, LabelledImages images, NoiseSettings settings) {
        manager = device.open();
        this.images = new ImageBatches(manager, images);
        scale = (float) settings.scale();
        atOnce = device == ComputeDevice.GPU ? AT_ONCE_ON_GPU : AT_ONCE;
    }

    @Override
    public void answer(Parameters network, List<Copies> copies) throws InterruptedException {
        try (NDManager scope = manager.newSubManager();
                StackedLeNet stack = new StackedLeNet(scope, List.of(network))) {
            for (Copies own : copies) {
                FreshAnswers.requireGoOn();
                try (NDManager step = scope.newSubManager()) {
                    NDArray clean = images.images(step, step.create(new int[] {own.image}));
                    float[] logits = stack.score(step, clean).toFloatArray();
                    answer(step, stack, clean, own, new KullbackLeibler(logits));
                }
            }
        }
    }

    private void answer(NDManager scope, StackedLeNet stack, NDArray clean, Copies own, KullbackLeibler divergence) {
        for (int from = 0; from < own.digits.length; from += atOnce) {
            int draws = Math.min(atOnce, own.digits.length - from);
            float[] noise = new float[NoiseField.PIXELS * draws];
            FreshNoise.draw(own.seed, from, draws, noise, 0, draws);
            try (NDManager step = scope.newSubManager()) {
                NDArray scaled = step.create(noise, new Shape(NoiseField.PIXELS, draws))
                        .muli(scale)
                        .addi(clean);
                float[] logits = stack.score(step, scaled).toFloatArray();
                for (int i = 0; i < draws; i++) {
                    own.digits[from + i] = largest(logits, i, draws);
                    own.divergences[from + i] = divergence.to(logits, i, draws);
                }
            }
        }
    }

    /** The largest of ten logits, the first of equal ones. */
    private static int largest(float[] logits, int at, int step) {
        int best = 0;
        for (int k = 1; k < VoteHistogram.DIGITS; k++) {
            if (logits[at + k * step] > logits[at + best * step]) {
                best = k;
            }
        }
        return best;
    }

    @Override
    public int held() {
        return ((BaseNDManager) manager).getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
