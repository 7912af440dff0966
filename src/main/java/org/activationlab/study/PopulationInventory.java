package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.lenet.TrainingGroup;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.report.PopulationFacts;
import org.activationlab.report.Provenance;
import org.activationlab.report.ShortCells;

/** Reads what a run folder holds of models and their labels. */
final class PopulationInventory {

    private PopulationInventory() {}

    /**
     * Everything that a report tells.
     *
     * @throws StudyException if something is not finished yet or cannot be read; says what
     */
    static PopulationFacts facts(Path root, RunInventory inventory) throws StudyException, IOException {
        RunDescription run = inventory.description();
        Map<HyperParameters, PopulationRow> rows = new HashMap<>();
        List<TrainedModel> epochs = new ArrayList<>();
        for (TrainingGroup group : run.plan().groups()) {
            for (PopulationRow row :
                    PopulationTable.read(verified(root, inventory, "training/" + group.id() + ".csv"))) {
                rows.put(row.model().hyperParameters(), row);
                epochs.add(row.model());
            }
        }
        List<TrainedModel> models = new ArrayList<>();
        List<LabelTable> labels = new ArrayList<>();
        for (HyperParameters settings : run.plan().models()) {
            PopulationRow row = rows.get(settings);
            if (row == null) {
                throw new StudyException("model " + settings.id() + " stands in the plan, but not in the training"
                        + " records of " + root + ". Was run.json edited?");
            }
            models.add(row.model());
            if (row.model().kept()) {
                Path file = verified(root, inventory, "labels/" + settings.id() + ".arrow");
                if (!LabelFile.readHeader(file).planFingerprint().equals(run.fingerprint())) {
                    throw new StudyException(file + " was made by another plan than the one in run.json."
                            + " Was run.json edited? Restore it, or start in a new folder.");
                }
                labels.add(LabelFile.read(file));
            }
        }
        return new PopulationFacts(
                provenance(inventory),
                models,
                epochs,
                LabelTable.concat(labels),
                run.plan().noise(),
                ShortCells.of(run.plan().pairsPerCell(), labels));
    }

    /** Where the numbers of a run come from. */
    static Provenance provenance(RunInventory inventory) {
        RunDescription run = inventory.description();
        return new Provenance(
                run.plan().preset(),
                run.plan().noise().seed(),
                run.device().name().toLowerCase(Locale.ROOT),
                run.data().description(),
                run.data().synthetic(),
                lastDay(inventory));
    }

    /** A file that a finished item wrote and that nobody changed since. */
    private static Path verified(Path root, RunInventory inventory, String name) throws StudyException, IOException {
        Path file = root.resolve(name);
        String recorded = inventory.outputs().get(name);
        if (recorded == null || !Files.exists(file)) {
            throw new StudyException(name + " is missing in " + root + ": the run is not finished. Go on with"
                    + " 'activation-lab run --run " + root + "'.");
        }
        RunFolder.verify(root, name, recorded);
        return file;
    }

    /** The day on which the last item was finished, so that the same results give the same page on any day. */
    private static LocalDate lastDay(RunInventory inventory) {
        return inventory.records().stream()
                .map(record -> Instant.parse(record.finishedAt())
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate())
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }
}
