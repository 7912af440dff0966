package org.activationlab.app.bench;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.metrics.Quantile;

/**
 * The middle and the ends of some samples.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param least the smallest
 * @param most the largest
 */
record Spread(double median, double least, double most) {

    /**
     * Sums samples up.
     *
     * @param samples at least one, in any order
     * @return their spread
     * @throws IllegalArgumentException if there is none
     */
    static Spread of(List<Double> samples) {
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(Quantile.ofSorted(sorted, 0.5), Quantile.ofSorted(sorted, 0), Quantile.ofSorted(sorted, 1));
    }

    /**
     * Divides samples round by round and sums the ratios up, so that a slow moment of the machine meets both sides of a
     * ratio.
     *
     * @param above one sample per round
     * @param below as many, in the same order
     * @return the spread of the ratios
     * @throws IllegalArgumentException if there are not as many of both, or none
     */
    static Spread ofRatios(List<Double> above, List<Double> below) {
        if (above.size() != below.size()) {
            throw new IllegalArgumentException("a ratio per round needs as many samples on both sides, but there are "
                    + above.size() + " and " + below.size());
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < above.size(); i++) {
            ratios.add(above.get(i) / below.get(i));
        }
        return of(ratios);
    }
}
