package org.activationlab.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Task;
import org.activationlab.study.MetaPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which meta-networks are trained, and how. */
final class TrainingOptions {

    @Option(
            names = "--architectures",
            split = ",",
            paramLabel = "NAME",
            description = "Which encoders, in this order: ${COMPLETION-CANDIDATES}.")
    private @Nullable List<Architecture> architectures;

    @Option(
            names = "--tasks",
            split = ",",
            paramLabel = "NAME",
            description = "Which questions: ${COMPLETION-CANDIDATES}. Default: both.")
    private @Nullable List<Task> tasks;

    @Option(names = "--seeds", paramLabel = "LIST", description = "Which seeds, for example 1-5 or 1,3. Original: 1-5.")
    private @Nullable String seeds;

    @Option(
            names = "--protocol",
            paramLabel = "original|corrected",
            description = "original: the study's settings with its slips, for comparison with its numbers; corrected:"
                    + " training mode throughout, warm-up for the transformer, the best epoch on validation."
                    + " Default: original.")
    private @Nullable Preset protocol;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training pairs, for all trainings.")
    private @Nullable Integer epochs;

    @Option(names = "--learning-rate", paramLabel = "R", description = "Adam's learning rate, for all trainings.")
    private @Nullable Double learningRate;

    @Option(names = "--batch-size", paramLabel = "N", description = "Pairs per step. Original: 128.")
    private @Nullable Integer batchSize;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop after N epochs in a row without a lower validation loss. Original: never.")
    private @Nullable Integer patience;

    @Option(
            names = "--best-on-validation",
            negatable = true,
            description = "Keep the epoch with the lowest validation loss instead of the last.")
    private @Nullable Boolean best;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "About how many pairs are used at most; 0 for all. Original: 78,800. One run folder holds"
                    + " trainings on one choice of pairs.")
    private @Nullable Integer pairs;

    /**
     * Changes a plan as the options ask.
     *
     * @param preset what is done without options
     * @return the changed plan
     * @throws IllegalArgumentException if a value is out of range
     */
    MetaPlan plan(MetaPlan preset) {
        MetaPlan plan = pairs == null ? preset : preset.withMostPairs(pairs);
        List<MetaSettings> usual = preset.trainings();
        if (architectures != null || tasks != null || seeds != null || protocol != null) {
            plan = plan.withTrainings(
                    architectures != null ? architectures : distinct(usual, MetaSettings::architecture),
                    tasks != null ? tasks : List.of(Task.values()),
                    seeds != null ? seeds(seeds) : distinct(usual, MetaSettings::seed),
                    protocol != null ? protocol : Preset.ORIGINAL);
        }
        return plan.withTrainings(plan.trainings().stream().map(this::changed).toList());
    }

    private static <T> List<T> distinct(List<MetaSettings> settings, Function<MetaSettings, T> part) {
        return settings.stream().map(part).distinct().toList();
    }

    private MetaSettings changed(MetaSettings before) {
        MetaSettings settings = epochs == null ? before : before.withEpochs(epochs);
        settings = learningRate == null ? settings : settings.withLearningRate(learningRate);
        settings = batchSize == null ? settings : settings.withBatchSize(batchSize);
        return settings.withEarlyStopping(
                patience == null ? settings.patience() : patience, best == null ? settings.bestOnValidation() : best);
    }

    /** Reads "1-5", "1,3" and mixtures of the two. */
    static List<Long> seeds(String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .flatMap(part -> range(part.strip()).boxed())
                    .toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seeds must be numbers such as 1-5 or 1,3, but was " + text, e);
        }
    }

    /**
     * Reads seeds of which each is trained once.
     *
     * @throws IllegalArgumentException if the text is no list of seeds, or names one twice
     */
    static List<Long> differentSeeds(String text) {
        List<Long> wanted = seeds(text);
        if (wanted.stream().distinct().count() < wanted.size()) {
            throw new IllegalArgumentException("--seeds names a seed twice: " + text);
        }
        return wanted;
    }

    private static LongStream range(String part) {
        int dash = part.indexOf('-', 1);
        if (dash < 0) {
            return LongStream.of(Long.parseLong(part));
        }
        long first = Long.parseLong(part.substring(0, dash));
        long last = Long.parseLong(part.substring(dash + 1));
        if (last < first || last - first >= 1_000) {
            throw new NumberFormatException(part);
        }
        return LongStream.rangeClosed(first, last);
    }
}
