package org.activationlab.vision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.LearningNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.WeightDraw;
import org.activationlab.network.training.TrainingEpoch;

/** Trains classifiers of digits. Equal design, settings, images and device give equal numbers. */
public final class ClassifierTrainer {

    private ClassifierTrainer() {}

    /** Hears of every epoch. */
    @FunctionalInterface
    public interface Progress {
        /**
         * An epoch is over.
         *
         * @param epoch how it went
         * @param learned the network's numbers after it
         * @throws java.io.IOException if something could not be kept; the training ends
         */
        void epoch(TrainingEpoch epoch, Parameters learned) throws IOException;
    }

    /**
     * A trained classifier.
     *
     * @param parameters of the epoch that {@link TrainingEpoch#isBetterThan} prefers
     * @param bestEpoch that epoch, from 1
     * @param epochs all of them
     */
    public record Outcome(Parameters parameters, int bestEpoch, List<TrainingEpoch> epochs) {

        /** Copies the epochs. */
        public Outcome {
            epochs = List.copyOf(epochs);
        }

        /**
         * Finds the best epoch.
         *
         * @return how it went
         */
        public TrainingEpoch best() {
            return epochs.get(bestEpoch - 1);
        }
    }

    /**
     * Trains from fresh weights.
     *
     * @param device where to compute
     * @param design of 28x28 grey images and ten classes
     * @param settings how
     * @param images training images, of which the last are kept back for validation
     * @param progress told of every epoch
     * @return the classifier of the best epoch
     * @throws IllegalArgumentException if fewer images came than are kept back, and a batch
     * @throws java.io.IOException if {@code progress} throws it
     * @throws InterruptedException if the thread was interrupted
     */
    public static Outcome train(
            ComputeDevice device,
            NetworkDesign design,
            ClassifierSettings settings,
            LabelledImages images,
            Progress progress)
            throws IOException, InterruptedException {
        return train(device, design, settings, WeightDraw.fresh(design, settings.seed()), images, progress);
    }

    /**
     * Trains from given weights.
     *
     * @param device where to compute
     * @param design of 28x28 grey images and ten classes
     * @param settings how
     * @param initial the weights to start from
     * @param images training images, of which the last are kept back for validation
     * @param progress told of every epoch
     * @return the classifier of the best epoch
     * @throws IllegalArgumentException if fewer images came than are kept back, and a batch
     * @throws java.io.IOException if {@code progress} throws it
     * @throws InterruptedException if the thread was interrupted
     */
    public static Outcome train(
            ComputeDevice device,
            NetworkDesign design,
            ClassifierSettings settings,
            Parameters initial,
            LabelledImages images,
            Progress progress)
            throws IOException, InterruptedException {
        int count = images.size() - settings.validationImages();
        if (count < settings.batchSize()) {
            throw new IllegalArgumentException("expected more than " + settings.validationImages()
                    + " images, those kept back for validation, and one batch of " + settings.batchSize()
                    + ", but got " + images.size());
        }
        try (LearningNetwork network = new LearningNetwork(device, design, initial)) {
            List<TrainingEpoch> epochs = new ArrayList<>();
            Parameters best = initial;
            int bestEpoch = 0;
            for (int number = 1; number <= settings.epochs(); number++) {
                long begin = System.nanoTime();
                double[] train = epoch(network, design, settings, images, count, number);
                Parameters learned = network.parameters();
                ClassifierScore score;
                try (LayeredNetwork now = new LayeredNetwork(device, design, learned)) {
                    score = ClassifierScore.of(now, images, count, images.size());
                }
                TrainingEpoch epoch = new TrainingEpoch(
                        number, train[0], train[1], score.loss(), score.accuracy(), (System.nanoTime() - begin) / 1e9);
                epochs.add(epoch);
                if (bestEpoch == 0 || epoch.isBetterThan(epochs.get(bestEpoch - 1))) {
                    best = learned;
                    bestEpoch = number;
                }
                progress.epoch(epoch, learned);
            }
            return new Outcome(best, bestEpoch, epochs);
        }
    }

    /** Learns from all images once; mean loss and share of right answers. */
    private static double[] epoch(
            LearningNetwork network,
            NetworkDesign design,
            ClassifierSettings settings,
            LabelledImages images,
            int count,
            int epoch)
            throws InterruptedException {
        int[] order = DigitBatches.rows(0, count);
        Shuffle.shuffle(order, new RandomStreams(settings.seed()).stream("classifier/batch-order/epoch-" + epoch));
        double loss = 0;
        int right = 0;
        int seen = 0;
        for (int from = 0; from < count; from += settings.batchSize()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("training was interrupted");
            }
            int[] rows = Arrays.copyOfRange(order, from, Math.min(count, from + settings.batchSize()));
            if (rows.length < 2) {
                // A batch normalisation has no variance of one image.
                break;
            }
            LearningNetwork.Step step = network.step(
                    DigitBatches.batch(design.input(), images, rows),
                    DigitBatches.labels(images, rows),
                    settings.learningRate());
            loss += step.loss() * rows.length;
            right += step.right();
            seen += rows.length;
        }
        return new double[] {loss / seen, (double) right / seen};
    }
}
