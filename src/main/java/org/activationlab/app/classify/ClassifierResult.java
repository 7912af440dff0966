package org.activationlab.app.classify;

import java.nio.file.Path;
import java.util.List;
import org.activationlab.network.Parameters;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.report.ClassifierTables;
import org.activationlab.report.ClassifierTables.SeedResult;
import tech.tablesaw.api.Table;

/**
 * A trained classifier.
 *
 * @param folder where everything about it lies
 * @param log how its epochs went
 * @param parameters of the best epoch
 * @param test how that does on the test images
 */
public record ClassifierResult(Path folder, TrainingLog log, Parameters parameters, ClassifierEvaluation test) {

    /**
     * Sets the trainings of several seeds below one another.
     *
     * @param results at least one
     * @return a row per seed, then mean and standard deviation
     */
    public static Table table(List<ClassifierResult> results) {
        return ClassifierTables.seeds(results.stream()
                .map(result -> new SeedResult(result.log, result.test.accuracy()))
                .toList());
    }
}
