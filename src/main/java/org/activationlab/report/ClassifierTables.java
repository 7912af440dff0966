package org.activationlab.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.activationlab.metrics.SeedSummary;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Trainings of classifiers in numbers. */
public final class ClassifierTables {

    private ClassifierTables() {}

    /**
     * The training of one seed.
     *
     * @param log its epochs, at least one
     * @param testAccuracy share of right answers of the kept epoch on examples that chose nothing; absent where the data
     *     has no such examples with labels
     */
    public record SeedResult(TrainingLog log, OptionalDouble testAccuracy) {

        /**
         * Makes the training of a seed whose test accuracy is known.
         *
         * @param log its epochs, at least one
         * @param testAccuracy share of right answers of the kept epoch on examples that chose nothing
         */
        public SeedResult(TrainingLog log, double testAccuracy) {
            this(log, OptionalDouble.of(testAccuracy));
        }
    }

    /**
     * Lists the best epoch of each training.
     *
     * @param names one per log
     * @param logs at least one epoch each
     * @return a row per log
     * @throws IllegalArgumentException if there is not one name per log, or a log has no epoch
     */
    public static Table best(List<String> names, List<TrainingLog> logs) {
        requireNames(names, logs);
        StringColumn training = Columns.text("training");
        IntColumn epochs = Columns.count("epochs");
        IntColumn best = Columns.count("best epoch");
        DoubleColumn trainLoss = Columns.number("training loss", 4);
        DoubleColumn trainAccuracy = percent("training accuracy");
        DoubleColumn loss = Columns.number("validation loss", 4);
        DoubleColumn accuracy = percent("validation accuracy");
        DoubleColumn lowest = Columns.number("lowest validation loss", 4);
        DoubleColumn seconds = Columns.number("seconds per epoch", 1);
        for (int i = 0; i < logs.size(); i++) {
            TrainingLog log = logs.get(i);
            TrainingEpoch epoch = log.best();
            training.append(names.get(i));
            epochs.append(log.epochs().size());
            best.append(epoch.epoch());
            trainLoss.append(epoch.trainLoss());
            trainAccuracy.append(epoch.trainAccuracy());
            loss.append(epoch.validationLoss());
            accuracy.append(epoch.validationAccuracy());
            lowest.append(log.lowestValidationLoss());
            seconds.append(log.epochs().stream()
                    .mapToDouble(TrainingEpoch::seconds)
                    .average()
                    .orElseThrow());
        }
        return Table.create(
                "best epochs", training, epochs, best, trainLoss, trainAccuracy, loss, accuracy, lowest, seconds);
    }

    /**
     * Sets the trainings of several seeds below one another.
     *
     * @param results at least one
     * @return a row per seed, then their mean and their sample standard deviation (missing for one seed); the test accuracy
     *     is missing where it is absent, and in the last two rows unless every seed has one
     */
    public static Table seeds(List<SeedResult> results) {
        StringColumn seed = Columns.text("seed");
        IntColumn epoch = Columns.count("best epoch");
        Table table = Table.create("trainings by seed", seed, epoch);
        for (SeedResult result : results) {
            seed.append(Long.toString(result.log().plan().seed()));
            epoch.append(result.log().best().epoch());
        }
        seed.append("mean").append("deviation");
        epoch.appendMissing().appendMissing();
        table.addColumns(
                summed(
                        percent("validation accuracy"),
                        results,
                        result -> result.log().best().validationAccuracy()),
                summed(
                        Columns.number("validation loss", 4),
                        results,
                        result -> result.log().best().validationLoss()),
                summed(
                        Columns.number("lowest validation loss", 4),
                        results,
                        result -> result.log().lowestValidationLoss()),
                summed(
                        percent("test accuracy"),
                        results,
                        result -> result.testAccuracy().orElse(Double.NaN)));
        return table;
    }

    private static DoubleColumn summed(
            DoubleColumn column, List<SeedResult> results, ToDoubleFunction<SeedResult> value) {
        double[] values = results.stream().mapToDouble(value).toArray();
        SeedSummary summary = SeedSummary.of(values);
        for (double one : values) {
            column.append(one);
        }
        return column.append(summary.mean()).append(summary.deviation());
    }

    /** To a hundredth of a percent: of 10,000 images every single one shows. */
    private static DoubleColumn percent(String name) {
        return Columns.share(name, 2);
    }

    static void requireNames(List<String> names, List<TrainingLog> logs) {
        if (logs.isEmpty() || names.size() != logs.size()) {
            throw new IllegalArgumentException(
                    "expected at least one log and a name for each, but got " + logs.size() + " and " + names.size());
        }
        for (int i = 0; i < logs.size(); i++) {
            if (logs.get(i).epochs().isEmpty()) {
                throw new IllegalArgumentException("the training " + names.get(i) + " has no epoch yet");
            }
        }
    }
}
