package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.metrics.FailureDetection;
import org.activationlab.metrics.PairedComparison;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.VoteHistogram;
import org.junit.jupiter.api.Test;

class ScoredPairsTest {

    private static final int MODELS = 20;
    private static final int IMAGES = 40;

    private static ModelTraits traits(int model) {
        return new ModelTraits("m" + model, "group" + model / 2, "SGD", 0.1, 0, "XAVIER_UNIFORM");
    }

    private static List<ModelTraits> population() {
        return IntStream.range(0, MODELS).mapToObj(ScoredPairsTest::traits).toList();
    }

    /** Every model with every image; the ratio rises with model and image, and low ratios are wrong more often. */
    private static LabelTable table() {
        SplittableRandom random = new SplittableRandom(5);
        List<LabelledPair> pairs = new ArrayList<>();
        for (int model = 0; model < MODELS; model++) {
            for (int image = 0; image < IMAGES; image++) {
                double p = 0.2 + 0.3 * model / MODELS + 0.45 * image / IMAGES;
                int k = (int) random.doubles(100).filter(x -> x < p).count();
                boolean right = random.nextDouble() < 0.4 + 0.6 * p;
                int[] votes = new int[10];
                votes[3] = k;
                votes[4] = 100 - k;
                pairs.add(new LabelledPair(
                        new SampledPair("m" + model, image, right ? 3 : 4, 3), VoteHistogram.of(votes)));
            }
        }
        return LabelTable.of(pairs);
    }

    private static final LabelTable TABLE = table();
    private static final int[] ALL = IntStream.range(0, TABLE.size()).toArray();
    private static final ScoredPairs PAIRS = ScoredPairs.of(TABLE, ALL, population(), 1);

    @Test
    void scoresOfSeveralSeedsAreMeans() {
        double[] good = TABLE.ratios();
        double[] poor = new double[good.length];
        SplittableRandom random = new SplittableRandom(8);
        Arrays.setAll(poor, i -> random.nextDouble());
        MetricScore both = PAIRS.ofSeeds(List.of(PairMetric.AUROC), List.of(good, poor))
                .values()
                .iterator()
                .next();
        double mean = (PAIRS.value(PairMetric.AUROC, good) + PAIRS.value(PairMetric.AUROC, poor)) / 2;
        assertThat(both.value()).isCloseTo(mean, within(1e-12));
        assertThat(both.interval().orElseThrow().width()).isPositive();
        PairedComparison ahead = PAIRS.compareSeeds(PairMetric.AUROC, List.of(good), List.of(good, poor));
        assertThat(ahead.difference())
                .isCloseTo(PAIRS.value(PairMetric.AUROC, good) - mean, within(1e-12))
                .isPositive();
        assertThat(PAIRS.compareSeeds(PairMetric.AUROC, List.of(good, poor), List.of(good))
                        .difference())
                .isCloseTo(-ahead.difference(), within(1e-12));
        assertThatThrownBy(() -> PAIRS.ofSeeds(List.of(PairMetric.R2), List.of()))
                .hasMessageContaining("at least one seed");
    }

    @Test
    void scoresAreThoseOfTheMetricsRoom() {
        double[] ratios = TABLE.ratios();
        Map<PairMetric, MetricScore> scores = PAIRS.ofConfidence(ratios);
        FailureDetection plain = FailureDetection.of(ratios, TABLE.correct());
        assertThat(List.copyOf(scores.keySet())).isEqualTo(PairMetric.OF_CONFIDENCE);
        assertThat(value(scores, PairMetric.AUROC)).isCloseTo(plain.auroc(), within(1e-12));
        assertThat(value(scores, PairMetric.AURC)).isCloseTo(plain.aurc(), within(1e-12));
        assertThat(value(scores, PairMetric.AUGRC)).isCloseTo(plain.augrc(), within(1e-12));
        assertThat(PairMetric.AUGRC.shown(0.0123)).isCloseTo(12.3, within(1e-12));
        // The ratio itself: nothing is missing, and its R2 over the ceiling is above 1 because it is the label.
        Map<PairMetric, MetricScore> own = PAIRS.ofRatio(ratios);
        assertThat(value(own, PairMetric.R2)).isEqualTo(1);
        assertThat(value(own, PairMetric.R2_OVER_CEILING)).isGreaterThan(1);
        assertThat(value(own, PairMetric.MEAN_ABSOLUTE_ERROR)).isZero();
        assertThat(value(own, PairMetric.R2_WITHIN_MODEL)).isEqualTo(1);
        assertThat(PAIRS.ofProbability(ratios).keySet()).hasSize(8).contains(PairMetric.BRIER);
    }

