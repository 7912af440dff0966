package org.activationlab.metrics;

import java.util.Arrays;

/**
 * How many of the kept predictions are wrong as more and more are kept, the surest first. It has one point per distinct
 * score, from the fewest kept to all.
 *
 * <p>Sources: Y. Geifman, G. Uziel, R. El-Yaniv, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers", 2019
 * (AURC, E-AURC); P. Jaeger et al., "A Call to Reflect on Evaluation Practices for Failure Detection in Image
 * Classification", 2023 (AURC with the added first point, as in fd-shifts); J. Traub et al., "Overcoming Common Flaws in
 * the Evaluation of Selective Classification Systems", 2024 (AUGRC).
 */
public final class RiskCoverageCurve {

    private final double[] thresholds;
    private final long[] kept;
    private final long[] errors;

    private RiskCoverageCurve(double[] thresholds, long[] kept, long[] errors) {
        this.thresholds = thresholds;
        this.kept = kept;
        this.errors = errors;
    }

    /**
     * Computes the curve.
     *
     * @param scores any finite numbers, larger for what is thought more likely right
     * @param right whether each was right, in the same order
     * @return the curve; one point for constant scores
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a score is NaN or infinite
     */
    public static RiskCoverageCurve of(double[] scores, boolean[] right) {
        Columns.requireSameLength("scores", scores.length, "right", right.length);
        ScoreLevels levels = ScoreLevels.of(scores);
        return of(levels, levels.tally(right, true), levels.tally(right, false));
    }

    /** Computes the curve from how many right and wrong rows have each score; scores without a row are left out. */
    static RiskCoverageCurve of(ScoreLevels levels, long[] rightAt, long[] wrongAt) {
        double[] thresholds = new double[levels.count()];
        long[] kept = new long[levels.count()];
        long[] errors = new long[levels.count()];
        long keptSoFar = 0;
        long errorsSoFar = 0;
        int points = 0;
        for (int level = 0; level < levels.count(); level++) {
            if (rightAt[level] + wrongAt[level] > 0) {
                keptSoFar += rightAt[level] + wrongAt[level];
                errorsSoFar += wrongAt[level];
                thresholds[points] = levels.value(level);
                kept[points] = keptSoFar;
                errors[points] = errorsSoFar;
                points++;
            }
        }
        return new RiskCoverageCurve(
                Arrays.copyOf(thresholds, points), Arrays.copyOf(kept, points), Arrays.copyOf(errors, points));
    }

    /**
     * Gives the number of points.
     *
     * @return how many distinct scores there are, at least 1
     */
    public int size() {
        return kept.length;
    }

    /**
     * Gives the smallest score that is kept.
     *
     * @param point 0 (fewest kept) to size - 1 (all kept)
     * @return a score
     */
    public double threshold(int point) {
        return thresholds[point];
    }

    /**
     * Gives the share of predictions that are kept.
     *
     * @param point 0 (fewest kept) to size - 1 (all kept)
     * @return in (0, 1]
     */
    public double coverage(int point) {
        return (double) kept[point] / total();
    }

    /**
     * Gives the selective risk: the share of errors among the kept predictions.
     *
     * @param point 0 (fewest kept) to size - 1 (all kept)
     * @return in [0, 1]; the error rate at the last point
     */
    public double risk(int point) {
        return (double) errors[point] / kept[point];
    }

    /**
     * Gives the generalised risk: the errors kept as a share of all predictions.
     *
     * @param point 0 (fewest kept) to size - 1 (all kept)
     * @return in [0, 1], never falling; the error rate at the last point
     */
    public double generalizedRisk(int point) {
        return (double) errors[point] / total();
    }

    /**
     * Computes the area under the selective risk by the trapezoid rule, the curve starting at coverage 0 with the risk of
     * its first point. Usually printed times 1000.
     *
     * @return in [0, 1], small is good; the error rate for constant scores, 0 where all are right, 1 where all are wrong
     */
    public double aurc() {
        double area = coverage(0) * risk(0);
        for (int point = 1; point < size(); point++) {
            area += (coverage(point) - coverage(point - 1)) * (risk(point) + risk(point - 1)) / 2;
        }
        return area;
    }

    /**
     * Computes the excess area (E-AURC): how far the area lies above r + (1 - r) ln(1 - r), r the error rate, which is what
     * the best order of infinitely many predictions reaches.
     *
     * @return the excess, 0 where all are right or all are wrong; for few predictions in perfect order slightly below 0,
     *     because the optimum is that of infinitely many
     */
    public double excessAurc() {
        double r = generalizedRisk(size() - 1);
        double optimum = r < 1 ? r + (1 - r) * Math.log1p(-r) : 1;
        return aurc() - optimum;
    }

    /**
     * Computes the area under the generalised risk (AUGRC): the chance that a prediction, kept with a random coverage, is a
     * silent failure. Usually printed times 1000.
     *
     * @return in [0, 1/2], small is good; half the error rate for constant scores
     */
    public double augrc() {
        double area = coverage(0) * generalizedRisk(0) / 2;
        for (int point = 1; point < size(); point++) {
            area += (coverage(point) - coverage(point - 1)) * (generalizedRisk(point) + generalizedRisk(point - 1)) / 2;
        }
        return area;
    }

    private long total() {
        return kept[kept.length - 1];
    }
}
