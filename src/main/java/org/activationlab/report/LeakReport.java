package org.activationlab.report;

import java.util.List;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import tech.tablesaw.api.Table;

/** The page of a leak audit: how much of a score can be had without looking at an activation. */
public final class LeakReport {

    private LeakReport() {}

    /**
     * Builds the page. Every number in it, also in its sentences, is computed from the facts.
     *
     * @param facts what the audit knows
     * @return the page
     */
    public static HtmlPage of(LeakFacts facts) {
        List<String> findings = LeakFindings.of(facts);
        HtmlPage page = new HtmlPage("Leak audit", findings.isEmpty() ? "" : findings.get(0), facts.provenance());
        page.section("What was found");
        findings.forEach(page::prose);
        page.section("What tables of training pairs know");
        page.prose(
                "A look-up is a table of training pairs: for a test pair it answers with the mean of the training pairs "
                        + "of the same image, of the same model, or of the same model and predicted digit, and with the mean of "
                        + "all where there is none. It sees no activation. So what a look-up reaches on a split can be reached "
                        + "there by recognising images or models, and is no proof that activations tell reliability. The scores of "
                        + "the logits are fitted with one threshold (right or wrong) or one rising curve (noise ratio). AUROC asks only "
                        + "whether right stands above wrong; accuracy and R2 ask besides whether threshold, curve and means of the "
                        + "training pairs fit the test pairs. So who answers with the more frequent answer of the training pairs "
                        + "can lie below the best constant answer, which is chosen on the test pairs.");
        for (Task task : LeakTables.ORDER) {
            page.figure(LeakFigure.of(facts, task), caption(task));
            page.table(
                    LeakTables.single(facts, task),
                    MetaNames.of(task) + ": " + (task == Task.RATIO ? "R2" : "accuracy / AUROC")
                            + " on the test pairs. The best constant answer and the best look-up are chosen on those very "
                            + "pairs. The share in the last row is (best look-up - constant) / (best of the logits and "
                            + "meta-networks - constant).");
            if (!facts.cells(SplitRule.BY_MODEL_AND_IMAGE).isEmpty()) {
                page.table(
                        LeakTables.both(facts, task),
                        "The same where models and images are both divided, by what is new in the test pairs.");
            }
        }
        page.prose(
                facts.meta().isEmpty()
                        ? "No meta-network was trained on this split by pair, so none is shown."
                        : "Meta-networks were trained on the split by pair alone, so the other splits show none.");
        Table regions = LeakTables.regions(facts);
        if (!regions.isEmpty()) {
            page.section("One part of the grid left out");
            page.prose("The models of the part test, on images that no training pair has. The other models train.");
            page.table(regions, "Each part of the grid by itself: new models of that part, new images.");
        }
        page.section("How the pairs were split");
        page.prose(
                "Models that differ only by seed or number of epochs are siblings and stay together. Groups of siblings "
                        + "and images are put on a side by a hash: 60 % train, 20 % choose, 20 % test; where a part of the grid "
                        + "is left out, 75 % of the other groups train and 25 % choose. Where models and images are both "
                        + "divided, a tenth of the pairs of training models and training images does not train, so that they can "
                        + "be tested, and pairs with one side in validation and the other elsewhere are unused. With few groups of "
                        + "siblings these shares are met roughly, and scores on new models rest on few models.");
        page.table(LeakTables.counts(facts), "Pairs of every split. All figures are in audit.csv beside this page.");
        return page;
    }

    private static String caption(Task task) {
        return MetaNames.of(task) + ", " + LeakFigure.metric(task).title()
                + ". A row per split and cell of its test pairs; the dashed line is a constant answer. 'Both' divides models "
                + "and images. Meta-networks were trained on the split by pair alone."
                + (task == Task.RATIO ? " Scores below " + LeakFigure.LEAST + " stand at the left edge." : "");
    }
}
