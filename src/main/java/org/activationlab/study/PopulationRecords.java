package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.lenet.TrainingGroup;

/**
 * A run's models as the tables of its trainings tell of them, each checked against its record. {@code population.csv} says
 * the same to people, but no record holds its sum, so that nothing here is read from it.
 */
final class PopulationRecords {

    private static final String TRAIN = "train";

    private PopulationRecords() {}

    /**
     * All models, rejected ones included, in the order of the plan.
     *
     * @throws StudyException if a training is missing, or its table was changed since
     */
    static List<PopulationRow> of(Path root) throws IOException, StudyException {
        StudyPlan plan = RunFolder.describe(root).plan();
        Map<HyperParameters, PopulationRow> all = new HashMap<>();
        for (TrainingGroup group : plan.groups()) {
            String table = "training/" + group.id() + ".csv";
            Path record = root.resolve("records").resolve(TRAIN).resolve(group.id() + ".json");
            if (!Files.isRegularFile(record) || !Files.isRegularFile(root.resolve(table))) {
                throw new StudyException(table + ", which says how models were trained, or its record is missing in "
                        + root + ". Make it again with 'activation-lab train --run " + root + "'.");
            }
            RunFolder.verify(
                    root,
                    table,
                    Json.readSummed(record, StageRecord.class).outputs().getOrDefault(table, "nothing"));
            for (PopulationRow row : PopulationTable.read(root.resolve(table))) {
                all.put(row.model().hyperParameters(), row);
            }
        }
        List<PopulationRow> rows = new ArrayList<>();
        for (HyperParameters model : plan.models()) {
            PopulationRow row = all.get(model);
            if (row == null) {
                throw new StudyException(
                        "model " + model.id() + " stands in the plan, but not in the training records of " + root
                                + ". Was run.json edited? Restore it.");
            }
            rows.add(row);
        }
        return rows;
    }
}
