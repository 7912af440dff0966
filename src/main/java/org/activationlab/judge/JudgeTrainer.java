package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.meta.Split;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Dropout;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;

/**
 * Trains judges. Initial values, batch order and dropout come from named streams of the settings' seed, so equal
 * settings, rows and device give equal numbers.
 */
public final class JudgeTrainer {

    private JudgeTrainer() {}

    /** Hears how far a training is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * An epoch is over.
         *
         * @param epoch its number, from 1
         * @param validationLoss the mean loss on the validation rows, in nats
         */
        void epoch(int epoch, double validationLoss);
    }

    /**
     * A trained judge and how it came about.
     *
     * @param judge of the epoch with the lowest validation loss
     * @param bestEpoch that epoch, from 1; 0 if no epoch had a finite loss, then the judge is the last one's
     * @param validationLosses mean loss of each epoch in nats
     * @param seconds the time it took
     */
    public record Outcome(Judge judge, int bestEpoch, List<Double> validationLosses, double seconds) {

        /** Copies the losses. */
        public Outcome {
            validationLosses = List.copyOf(validationLosses);
        }
    }

    /**
     * Trains one judge; nothing but train and validation rows is looked at.
     *
     * @param device where to compute
     * @param settings how
     * @param table of at least the rows to train and validate
     * @param split which rows
     * @param progress told of every epoch
     * @return the judge
     * @throws IllegalArgumentException if the table holds another input than the settings name, or lacks a row
     * @throws InterruptedException if the thread was interrupted
     */
    public static Outcome train(
            ComputeDevice device, JudgeSettings settings, FeatureTable table, Split split, Progress progress)
            throws InterruptedException {
        if (settings.input() != table.input()) {
            throw new IllegalArgumentException(
                    "the judge shall read " + settings.input() + ", but the table holds " + table.input());
        }
        return train(
                device, settings.learning(), table.rows(settings.task()), split.train(), split.validation(), progress);
    }

    /**
     * Trains one judge of any numbers; nothing but the named rows is looked at.
     *
     * @param device where to compute
     * @param settings how
     * @param table of at least the rows to train and validate
     * @param train rows to learn from, at least one
     * @param validation rows to choose the epoch by, at least one
     * @param progress told of every epoch
     * @return the judge
     * @throws IllegalArgumentException if there is no row to learn from or to choose by
     * @throws InterruptedException if the thread was interrupted
     */
    public static Outcome train(
            ComputeDevice device,
            JudgeLearning settings,
            JudgeRows table,
            int[] train,
            int[] validation,
            Progress progress)
            throws InterruptedException {
        if (train.length == 0 || validation.length == 0) {
            throw new IllegalArgumentException("expected rows to learn from and to choose the epoch by, but got "
                    + train.length + " and " + validation.length);
        }
        long begin = System.nanoTime();
        float[] mean = new float[table.width()];
        float[] scale = new float[table.width()];
        standardize(table, train, mean, scale);
        try (JudgeNetwork network = new JudgeNetwork(device, settings, mean, scale)) {
            List<Double> losses = new ArrayList<>();
            Judge best = network.judge();
            int bestEpoch = 0;
            double lowest = Double.POSITIVE_INFINITY;
            for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
                epoch(network, settings, table, train.clone(), epoch);
                Judge judge = network.judge();
                double loss = loss(judge, table, validation);
                losses.add(loss);
                progress.epoch(epoch, loss);
                if (loss < lowest) {
                    lowest = loss;
                    best = judge;
                    bestEpoch = epoch;
                } else if (!Double.isFinite(loss) || epoch - bestEpoch >= settings.patience()) {
                    break;
                }
            }
            return new Outcome(best, bestEpoch, losses, (System.nanoTime() - begin) / 1e9);
        }
    }

    private static void epoch(JudgeNetwork network, JudgeLearning settings, JudgeRows table, int[] order, int epoch)
            throws InterruptedException {
        RandomStreams streams = new RandomStreams(settings.seed());
        Shuffle.shuffle(order, streams.stream("judge/batch-order/epoch-" + epoch));
        Dropout dropout = new Dropout(streams.stream("judge/dropout/epoch-" + epoch), settings.dropout());
        try (Autograd.Recording recording = Autograd.record()) {
            for (int from = 0; from < order.length; from += settings.batchSize()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("training was interrupted");
                }
                int to = Math.min(order.length, from + settings.batchSize());
                network.step(recording, table, Arrays.copyOfRange(order, from, to), dropout);
            }
        }
    }

    /** Mean and reciprocal deviation of each number on the training rows; a number that never varies counts as 0. */
    private static void standardize(JudgeRows table, int[] train, float[] mean, float[] scale) {
        int width = table.width();
        double[] sum = new double[width];
        double[] squares = new double[width];
        float[] numbers = new float[width];
        for (int row : train) {
            table.copy(row, numbers, 0);
            for (int i = 0; i < width; i++) {
                sum[i] += numbers[i];
                squares[i] += (double) numbers[i] * numbers[i];
            }
        }
        for (int i = 0; i < width; i++) {
            double center = sum[i] / train.length;
            double variance = squares[i] / train.length - center * center;
            mean[i] = (float) center;
            // Below that the variance is rounding.
            boolean varies = variance > 1e-10 * (squares[i] / train.length) && variance > 1e-20;
            scale[i] = varies ? (float) (1 / Math.sqrt(variance)) : 0;
        }
    }

    private static double loss(Judge judge, JudgeRows table, int[] rows) {
        float[] numbers = new float[table.width()];
        double sum = 0;
        for (int row : rows) {
            table.copy(row, numbers, 0);
            double answer = judge.answer(numbers, 0);
            double target = table.target(row);
            sum -= part(target, answer) + part(1 - target, 1 - answer);
        }
        return sum / rows.length;
    }

    private static double part(double share, double answer) {
        return share == 0 && !Double.isNaN(answer) ? 0 : share * StrictMath.log(Math.max(answer, 1e-12));
    }
}
