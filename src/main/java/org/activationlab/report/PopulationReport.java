package org.activationlab.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.NoiseRatio;

/** The first page of a study: its population of networks, and how much noise their predictions survive. */
public final class PopulationReport {

    private static final String TITLE = "Which predictions survive noise? A population of LeNet-5s";

    /** The coverage of the interval that tells how exact one ratio is. */
    private static final double CONFIDENCE = 0.95;

    private final PopulationFacts facts;
    private final HtmlPage page;

    private PopulationReport(PopulationFacts facts) {
        this.facts = facts;
        this.page = new HtmlPage(TITLE, lead(facts), facts.provenance());
    }

    /**
     * Writes the report. Every number in it, also in its sentences, is computed from the facts.
     *
     * @param facts what the study knows
     * @return a page that can still be added to
     */
    public static HtmlPage of(PopulationFacts facts) {
        PopulationReport report = new PopulationReport(facts);
        report.explain();
        report.population();
        report.pairs();
        report.ratios();
        report.favourites();
        report.limits();
        return report.page;
    }

    private static String lead(PopulationFacts facts) {
        List<TrainedModel> models = facts.models();
        if (models.isEmpty()) {
            return "No network was trained yet.";
        }
        int kept = ModelGroup.kept(models);
        String trained = Wording.count(models.size(), "network was trained", "networks were trained")
                + " to read digits; " + Wording.number(kept, 0) + " reached " + limit() + " test accuracy and so "
                + (kept == 1 ? "is" : "are") + " kept. ";
        LabelTable pairs = facts.pairs();
        if (pairs.size() == 0) {
            return trained + "No prediction has been labelled with its noise ratio.";
        }
        return trained + "For " + Wording.count(pairs.size(), "prediction", "predictions")
                + " of the kept networks, the image was shown again in "
                + Wording.count(facts.noise().draws(), "noisy copy", "noisy copies") + ". " + medians(pairs);
    }

    private static String medians(LabelTable pairs) {
        Spread right = Outcome.RIGHT.ratios(pairs);
        Spread wrong = Outcome.WRONG.ratios(pairs);
        if (right.count() == 0 || wrong.count() == 0) {
            boolean allRight = wrong.count() == 0;
            return "All of these predictions are " + (allRight ? "right" : "wrong")
                    + "; the median one kept its digit in "
                    + Wording.percent((allRight ? right : wrong).median()) + " of the copies.";
        }
        return "The median right prediction kept its digit in " + Wording.percent(right.median())
                + " of the copies, the median wrong one in " + Wording.percent(wrong.median()) + ".";
    }

    private static String limit() {
        return Wording.number(100 * TrainedModel.KEPT_FROM, 0) + " %";
    }

    private void explain() {
        page.section("What was measured");
        List<String> choices = Stream.of(HyperParameter.values())
                .filter(choice -> ModelGroup.divide(facts.models(), choice).size() > 1)
                .map(HyperParameter::title)
                .toList();
        page.prose("A LeNet-5 is a small convolutional network that names the digit in an image of 28 x 28 pixels. All "
                + "networks here have the same layers"
                + (choices.isEmpty() ? "" : "; they differ in " + Wording.list(choices))
                + ". A network is kept if it reaches at least " + limit() + " accuracy on the test images; the others "
                + "stay in the tables with the reason, and no pairs are made from them.");
        page.prose(
                "A pair is one kept network and one test image. Its noise ratio says how firmly the network holds its "
                        + "answer: noise is added to the image (standard normal, times "
                        + Wording.setting(facts.noise().scale()) + ", where a pixel goes from 0 to 1), "
                        + Wording.count(facts.noise().draws(), "time", "times")
                        + ", and the ratio is the share of these noisy "
                        + "copies for which the network still names the digit that it named for the clean image, whether that "
                        + "digit is right or not. 1 means that the noise never changed the answer, 0 that it always did.");
    }

    private void population() {
        List<TrainedModel> models = facts.models();
        page.section("The population");
        page.figure(
                AccuracyFigure.of(models),
                "Each dot is one network; within a column they are sorted by accuracy. The dashed line is the limit for "
                        + "being kept. The other choices are mixed within a column, "
                        + "so a column shows a range and not the effect of one choice alone.");
        page.table(
                PopulationTables.by(models, HyperParameter.OPTIMIZER, HyperParameter.WEIGHT_DECAY),
                "Networks by optimizer and weight decay. Accuracies are those of the kept networks on the test images.");
        page.table(PopulationTables.rejections(models), "Why networks were rejected.");
        if (!facts.epochs().isEmpty()) {
            page.figure(
                    LearningCurves.of(facts.epochs()),
                    "Points are means over trainings whose last epoch was kept; bars reach from the worst to the best of "
                            + "them. The change from the first epoch compares the same trainings. Trainings can last for "
                            + "different numbers of epochs, so a later point can rest on fewer of them.");
        }
        page.table(
                PopulationTables.byEachValue(models),
                "Networks by each choice by itself; every network counts once for each choice.");
    }

