package org.activationlab.app.sentences;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.report.ClassifierTables;
import org.activationlab.report.ClassifierTables.SeedResult;
import org.activationlab.text.SentenceModel;
import org.activationlab.text.SentenceScore;
import tech.tablesaw.api.Table;

/**
 * A trained network of sentences.
 *
 * @param folder where everything about it lies
 * @param log how its epochs went
 * @param model of the best epoch, with its words
 * @param validation how that does on the sentences that chose it
 * @param test how it does on sentences that chose nothing; absent where there are none with labels
 */
public record SentenceResult(
        Path folder, TrainingLog log, SentenceModel model, SentenceScore validation, Optional<SentenceScore> test) {

    /**
     * Sets the trainings of several seeds below one another.
     *
     * @param results at least one
     * @return a row per seed, then mean and standard deviation; without test sentences their column is missing values
     */
    public static Table table(List<SentenceResult> results) {
        return ClassifierTables.seeds(results.stream()
                .map(result -> new SeedResult(
                        result.log,
                        result.test
                                .map(score -> OptionalDouble.of(score.accuracy()))
                                .orElse(OptionalDouble.empty())))
                .toList());
    }

    /**
     * Gives what pictures and tables in the folder show.
     *
     * @return the test sentences' score, or the validation sentences' where there is none
     */
    public SentenceScore shown() {
        return test.orElse(validation);
    }
}
