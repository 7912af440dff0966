package org.activationlab.metrics;

/**
 * How well one score tells right predictions from wrong ones: every figure that needs only its order. Where a figure is
 * undefined it is NaN.
 *
 * @param rows how many predictions, at least 1
 * @param accuracy the share that is right: a property of the judged networks, not of the score
 * @param auroc see {@link Auroc}
 * @param averagePrecisionOfErrors see {@link AveragePrecision}
 * @param falsePositiveRate at 95 % true positives, see {@link FalsePositiveRate}
 * @param aurc see {@link RiskCoverageCurve#aurc}
 * @param excessAurc see {@link RiskCoverageCurve#excessAurc}
 * @param augrc see {@link RiskCoverageCurve#augrc}
 */
public record FailureDetection(
        int rows,
        double accuracy,
        double auroc,
        double averagePrecisionOfErrors,
        double falsePositiveRate,
        double aurc,
        double excessAurc,
        double augrc) {

    /**
     * Computes all of them.
     *
     * @param scores any finite numbers, larger for what is thought more likely right
     * @param right whether each was right, in the same order
     * @return the figures; with all right or all wrong, AUROC and the false positive rate are NaN, and with all right the
     *     average precision of the errors is NaN too
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a score is NaN or infinite
     */
    public static FailureDetection of(double[] scores, boolean[] right) {
        RiskCoverageCurve curve = RiskCoverageCurve.of(scores, right);
        return new FailureDetection(
                right.length,
                1 - curve.generalizedRisk(curve.size() - 1),
                Auroc.of(scores, right),
                AveragePrecision.ofErrors(scores, right),
                FalsePositiveRate.at95TruePositiveRate(scores, right),
                curve.aurc(),
                curve.excessAurc(),
                curve.augrc());
    }
}
