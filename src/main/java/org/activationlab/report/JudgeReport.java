package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.activationlab.judge.Contender.Kind;
import org.activationlab.judge.Contest;
import org.activationlab.meta.MetricScore;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.Task;

/** The page of judges: what reads a network never met, beside everything that needs less. */
public final class JudgeReport {

    private JudgeReport() {}

    /**
     * Builds the page. Every number in it, also in its sentences, is computed from the facts.
     *
     * @param facts what is known of the judges
     * @return the page
     */
    public static HtmlPage of(JudgeFacts facts) {
        List<String> findings = JudgeFindings.of(facts);
        HtmlPage page = new HtmlPage(
                "Judges of networks never met",
                findings.isEmpty() ? "No judge was trained." : findings.get(0),
                facts.provenance());
        page.section("What was found");
        findings.forEach(page::prose);
        page.prose("Pairs: design " + facts.design() + ", " + facts.split() + ", "
                + Wording.number(facts.trainPairs(), 0) + " to train and "
                + Wording.number(facts.validationPairs(), 0) + " to choose by. Nothing was chosen by a test pair.");
        for (Contest contest : facts.main()) {
            main(page, facts, contest);
        }
        if (!facts.bounds().isEmpty()) {
            page.section("Lower bounds of the ratio");
            page.prose(
                    "A conformal bound subtracts from the expected ratio what was enough on the families that chose the"
                            + " judges' epochs. Guaranteed, if a new family and those were drawn alike, up to that choice of one epoch"
                            + " in some ten: with probability 90 % it holds for 90 % of a new family's pairs. Nothing is said of a"
                            + " single image, or of networks trained in another way.");
            page.table(
                    CertificateTables.bounds(facts.bounds()),
                    "Lower bounds on the main test pairs, of the judges' first seeds; a bound below 0 counts as 0 in the"
                            + " mean; 'groups kept' are families in which it holds for 90 % of the pairs (80 % where the"
                            + " families are few).");
        }
        page.section("Who is ahead of whom");
        page.prose(
                "Differences on the same test pairs; the interval resamples families of models and images together.");
        page.table(JudgeTables.differences(facts.main()), "Differences with 95 % intervals.");
        for (Task task : Task.values()) {
            parts(page, facts, task);
        }
        return page;
    }

    private static void main(HtmlPage page, JudgeFacts facts, Contest contest) {
        boolean ratio = contest.task() == Task.RATIO;
        page.section(ratio ? "The noise ratio" : "Right or wrong");
        page.prose(
                ratio
                        ? "Noisy copies are those of the image itself, with noise of their own; they cost a forward pass each."
                                + " All others need one pass. Reference images cost their passes once per network, not per answer:"
                                + " as many passes as images, and for noisy ones as many more as copies."
                        : "A look-up knows which image and which model a pair is of and sees no activation; where both are new"
                                + " it is left with the mean. Scores of the logits need no training.");
        page.figure(
                ContestFigure.of(contest),
                JudgeTables.headline(contest.task()).title()
                        + " on the main test pairs with 95 % intervals (two-way bootstrap).");
        if (ratio) {
            page.figure(
                    CostFigure.of(costs(contest)), "R2 against forward passes per prediction, with 95 % intervals.");
        } else if (!facts.curves().isEmpty()) {
            page.figure(
                    RiskCoverageFigure.of(facts.curves()),
                    "Errors among the kept answers against the share kept; judges: first seed.");
        }
        page.table(
                JudgeTables.scores(contest),
                "Scores on the main test pairs; in brackets 95 % intervals, after \u00b1 the standard deviation over seeds.");
    }

    /**
     * Gives the points of the cost figure: judges and the best of the other kinds against noisy copies.
     *
     * @param contest about the noise ratio
     * @return points for {@link CostFigure}
     */
    public static List<CostPoint> costs(Contest contest) {
        List<CostPoint> points = new ArrayList<>();
        for (Contest.Entry entry : contest.entries()) {
            boolean shown = entry.kind() == Kind.JUDGE
                    || entry.kind() == Kind.MONTE_CARLO
                    || entry.kind() == Kind.NOISE_MODEL
                    || JudgeFindings.best(contest, entry.kind()).equals(Optional.of(entry));
            Contest.Score score = entry.scores().get(PairMetric.R2);
            if (shown && score != null) {
                points.add(new CostPoint(
                        entry.name(),
                        entry.passes(),
                        new MetricScore(score.value(), score.interval(), 0),
                        entry.kind() == Kind.MONTE_CARLO));
            }
        }
        return points;
    }

    private static void parts(HtmlPage page, JudgeFacts facts, Task task) {
        List<Contest> cells =
                facts.cells().stream().filter(contest -> contest.task() == task).toList();
        List<Contest> groups = facts.groups().stream()
                .filter(contest -> contest.task() == task)
                .toList();
        if (cells.isEmpty() && groups.isEmpty()) {
            return;
        }
        page.section(MetaNames.of(task) + ", part by part");
        if (!cells.isEmpty()) {
            page.table(
                    JudgeTables.parts(cells),
                    JudgeTables.headline(task).title() + " by what is new in the test pairs (number of pairs).");
        }
        if (!groups.isEmpty()) {
            page.table(
                    JudgeTables.parts(groups),
                    JudgeTables.headline(task).title() + " on the main test pairs of each optimizer.");
        }
    }
}
