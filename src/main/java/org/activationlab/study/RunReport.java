package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.lenet.TrainingGroup;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.report.ConsoleTables;
import org.activationlab.report.PopulationFacts;
import org.activationlab.report.PopulationReport;
import org.activationlab.report.Provenance;
import org.activationlab.report.ShortCells;

/**
 * What a finished run found, as one page and as text for a console. Made from the run folder alone, so it can be made
 * again at any time and without the images.
 *
 * @param page the page, {@code report.html} in the run folder
 * @param tables the main tables as text, by their titles, in reading order
 */
public record RunReport(Path page, Map<String, String> tables) {

    /** The report's name in the run folder. */
    public static final String FILE = "report.html";

    /** Keeps its own copy, in order. */
    public RunReport {
        tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * Writes the page of a run whose models are trained and labelled.
     *
     * @param root the run folder
     * @return where the page is, and its main tables
     * @throws StudyException if something is not finished yet or cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static RunReport write(Path root) throws StudyException, IOException {
        PopulationFacts facts = facts(root);
        Path page = root.resolve(FILE);
        PopulationReport.of(facts).write(page);
        return new RunReport(page, ConsoleTables.of(facts));
    }

    private static PopulationFacts facts(Path root) throws StudyException, IOException {
        RunInventory inventory = RunInventory.of(root);
        RunDescription run = inventory.description();
        List<TrainedModel> models = new ArrayList<>();
        List<LabelTable> labels = new ArrayList<>();
        for (PopulationRow row : PopulationTable.read(existing(root, "population.csv"))) {
            models.add(row.model());
            if (row.model().kept()) {
                String id = row.model().hyperParameters().id();
                labels.add(LabelFile.read(existing(root, "labels/" + id + ".arrow")));
            }
        }
        List<TrainedModel> epochs = new ArrayList<>();
        for (TrainingGroup group : run.plan().groups()) {
            for (PopulationRow row : PopulationTable.read(existing(root, "training/" + group.id() + ".csv"))) {
                epochs.add(row.model());
            }
        }
        Provenance provenance = new Provenance(
                run.plan().preset(),
                run.plan().noise().seed(),
                run.device().name().toLowerCase(Locale.ROOT),
                run.data().description(),
                run.data().synthetic(),
                lastDay(inventory));
        return new PopulationFacts(
                provenance,
                models,
                epochs,
                LabelTable.concat(labels),
                run.plan().noise(),
                ShortCells.ofLabels(run.plan().pairsPerCell(), labels));
    }

    private static Path existing(Path root, String name) throws StudyException {
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            throw new StudyException(name + " is missing in " + root + ": the run is not finished. Go on with"
                    + " 'activation-lab run --run " + root + "'.");
        }
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
