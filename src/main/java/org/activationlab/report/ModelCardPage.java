package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.Task;

/**
 * A model card as a page in Markdown, with the sections of its source.
 *
 * <p>M. Mitchell et al., "Model Cards for Model Reporting", 2019, section 4.
 */
public final class ModelCardPage {

    private ModelCardPage() {}

    /**
     * Writes the page. Every number in it comes from the card.
     *
     * @param card what is known
     * @return Markdown
     */
    public static String of(ModelCard card) {
        CardSource source = card.source();
        MarkdownPage page = new MarkdownPage("Model card: judge of " + card.title(), CardWords.warning(source));
        details(page, card);
        page.section("Intended use");
        page.prose(
                card.task() == Task.RATIO
                        ? "To estimate from one forward pass which share of noisy copies of an image keeps the digit that"
                                + " the network gives the clean image."
                        : "To say how probable it is that the digit which a network gives an image is right.");
        page.prose(
                "For study and teaching. Not for decisions about people, and not for networks, images or noise beyond"
                        + " the limits below.");
        page.section("Factors and metrics");
        page.prose(
                "Scores are told of every kind of test pair, by whether network and image are new, and by the"
                        + " optimizer of the judged network. In brackets stand 95 % intervals by the two-way bootstrap, which"
                        + " resamples families of networks and images together; after \u00b1 the standard deviation over seeds.");
        page.section("Training data");
        page.prose(CardWords.images(source.data()));
        page.prose(CardWords.population(source.population()));
        page.bullets(CardWords.settings(source.population()));
        page.prose(CardWords.drawing(source));
        page.section("Evaluation data");
        CardSplit split = card.split();
        page.prose(
                "The same evidence, divided " + split.plan().title() + " with seed " + split.seed() + ": "
                        + Wording.number(split.train(), 0) + " pairs to train, " + Wording.number(split.validation(), 0)
                        + " to choose by, " + Wording.number(split.test(), 0) + " of the main test cell ("
                        + card.parts().get(0).name() + "), the others of further cells, and "
                        + Wording.number(split.unused(), 0)
                        + " in no part, because network and image stand on different sides. Nothing was chosen by a test pair.");
        page.section("Quantitative analyses");
        parts(page, card);
        page.section("Ethical considerations");
        page.prose("The pairs hold activations of networks on images of digits, and nothing about a person. A judge"
                + " that looks sure may be trusted too far: it was never tested outside the limits below.");
        page.section("Limits");
        page.bullets(card.limits());
        page.section("Versions and fingerprints");
        CardWords.origin(page, card.origin());
        return page.toString();
    }

    private static void details(MarkdownPage page, ModelCard card) {
        page.section("Model details");
        page.prose(card.network() + " It reads " + Wording.number(card.numbers(), 0) + " numbers of one prediction ("
                + card.input().title() + ") and has " + Wording.number((double) card.parameters(), 0)
                + " learned numbers. An answer costs one forward pass of the judged network.");
        page.prose("What must be known of the judged network: " + card.needs()
                + (card.passesPerNetwork() == 0
                        ? " That costs no forward pass."
                        : " That costs " + Wording.number((double) card.passesPerNetwork(), 0)
                                + " forward passes, once per network."));
        JudgeSettings first = card.settings().get(0);
        page.prose("Trained by Adam with decoupled weight decay: "
                + first.width() + " units in each of two hidden layers, dropout " + Wording.setting(first.dropout())
                + ", learning rate " + Wording.setting(first.learningRate()) + ", weight decay "
                + Wording.setting(first.weightDecay()) + ", batches of " + first.batchSize() + ", at most "
                + first.epochs() + " epochs, patience " + first.patience()
                + ". Kept is the epoch with the lowest loss on the validation pairs.");
        List<List<String>> rows = new ArrayList<>();
        for (ModelCard.Training training : card.trainings()) {
            Double loss = training.validationLoss();
            rows.add(List.of(
                    Long.toString(training.settings().seed()),
                    training.keptEpoch() + " of " + training.epochs(),
                    loss == null ? Wording.MISSING : Wording.number(loss, 4),
                    "`" + training.sha256() + "`"));
        }
        page.table(List.of("seed", "epoch kept", "validation loss, nats", "SHA-256 of the parameters"), rows);
    }

    private static void parts(MarkdownPage page, ModelCard card) {
        boolean first = true;
        for (CardPart part : card.parts()) {
            page.prose("**" + (first ? "Main: " : "") + part.name() + "**: "
                    + Wording.count(part.pairs(), "pair", "pairs") + " of "
                    + Wording.count(part.models(), "network", "networks") + " in "
                    + Wording.count(part.families(), "family", "families") + " and "
                    + Wording.count(part.images(), "image", "images") + ", " + Wording.percent(part.rightShare())
                    + " right.");
            List<PairMetric> metrics = card.task() == Task.RATIO ? PairMetric.OF_RATIO : PairMetric.OF_PROBABILITY;
            List<PairMetric> shown = first ? metrics : List.of(JudgeTables.headline(card.task()));
            List<String> heading = new ArrayList<>(List.of("by", "sees", "passes"));
            shown.forEach(metric -> heading.add(metric.title()));
            List<List<String>> rows = new ArrayList<>();
            for (CardPart.Entry entry : part.entries()) {
                List<String> row =
                        new ArrayList<>(List.of(entry.name(), entry.kind().title(), Wording.number(entry.passes(), 0)));
                shown.forEach(metric ->
                        row.add(entry.score(metric).map(CardPart.Score::text).orElse(Wording.MISSING)));
                rows.add(row);
            }
            page.table(heading, rows);
            first = false;
        }
    }
}