    private void pairs() {
        ShortCells cells = facts.shortCells();
        page.section("The pairs");
        page.prose("For each kept network and each of the ten digits, up to "
                + Wording.number(cells.perCell(), 0) + " rightly and up to " + Wording.number(cells.perCell(), 0)
                + " wrongly read test images become pairs: the first that occur in the order of the test set. So the share "
                + "of wrong predictions here says nothing about the accuracy of the networks.");
        page.table(
                PairTables.counts(facts.pairs()),
                "The pairs. A network or an image can occur with right and with wrong predictions, so these columns need "
                        + "not add up.");
        page.table(
                PairTables.shortCells(cells),
                "Cells (one network, one digit) in which fewer than "
                        + Wording.count(cells.perCell(), "image was", "images were")
                        + " found. A network that makes few mistakes cannot fill its cells of wrong predictions.");
    }

    private void ratios() {
        page.section("The noise ratio of right and of wrong predictions");
        page.figure(
                RatioHistogram.of(facts.pairs()),
                "Each outline shows how one kind of prediction spreads over the noise ratio; its bars add up to 100 %. "
                        + "Where the two overlap, the ratio alone cannot tell right from wrong.");
        page.table(PairTables.ratios(facts.pairs()), "Noise ratios of right, wrong and all predictions.");
        page.table(PairTables.byTrueDigit(facts.pairs()), "Noise ratios by the digit that the image really shows.");
    }

    private void favourites() {
        page.section("Where noise sends a network");
        List<FavouriteDigit> favourites = FavouriteDigit.of(facts.pairs());
        double mean =
                favourites.stream().mapToDouble(FavouriteDigit::share).average().orElse(Double.NaN);
        page.prose("Each network's favourite is the digit that it names most often for noisy images."
                + (favourites.isEmpty()
                        ? " There are no noisy images yet."
                        : " On average over the networks, the favourite gets " + Wording.percent(mean)
                                + " of all votes; without any preference it would get 10.0 %."
                                + ratioOfFavourites(favourites)));
        page.table(PairTables.favouriteDigits(facts.pairs()), "How many networks favour each digit, and how strongly.");
    }

    private String ratioOfFavourites(List<FavouriteDigit> favourites) {
        LabelTable pairs = facts.pairs();
        Map<String, Integer> digits =
                favourites.stream().collect(Collectors.toMap(FavouriteDigit::modelId, FavouriteDigit::digit));
        IntPredicate namesFavourite = row -> pairs.predictedDigit(row) == digits.getOrDefault(pairs.modelId(row), -1);
        Spread same = ratios(Outcome.ALL.rows(pairs).filter(namesFavourite));
        Spread other = ratios(Outcome.ALL.rows(pairs).filter(namesFavourite.negate()));
        if (same.count() == 0 || other.count() == 0) {
            return "";
        }
        return " Predictions that name their network's favourite ("
                + Wording.count(same.count(), "pair", "pairs") + ") have a median noise ratio of "
                + Wording.ratio(same.median()) + ", all others (" + Wording.count(other.count(), "pair", "pairs") + ") "
                + Wording.ratio(other.median()) + "."
                + (same.median() > other.median()
                        ? " So a high ratio can also mean that noise leads to this digit from any image; it is no proof "
                                + "of a sound answer."
                        : "");
    }

    private Spread ratios(IntStream rows) {
        return Spread.of(
                rows.mapToDouble(row -> facts.pairs().ratio(row).value()).toArray());
    }

    private void limits() {
        page.section("What these numbers cannot say");
        LabelTable pairs = facts.pairs();
        if (pairs.size() > 0) {
            Set<Integer> right =
                    Outcome.RIGHT.rows(pairs).mapToObj(pairs::image).collect(Collectors.toSet());
            Set<Integer> wrong =
                    Outcome.WRONG.rows(pairs).mapToObj(pairs::image).collect(Collectors.toSet());
            int both = (int) right.stream().filter(wrong::contains).count();
            page.prose(
                    "The first images in the order of the test set are taken for every network, as the original study "
                            + "did. So the right predictions rest on "
                            + Wording.count(right.size(), "image", "images") + " in all and the wrong ones on "
                            + Wording.count(wrong.size(), "image", "images") + ", and "
                            + Wording.count(both, "of them occurs", "of them occur")
                            + " in both. The less the two sets share, the more the identity of an image alone gives "
                            + "away whether a prediction is right, and the difference between right and wrong above may be one "
                            + "between easy and hard images as much as one between sound and unsound answers.");
            int draws = facts.noise().draws();
            double half = new NoiseRatio(draws / 2, draws).interval(CONFIDENCE).width() / 2;
            page.prose("A ratio is an estimate from "
                    + Wording.count(draws, "draw", "draws")
                    + ": near 0.5, where it is least exact, it lies within about "
                    + Wording.ratio(half) + " of the ratio that endless draws would show, in 95 of 100 cases. The same "
                    + "noise images are used for every network and image, so these errors are not independent of each "
                    + "other.");
        }
        page.prose(
                "The tables describe the networks of this run. They compare groups that differ in more than one way, "
                        + "and no test of significance was made.");
    }
}
