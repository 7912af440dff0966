package org.activationlab.interpret.attribution;

import java.util.List;

/**
 * A score while the pixels of an image are taken away or put in, those first that a map calls most important.
 *
 * @param shares of the pixels that were changed, from 0 to 1, rising
 * @param scores the class's score then
 */
public record PixelCurve(List<Double> shares, List<Double> scores) {

    /** Copies and checks. */
    public PixelCurve {
        shares = List.copyOf(shares);
        scores = List.copyOf(scores);
        if (shares.size() != scores.size() || shares.size() < 2) {
            throw new IllegalArgumentException("expected at least two shares and as many scores, but got "
                    + shares.size() + " and " + scores.size());
        }
    }

    /**
     * Integrates.
     *
     * @return the area under the curve by the trapezoidal rule: the mean score on the way
     */
    public double area() {
        double area = 0;
        for (int i = 1; i < shares.size(); i++) {
            area += (shares.get(i) - shares.get(i - 1)) * (scores.get(i) + scores.get(i - 1)) / 2;
        }
        return area;
    }
}
