package org.activationlab.meta;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.metrics.BootstrapReplicates;
import org.activationlab.metrics.PairedComparison;
import org.activationlab.metrics.TwoWayBootstrap;
import org.activationlab.metrics.WeightedRatio;
import org.activationlab.metrics.WeightedStatistic;
import org.activationlab.network.RandomStreams;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.NoiseRatio;

/**
 * Pairs on which judges are scored, and how surely: any confidence or expected ratio per pair gives every metric of a
 * table with an interval, and two judges a difference with an interval.
 *
 * <p>The interval is the middle 95 % over resamples of groups of sibling models and of images, drawn independently: see
 * {@link TwoWayBootstrap}. All metrics and judges meet the same resamples. The mean of the truth, the ceiling and the
 * means of models are those of each resample. Immutable; arrays are copied in and out.
 */
public final class ScoredPairs {

    /** How many resamples are usual in a table. */
    public static final int USUAL_RESAMPLES = 200;

    private static final double CONFIDENCE = 0.95;

    private final boolean[] right;
    private final int[] unchanged;
    private final int[] draws;
    private final int[] models;
    private final TwoWayBootstrap bootstrap;
    private final int resamples;
    private final long seed;

    private ScoredPairs(
            boolean[] right,
            int[] unchanged,
            int[] draws,
            int[] models,
            TwoWayBootstrap bootstrap,
            int resamples,
            long seed) {
        this.right = right;
        this.unchanged = unchanged;
        this.draws = draws;
        this.models = models;
        this.bootstrap = bootstrap;
        this.resamples = resamples;
        this.seed = seed;
    }

