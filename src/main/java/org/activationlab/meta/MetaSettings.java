package org.activationlab.meta;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How one meta-network is trained; Adam without weight decay throughout.
 *
 * @param architecture the encoder
 * @param task the question
 * @param preset whether the original's evaluation-mode quirk is kept
 * @param learningRate Adam's, above 0
 * @param warmUpEpochs over how many epochs the rate climbs in a straight line from 0 to its value; 0 for none
 * @param epochs passes over the training pairs, at least 1
 * @param batchSize pairs per step, at least 2; a last batch of one pair joins the one before it
 * @param seed decides initial values, batch order and dropout
 * @param patience stop after so many epochs in a row without a lower validation loss; 0 for never
 * @param bestOnValidation whether the parameters of the epoch with the lowest validation loss are kept; else the last
 */
public record MetaSettings(
        Architecture architecture,
        Task task,
        Preset preset,
        double learningRate,
        int warmUpEpochs,
        int epochs,
        int batchSize,
        long seed,
        int patience,
        boolean bestOnValidation)
        implements Serializable {

    /** The original's batch size. */
    public static final int BATCH_SIZE = 128;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException naming the setting that is out of its range
     */
    public MetaSettings {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learningRate must be finite and above 0, but was " + learningRate);
        }
        requireAtLeast("warmUpEpochs", 0, warmUpEpochs);
        requireAtLeast("epochs", 1, epochs);
        requireAtLeast("batchSize", 2, batchSize);
        requireAtLeast("patience", 0, patience);
    }

    private static void requireAtLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", but was " + value);
        }
    }

    /**
     * Gives the settings of the original study. It never ran a gru; that one takes the lstm's.
     *
     * @param architecture the encoder
     * @param task the question
     * @param seed the original's were 1 to 5
     * @return rnn: rate 1e-3, 11 epochs for correctness, 14 for the ratio; lstm and gru: 1e-4, 7 and 45; transformer:
     *     1e-3, 13 and 12
     */
    public static MetaSettings original(Architecture architecture, Task task, long seed) {
        boolean ratio = task == Task.RATIO;
        double rate = switch (architecture) {
            case RNN, TRANSFORMER -> 1e-3;
            case GRU, LSTM -> 1e-4;
        };
        int epochs = switch (architecture) {
            case RNN -> ratio ? 14 : 11;
            case GRU, LSTM -> ratio ? 45 : 7;
            case TRANSFORMER -> ratio ? 12 : 13;
        };
        return new MetaSettings(architecture, task, Preset.ORIGINAL, rate, 0, epochs, BATCH_SIZE, seed, 0, false);
    }

    /**
     * Gives the original's settings with its mistakes mended: training mode throughout, the best epoch on validation
     * kept, and two epochs of warm-up for the transformer, which else may collapse.
     *
     * @param architecture the encoder
     * @param task the question
     * @param seed any
     * @return the settings
     */
    public static MetaSettings corrected(Architecture architecture, Task task, long seed) {
        MetaSettings original = original(architecture, task, seed);
        int warmUp = architecture == Architecture.TRANSFORMER ? 2 : 0;
        return new MetaSettings(
                architecture,
                task,
                Preset.CORRECTED,
                original.learningRate,
                warmUp,
                original.epochs,
                original.batchSize,
                seed,
                0,
                true);
    }

    /**
     * Gives the settings of a preset.
     *
     * @param architecture the encoder
     * @param task the question
     * @param preset whether the original's mistakes are kept or mended
     * @param seed any
     * @return those of {@link #original} or {@link #corrected}
     */
    public static MetaSettings of(Architecture architecture, Task task, Preset preset, long seed) {
        return preset == Preset.ORIGINAL ? original(architecture, task, seed) : corrected(architecture, task, seed);
    }

    /**
     * Gives the settings of every architecture with every task and seed.
     *
     * @param architectures in this order
     * @param tasks in this order within an architecture
     * @param seeds in this order within a task
     * @param preset whether the original's mistakes are kept or mended
     * @return the settings
     */
    public static List<MetaSettings> grid(
            List<Architecture> architectures, List<Task> tasks, List<Long> seeds, Preset preset) {
        List<MetaSettings> all = new ArrayList<>();
        for (Architecture architecture : architectures) {
            for (Task task : tasks) {
                seeds.forEach(seed -> all.add(of(architecture, task, preset, seed)));
            }
        }
        return all;
    }

    /**
     * Changes the number of epochs.
     *
     * @param value at least 1
     * @return a copy
     */
    public MetaSettings withEpochs(int value) {
        return new MetaSettings(
                architecture,
                task,
                preset,
                learningRate,
                warmUpEpochs,
                value,
                batchSize,
                seed,
                patience,
                bestOnValidation);
    }

    /**
     * Changes the learning rate.
     *
     * @param value above 0
     * @return a copy
     */
    public MetaSettings withLearningRate(double value) {
        return new MetaSettings(
                architecture, task, preset, value, warmUpEpochs, epochs, batchSize, seed, patience, bestOnValidation);
    }

    /**
     * Changes the batch size.
     *
     * @param value at least 2
     * @return a copy
     */
    public MetaSettings withBatchSize(int value) {
        return new MetaSettings(
                architecture,
                task,
                preset,
                learningRate,
                warmUpEpochs,
                epochs,
                value,
                seed,
                patience,
                bestOnValidation);
    }

    /**
     * Changes when to stop and what to keep.
     *
     * @param epochsWithoutProgress at least 0; 0 for never
     * @param best whether the best epoch on validation is kept, else the last
     * @return a copy
     */
    public MetaSettings withEarlyStopping(int epochsWithoutProgress, boolean best) {
        return new MetaSettings(
                architecture,
                task,
                preset,
                learningRate,
                warmUpEpochs,
                epochs,
                batchSize,
                seed,
                epochsWithoutProgress,
                best);
    }

    /** Says whether an epoch, counted from 1, trains in training mode. */
    boolean trainingMode(int epoch) {
        return preset == Preset.CORRECTED || epoch == 1;
    }

    /** The learning rate of a step, both counted from 1 over the whole run. */
    double rateAt(long step, int stepsPerEpoch) {
        long climb = (long) warmUpEpochs * stepsPerEpoch;
        return step >= climb ? learningRate : learningRate * step / climb;
    }
}
