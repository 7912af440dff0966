package org.activationlab.study;

import java.util.List;
import java.util.stream.LongStream;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.PublishedRuns;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import org.activationlab.pairs.PairSelection;

/**
 * Which meta-networks are trained on a run's pairs, and on how many of them.
 *
 * @param mostPairs about how many pairs are used at most, a random part of more; 0 for all
 * @param split how the pairs are divided
 * @param splitSeed the seed of that division, the same for all trainings, so that their scores can be compared
 * @param trainings in the order in which they are begun; none twice
 */
public record MetaPlan(int mostPairs, SplitRule split, long splitSeed, List<MetaSettings> trainings) {

    /** The seeds of the original study. */
    public static final List<Long> SEEDS = LongStream.rangeClosed(1, 5).boxed().toList();

    /** Decides which pairs are used; that of the original's noise, for want of a known one. */
    private static final long SELECTION_SEED = 42;

    private static final long SPLIT_SEED = 0;

    /** Checks and copies. */
    public MetaPlan {
        if (mostPairs < 0) {
            throw new IllegalArgumentException("mostPairs must be 0 (all) or more, but was " + mostPairs);
        }
        trainings = List.copyOf(trainings);
        if (trainings.stream().distinct().count() != trainings.size()) {
            throw new IllegalArgumentException("a plan must not list the same training twice");
        }
    }

    /**
     * Gives what belongs to a study's preset: the original's settings throughout. tiny and zoo train the cheapest architecture
     * once for each task; quick all four once; standard the rnn and the lstm with five seeds, on as many pairs as the
     * original; paper all of the original's thirty runs.
     *
     * @param name tiny, zoo, quick, standard or paper
     * @return its plan
     * @throws IllegalArgumentException for any other name
     */
    public static MetaPlan preset(String name) {
        return switch (name) {
            case "tiny", "zoo" -> of(List.of(Architecture.RNN), List.of(1L));
            // The longest first: the last ones to be begun then leave no core idle for long.
            case "quick" ->
                of(
                        List.of(Architecture.LSTM, Architecture.GRU, Architecture.TRANSFORMER, Architecture.RNN),
                        List.of(1L));
            case "standard" -> of(List.of(Architecture.RNN, Architecture.LSTM), SEEDS);
            case "paper" -> of(List.of(Architecture.RNN, Architecture.LSTM, Architecture.TRANSFORMER), SEEDS);
            default ->
                throw new IllegalArgumentException(
                        "there is no preset \"" + name + "\"; there are tiny, zoo, quick, standard and paper");
        };
    }

    private static MetaPlan of(List<Architecture> architectures, List<Long> seeds) {
        return new MetaPlan(PublishedRuns.PAIRS, SplitRule.BY_PAIR, SPLIT_SEED, List.of())
                .withTrainings(architectures, List.of(Task.RATIO, Task.CORRECTNESS), seeds, Preset.ORIGINAL);
    }

    /**
     * Returns this plan with other trainings: every architecture with every task and seed.
     *
     * @param architectures begun in this order
     * @param tasks begun in this order within an architecture
     * @param seeds begun in this order within a task
     * @param preset whether the original's mistakes are kept or mended
     * @return the changed plan
     */
    public MetaPlan withTrainings(List<Architecture> architectures, List<Task> tasks, List<Long> seeds, Preset preset) {
        return withTrainings(MetaSettings.grid(architectures, tasks, seeds, preset));
    }

    /**
     * Returns this plan with other trainings.
     *
     * @param newTrainings in the order in which they are begun; none twice
     * @return the changed plan
     */
    public MetaPlan withTrainings(List<MetaSettings> newTrainings) {
        return new MetaPlan(mostPairs, split, splitSeed, newTrainings);
    }

    /**
     * Returns this plan on another number of pairs.
     *
     * @param newMostPairs about how many pairs are used at most; 0 for all
     * @return the changed plan
     */
    public MetaPlan withMostPairs(int newMostPairs) {
        return new MetaPlan(newMostPairs, split, splitSeed, trainings);
    }

    /** Which of so many pairs are used. */
    PairSelection selection(int pairs) {
        return mostPairs == 0 || pairs <= mostPairs
                ? PairSelection.ALL
                : new PairSelection((double) mostPairs / pairs, SELECTION_SEED);
    }
}