    /**
     * Takes pairs of a table.
     *
     * @param pairs the table
     * @param rows which of its rows are scored, at least one
     * @param models the traits of at least every model of the rows
     * @param seed decides the resamples
     * @return the pairs, with {@link #USUAL_RESAMPLES} resamples
     * @throws IllegalArgumentException if there is no row, or a model has no traits
     */
    public static ScoredPairs of(LabelTable pairs, int[] rows, Collection<ModelTraits> models, long seed) {
        Map<String, String> siblings = new HashMap<>();
        models.forEach(model -> siblings.put(model.modelId(), model.siblings()));
        Numbers modelNumbers = new Numbers();
        Numbers groupNumbers = new Numbers();
        int[] model = new int[rows.length];
        int[] group = new int[rows.length];
        boolean[] right = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            String id = pairs.modelId(rows[i]);
            String own = siblings.get(id);
            if (own == null) {
                throw new IllegalArgumentException("scored pairs need the traits of every model, but " + id
                        + " has none. Give those of the whole population.");
            }
            model[i] = modelNumbers.of(id);
            group[i] = groupNumbers.of(own);
            right[i] = pairs.correct(rows[i]);
        }
        return new ScoredPairs(
                right,
                IntStream.of(rows).map(row -> pairs.ratio(row).unchanged()).toArray(),
                IntStream.of(rows).map(row -> pairs.ratio(row).draws()).toArray(),
                model,
                TwoWayBootstrap.of(group, IntStream.of(rows).map(pairs::image).toArray()),
                USUAL_RESAMPLES,
                seed);
    }

    /**
     * Takes pairs of any kind.
     *
     * @param right whether each answer was right
     * @param ratios how often disturbed copies kept each answer
     * @param networks a number for the network of each pair; pairs of equal numbers are drawn together
     * @param inputs a number for what each network was asked about, in the same way
     * @param seed decides the resamples
     * @return the pairs, with {@link #USUAL_RESAMPLES} resamples
     * @throws IllegalArgumentException if the lengths differ or there is no pair
     */
    public static ScoredPairs of(boolean[] right, List<NoiseRatio> ratios, int[] networks, int[] inputs, long seed) {
        if (right.length != ratios.size() || right.length != networks.length) {
            throw new IllegalArgumentException("expected an answer, a ratio and a network for each pair, but got "
                    + right.length + ", " + ratios.size() + " and " + networks.length);
        }
        return new ScoredPairs(
                right.clone(),
                ratios.stream().mapToInt(NoiseRatio::unchanged).toArray(),
                ratios.stream().mapToInt(NoiseRatio::draws).toArray(),
                networks.clone(),
                TwoWayBootstrap.of(networks, inputs),
                USUAL_RESAMPLES,
                seed);
    }

    /** Numbers texts from 0 in the order in which they come. */
    static final class Numbers {
        private final Map<String, Integer> numbers = new HashMap<>();

        int of(String text) {
            int next = numbers.size();
            return numbers.computeIfAbsent(text, key -> next);
        }
    }

    /**
     * Changes the number of resamples.
     *
     * @param newResamples at least 1
     * @return these pairs with another number
     * @throws IllegalArgumentException if there is none
     */
    public ScoredPairs withResamples(int newResamples) {
        if (newResamples < 1) {
            throw new IllegalArgumentException("resamples must be at least 1, but was " + newResamples);
        }
        return new ScoredPairs(right, unchanged, draws, models, bootstrap, newResamples, seed);
    }

    /**
     * Counts the pairs.
     *
     * @return at least 1
     */
    public int size() {
        return right.length;
    }

    /**
     * Scores a confidence that an answer is right.
     *
     * @param confidence one finite number per pair, in the order of the rows; larger is surer
     * @return a score for each of {@link PairMetric#OF_CONFIDENCE}, in that order
     * @throws IllegalArgumentException if there is not one number per pair, or one is not finite
     */
    public Map<PairMetric, MetricScore> ofConfidence(double[] confidence) {
        return scores(PairMetric.OF_CONFIDENCE, confidence);
    }

    /**
     * Scores a probability that an answer is right.
     *
     * @param probability one per pair, in [0, 1], in the order of the rows
     * @return a score for each of {@link PairMetric#OF_PROBABILITY}, in that order
     * @throws IllegalArgumentException if there is not one number per pair, or one is no probability
     */
    public Map<PairMetric, MetricScore> ofProbability(double[] probability) {
        return scores(PairMetric.OF_PROBABILITY, probability);
    }

    /**
     * Scores an expected noise ratio.
     *
     * @param expected one finite number per pair, in the order of the rows
     * @return a score for each of {@link PairMetric#OF_RATIO}, in that order
     * @throws IllegalArgumentException if there is not one number per pair, or one is not finite
     */
    public Map<PairMetric, MetricScore> ofRatio(double[] expected) {
        return scores(PairMetric.OF_RATIO, expected);
    }

    /**
     * Says what a vote of few fresh draws would reach: the Monte-Carlo way to the ratio, which costs as many forward passes.
     *
     * @param passes its draws, independent of those of the labels; at least 1
     * @return its R2, see {@link org.activationlab.metrics.RatioScores#r2OfVote}
     * @throws IllegalArgumentException if there is no pass, or a label has fewer than 2 draws
     */
    public MetricScore r2OfVote(int passes) {
        return score(WeightedRatio.r2OfVote(unchanged, draws, passes));
    }

    private Map<PairMetric, MetricScore> scores(List<PairMetric> metrics, double[] answers) {
        return ofSeeds(metrics, List.of(answers));
    }

    /**
     * Scores a judge that was trained several times.
     *
     * @param metrics which scores
     * @param answers for each seed one answer per pair, as the metrics want it
     * @return for each metric, in that order, the mean over the seeds, and the interval of that mean
     * @throws IllegalArgumentException if there is no seed, not one answer per pair, or one is not finite
     */
    public Map<PairMetric, MetricScore> ofSeeds(List<PairMetric> metrics, List<double[]> answers) {
        Map<PairMetric, MetricScore> scores = new EnumMap<>(PairMetric.class);
        for (PairMetric metric : metrics) {
            scores.put(metric, score(mean(metric, answers)));
        }
        return scores;
    }

    private MetricScore score(WeightedStatistic statistic) {
        BootstrapReplicates replicates = bootstrap.replicates(statistic, resamples, random());
        return new MetricScore(statistic.of(once()), replicates.interval(CONFIDENCE), replicates.undefined());
    }

    /**
     * Scores one answer per pair, without an interval.
     *
     * @param metric which score
     * @param answers one per pair, as the metric wants it
     * @return the score in the metric's own unit; NaN where undefined
     * @throws IllegalArgumentException if there is not one answer per pair, or one is not finite
     */
    public double value(PairMetric metric, double[] answers) {
        requireAnswers(answers);
        return metric.statistic(this, answers).of(once());
    }

    private WeightedStatistic mean(PairMetric metric, List<double[]> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("a judge needs answers of at least one seed");
        }
        answers.forEach(this::requireAnswers);
        List<WeightedStatistic> all =
                answers.stream().map(one -> metric.statistic(this, one)).toList();
        return weights -> {
            double sum = 0;
            for (WeightedStatistic one : all) {
                sum += one.of(weights);
            }
            return sum / all.size();
        };
    }

    /**
     * Compares two judges that were trained several times.
     *
     * @param metric the metric
     * @param first for each seed of the first judge one answer per pair, as the metric wants it
     * @param second of the second, which may have another number of seeds
     * @return the first one's mean score over its seeds less the second one's, with a 95 % interval of the difference
     * @throws IllegalArgumentException if there is no seed, not one answer per pair, or one is not finite
     */
    public PairedComparison compareSeeds(PairMetric metric, List<double[]> first, List<double[]> second) {
        return PairedComparison.overResamples(
                bootstrap, mean(metric, first), mean(metric, second), resamples, random(), CONFIDENCE);
    }

    /**
     * Compares two judges by one metric.
     *
     * @param metric the metric
     * @param first one answer per pair of the first judge, as the metric wants it
     * @param second of the second
     * @return the first one's score less the second one's, in the metric's own unit, with a 95 % interval of the
     *     difference
     * @throws IllegalArgumentException if there is not one answer per pair, or one is not finite
     */
    public PairedComparison compare(PairMetric metric, double[] first, double[] second) {
        return compareSeeds(metric, List.of(first), List.of(second));
    }

    private void requireAnswers(double[] answers) {
        if (answers.length != right.length) {
            throw new IllegalArgumentException(
                    "expected one answer for each of " + right.length + " pairs, but got " + answers.length);
        }
        for (int i = 0; i < answers.length; i++) {
            if (!Double.isFinite(answers[i])) {
                throw new IllegalArgumentException("an answer must be finite, but that to pair " + i + " is "
                        + answers[i] + ". Maybe a network diverged.");
            }
        }
    }

    private SplittableRandom random() {
        return new RandomStreams(seed).stream("meta/scored-pairs/bootstrap");
    }

    private int[] once() {
        int[] once = new int[right.length];
        Arrays.fill(once, 1);
        return once;
    }

    /** Whether each answer was right, a copy. */
    boolean[] right() {
        return right.clone();
    }

    /** The ratios, a new array. */
    double[] ratios() {
        double[] ratios = new double[draws.length];
        Arrays.setAll(ratios, i -> (double) unchanged[i] / draws[i]);
        return ratios;
    }

    int[] unchanged() {
        return unchanged.clone();
    }

    int[] draws() {
        return draws.clone();
    }

    /** A number for the model of each pair, a copy. */
    int[] models() {
        return models.clone();
    }
}
