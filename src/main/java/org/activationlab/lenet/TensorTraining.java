package org.activationlab.lenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.LongConsumer;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/** Training by tensor operations, on a GPU or on the processor: all networks of a stack in the same operations. */
final class TensorTraining implements TrainingEngine {

    private final NDManager manager;
    private final ImageBatches train;
    private final StackedScorer scorer;

    /** Copies the images to the device. */
    TensorTraining(ComputeDevice device, LabelledImages train, LabelledImages test) {
        manager = device.open();
        this.train = new ImageBatches(manager, train);
        this.scorer = new StackedScorer(manager, test);
    }

    @Override
    public TrainingStack begin(List<HyperParameters> trainings, List<Parameters> start) {
        NDManager scope = manager.newSubManager();
        StackedLeNet stack = new StackedLeNet(scope, start);
        StackedUpdate update = new StackedUpdate(trainings.get(0).optimizer(), trainings, stack.flat());
        return new Stack(scope, stack, update, trainings.size());
    }

    private final class Stack implements TrainingStack {

        private final NDManager scope;
        private final StackedLeNet stack;
        private final StackedUpdate update;
        private final int networks;

        Stack(NDManager scope, StackedLeNet stack, StackedUpdate update, int networks) {
            this.scope = scope;
            this.stack = stack;
            this.update = update;
            this.networks = networks;
        }

        @Override
        public double[] epoch(int[] order, int batchSize, LongConsumer progress) throws InterruptedException {
            try (NDManager pass = scope.newSubManager()) {
                NDArray device = pass.create(order);
                NDArray lossSum = pass.zeros(new Shape(networks));
                for (int from = 0; from < order.length; from += batchSize) {
                    TrainingStack.checkInterrupted();
                    int to = Math.min(order.length, from + batchSize);
                    try (NDManager step = pass.newSubManager()) {
                        NDArray numbers = device.get(new NDIndex().addSliceDim(from, to));
                        numbers.attach(step);
                        StackedLeNet.Gradients gradients =
                                stack.gradients(step, train.images(step, numbers), train.oneHot(step, numbers));
                        update.step(step, gradients.flat);
                        lossSum.addi(gradients.loss.muli(to - from));
                    }
                    progress.accept((long) (to - from) * networks);
                }
                float[] sums = lossSum.toFloatArray();
                double[] means = new double[networks];
                for (int i = 0; i < networks; i++) {
                    means[i] = sums[i] / (double) order.length;
                }
                return means;
            }
        }

        @Override
        public StackScores score() {
            return scorer.score(stack, networks);
        }

        @Override
        public List<Parameters> parameters() {
            return stack.parameters();
        }

        @Override
        public void close() {
            try (scope) {
                stack.close();
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
