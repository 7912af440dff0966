package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.activationlab.files.AtomicFile;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.Task;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.report.DataSheetPage;
import org.activationlab.report.JudgeFacts;
import org.activationlab.report.ModelCard;
import org.activationlab.report.ModelCardPage;

/**
 * Model cards of a run's judges and a data sheet of their evidence, each as JSON and, made from that, as a page in
 * Markdown. Made from the run folder alone.
 *
 * <p>M. Mitchell et al., "Model Cards for Model Reporting", 2019. T. Gebru et al., "Datasheets for Datasets", 2021.
 *
 * @param cards the JSON files of the model cards; beside each lies its page, of the same name with the ending .md
 * @param sheet the JSON file of the data sheet, likewise
 */
public record RunCards(List<Path> cards, Path sheet) {

    /** Where cards are kept in the run folder. */
    static final String FOLDER = "cards";

    /** Copies the list. */
    public RunCards {
        cards = List.copyOf(cards);
    }

    /**
     * Writes a card for every input and task that judges were trained on, and the sheet.
     *
     * @param root the folder of a run with trained judges
     * @param design which evidence
     * @param split how its pairs are divided
     * @return where they are
     * @throws StudyException if no judge was trained there, or something cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static RunCards write(Path root, SamplingDesign design, SplitPlan split) throws StudyException, IOException {
        JudgePlan plan = RunJudges.trained(root, design, split);
        JudgeEvidence evidence = JudgeEvidence.of(root, plan);
        CardRecords records = new CardRecords(root, plan, evidence);
        Path folder = Files.createDirectories(root.resolve(FOLDER));
        Path sheet = folder.resolve("evidence-" + design.name().toLowerCase(Locale.ROOT) + ".json");
        Json.writeSummed(sheet, SheetFile.of(records.run(), EvidenceSheet.of(root, records, evidence)));
        AtomicFile.writeText(page(sheet), DataSheetPage.of(SheetFile.read(sheet).sheet()));
        List<Path> files = new ArrayList<>();
        for (ModelCard card : cards(root, plan, evidence, records)) {
            files.add(write(root, "", plan, records.run(), card));
        }
        return new RunCards(files, sheet);
    }

    /** The cards of a plan's judges, by one evaluation of all of them. */
    static List<ModelCard> cards(Path root, JudgePlan plan, JudgeEvidence evidence, CardRecords records)
            throws StudyException, IOException {
        List<Task> tasks = List.of(Task.values()).stream()
                .filter(task -> plan.trainings().stream().anyMatch(one -> one.task() == task))
                .toList();
        JudgeFacts facts = RunJudges.facts(root, plan, Rivals.none(root, plan), evidence, tasks);
        return new JudgeCards(records, plan, evidence, facts).all();
    }

    /** Writes a card and its page, under a name that begins with a word of one's own. */
    static Path write(Path root, String first, JudgePlan plan, RunDescription run, ModelCard card)
            throws StudyException, IOException {
        String name = "%s%s-%s-%s"
                .formatted(first, plan.place().replace('/', '-'), card.input(), card.task())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        Path file = Files.createDirectories(root.resolve(FOLDER)).resolve(name + ".json");
        Json.writeSummed(file, CardFile.of(run, card));
        AtomicFile.writeText(page(file), ModelCardPage.of(CardFile.read(file).card()));
        return file;
    }

    /**
     * Names the page of a card.
     *
     * @param json the card or sheet
     * @return the file beside it
     */
    public static Path page(Path json) {
        return json.resolveSibling(String.valueOf(json.getFileName()).replaceFirst("\\.json$", ".md"));
    }
}
