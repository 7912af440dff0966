package org.activationlab.report;

import java.util.List;
import java.util.Locale;
import org.activationlab.meta.Task;
import org.activationlab.pairs.SamplingDesign;

/** The page of the layers: which parts of a trace trained networks use to judge a prediction. */
public final class LayerReport {

    private LayerReport() {}

    /**
     * Builds the page. Every number in it, also in its sentences, is computed from the facts.
     *
     * @param facts what is known
     * @return the page
     */
    public static HtmlPage of(LayerFacts facts) {
        List<String> findings = LayerFindings.of(facts);
        HtmlPage page = new HtmlPage(
                "Which layer knows?",
                findings.isEmpty() ? "No trained network could be asked." : findings.get(0),
                facts.provenance());
        page.section("What was found");
        findings.forEach(page::prose);
        page.section("How it was measured");
        page.prose("The parts of a trace are players. What a coalition is worth is the score that the trained network"
                + " reaches when the numbers of all parts outside the coalition are those of another test pair, the same for"
                + " all these parts. That pair is always a prediction of the same judged network: so what is lost is knowledge"
                + " about the single prediction, not about which network made it, and what is known of the judged network stays"
                + " true and stays in place. The Shapley value of a part is what it adds, averaged over all orders in which the"
                + " parts can come (Shapley, 1953); all sixteen coalitions are computed, so the values are exact for the chosen"
                + " donors and add up to the whole difference. The permutation importance is what is lost when this part alone"
                + " is another's (Breiman, 2001).");
        page.prose("Donors are drawn " + Wording.count(facts.permutations(), "time", "times")
                + "; numbers in brackets, and the fine lines on the bars, are standard errors of the mean over these draws. They"
                + " say nothing of other test pairs or of other trainings; where there are several seeds, the mean over the"
                + " trainings is shown, and each training is in " + file(facts)
                + " beside this page. Traces put together from"
                + " two predictions never occurred, and a network may answer oddly to them; and what a network does not use may"
                + " still be known to the layer.");
        for (Task task : LayerTables.ORDER) {
            if (!facts.rows(task).isEmpty()) {
                task(page, facts, task);
            }
        }
        return page;
    }

    private static void task(HtmlPage page, LayerFacts facts, Task task) {
        String metric = LayerTables.metric(task).title();
        page.section(MetaNames.of(task));
        page.figure(
                LayerFigure.of(facts, task),
                "Shapley value of each part of the trace, in " + metric
                        + ". Networks under one heading answered the same" + " pairs.");
        page.table(
                LayerTables.shapley(facts, task),
                metric
                        + " on the test pairs, the same when all parts are those of another prediction of the same network,"
                        + " and how the difference divides among the parts (Shapley values).");
        page.table(
                LayerTables.drops(facts, task), "Permutation importance: the loss when one part alone is another's.");
        page.table(
                LayerTables.alone(facts, task),
                "The gain when one part alone is the prediction's own and all others are another's.");
    }

    static String file(LayerFacts facts) {
        return name(facts.design()) + ".csv";
    }

    /**
     * Names page and table.
     *
     * @param design how the judges' pairs were drawn
     * @return "layers" for natural pairs, else with the design behind it; without an ending
     */
    public static String name(SamplingDesign design) {
        return design == SamplingDesign.NATURAL
                ? "layers"
                : "layers-" + design.name().toLowerCase(Locale.ROOT);
    }
}