    private static double value(Map<PairMetric, MetricScore> scores, PairMetric metric) {
        MetricScore score = scores.get(metric);
        assertThat(score).isNotNull();
        assertThat(score.undefined()).isZero();
        if (score.interval().isPresent()) {
            assertThat(score.interval().get().lower()).isLessThanOrEqualTo(score.value() + 0.02);
            assertThat(score.interval().get().upper()).isGreaterThanOrEqualTo(score.value() - 0.02);
        }
        return score.value();
    }

    @Test
    void theSameSeedGivesTheSameIntervalAndSiblingsAreDrawnTogether() {
        double[] images = IntStream.of(TABLE.images()).mapToDouble(x -> x).toArray();
        MetricScore first = PAIRS.ofConfidence(images).get(PairMetric.AUROC);
        assertThat(ScoredPairs.of(TABLE, ALL, population(), 1)
                        .ofConfidence(images)
                        .get(PairMetric.AUROC))
                .isEqualTo(first);
        assertThat(ScoredPairs.of(TABLE, ALL, population(), 2)
                        .ofConfidence(images)
                        .get(PairMetric.AUROC))
                .isNotEqualTo(first);
        // With one group for all models only images are drawn: the mean of a number of the model never moves much.
        double[] error = new double[ALL.length];
        Arrays.setAll(
                error,
                i -> TABLE.ratio(i).value() - (Integer.parseInt(TABLE.modelId(i).substring(1)) - 9.5));
        List<ModelTraits> one = population().stream()
                .map(model -> new ModelTraits(model.modelId(), "all", "SGD", 0.1, 0, "XAVIER_UNIFORM"))
                .toList();
        double together = width(ScoredPairs.of(TABLE, ALL, one, 1), error);
        double pairsOfTwo = width(PAIRS, error);
        assertThat(together).isLessThan(1e-9);
        assertThat(pairsOfTwo).isGreaterThan(0.5);
    }

    private static double width(ScoredPairs pairs, double[] answers) {
        return pairs.ofRatio(answers)
                .get(PairMetric.MEAN_ABSOLUTE_ERROR)
                .interval()
                .orElseThrow()
                .width();
    }

    @Test
    void comparesTwoJudgesOnTheSameResamples() {
        double[] good = TABLE.ratios();
        double[] poor =
                IntStream.of(TABLE.images()).mapToDouble(image -> -image).toArray();
        PairedComparison difference = PAIRS.compare(PairMetric.AUROC, good, poor);
        assertThat(difference.difference()).isPositive();
        assertThat(difference.decided()).isTrue();
        PairedComparison none = PAIRS.compare(PairMetric.SPEARMAN, good, good);
        assertThat(none.difference()).isZero();
        assertThat(none.interval().orElseThrow().width()).isZero();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> ScoredPairs.of(TABLE, ALL, population().subList(0, 3), 1))
                .hasMessageContaining("m3 has none");
        assertThatThrownBy(() -> PAIRS.ofRatio(new double[3])).hasMessageContaining("800 pairs, but got 3");
        double[] broken = new double[ALL.length];
        broken[7] = Double.NaN;
        assertThatThrownBy(() -> PAIRS.ofConfidence(broken)).hasMessageContaining("that to pair 7 is NaN");
        assertThatThrownBy(() -> PAIRS.withResamples(0)).hasMessageContaining("at least 1");
    }
}
