package org.activationlab.meta;

/**
 * What one method reached on one cell of test pairs.
 *
 * @param baseline the method
 * @param accuracy of saying right or wrong
 * @param auroc of its scores for right against wrong, ties counting one half; NaN where undefined
 * @param r2 of the noise ratio; NaN where undefined
 */
public record AuditScore(Baseline baseline, double accuracy, double auroc, double r2) {

    /**
     * Returns one of the scores.
     *
     * @param metric which
     * @return its value
     */
    public double of(AuditMetric metric) {
        return switch (metric) {
            case ACCURACY -> accuracy;
            case AUROC -> auroc;
            case R2 -> r2;
        };
    }
}
