package org.activationlab.lenet;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.lanes.LaneImages;
import org.activationlab.lenet.lanes.LaneScorer;
import org.activationlab.lenet.lanes.LaneTrainer;
import org.activationlab.network.Parameters;

/** Training in the processor's vector registers, one network after the other on each mini-batch. */
final class LaneTraining implements TrainingEngine {

    private final LaneImages train;
    private final LabelledImages test;

    /** Keeps the images, which are read as they are needed. */
    LaneTraining(LabelledImages train, LabelledImages test) {
        this.train = images(train);
        this.test = test;
    }

    private static LaneImages images(LabelledImages images) {
        return new LaneImages(images.size(), images::copyPixels, images::label);
    }

    @Override
    public TrainingStack begin(List<HyperParameters> trainings, List<Parameters> start) {
        boolean adam = trainings.get(0).optimizer() == Optimizer.ADAM;
        float[] rates = new float[trainings.size()];
        float[] decays = new float[trainings.size()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = (float) trainings.get(i).learningRate();
            decays[i] = (float) trainings.get(i).weightDecay();
        }
        List<float[]> blocks = start.stream().map(Parameters::block).toList();
        return new Stack(new LaneTrainer(train, blocks, adam, rates, decays), rates.length);
    }

    private final class Stack implements TrainingStack {

        private final LaneTrainer trainer;
        private final int networks;

        Stack(LaneTrainer trainer, int networks) {
            this.trainer = trainer;
            this.networks = networks;
        }

        @Override
        public double[] epoch(int[] order, int batchSize, LongConsumer progress) throws InterruptedException {
            double[] losses = new double[networks];
            for (int from = 0; from < order.length; from += batchSize) {
                TrainingStack.checkInterrupted();
                int to = Math.min(order.length, from + batchSize);
                trainer.step(order, from, to, losses);
                progress.accept((long) (to - from) * networks);
            }
            for (int i = 0; i < networks; i++) {
                losses[i] /= order.length;
            }
            return losses;
        }

        @Override
        public StackScores score() {
            LaneScorer scorer = new LaneScorer(images(test));
            double[] loss = new double[networks];
            double[] accuracy = new double[networks];
            int[] digits = new int[test.size()];
            for (int i = 0; i < networks; i++) {
                loss[i] = scorer.score(trainer.parameters(i), digits);
                accuracy[i] = right(digits) / (double) test.size();
            }
            return new StackScores(loss, accuracy);
        }

        private long right(int[] digits) {
            return IntStream.range(0, digits.length)
                    .filter(image -> digits[image] == test.label(image))
                    .count();
        }

        @Override
        public List<Parameters> parameters() {
            return IntStream.range(0, networks)
                    .mapToObj(i -> Parameters.of(LeNet.SHAPES, trainer.parameters(i)))
                    .toList();
        }

        @Override
        public void close() {
            // Plain arrays: nothing to free.
        }
    }

    @Override
    public void close() {
        // Plain arrays: nothing to free.
    }
}
