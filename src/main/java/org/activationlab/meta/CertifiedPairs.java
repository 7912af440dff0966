package org.activationlab.meta;

import java.util.Arrays;
import org.activationlab.metrics.Quantile;

/**
 * The certified radii of some pairs, for example of one model or of all models of one optimizer. Where no radius could be
 * certified it counts as 0, and {@link #abstained} says how often that is. Immutable.
 */
public final class CertifiedPairs {

    private final String name;
    private final int models;
    private final double[] radii;
    private final double[] rightRadii;
    private final int right;
    private final int abstained;
    private final double meanRatio;

    /**
     * Takes pairs.
     *
     * @param name whose they are
     * @param models how many models they are of
     * @param radii one per pair, NaN where there is none; at least one pair
     * @param correct whether each answer without noise was right
     * @param meanRatio the mean noise ratio
     */
    CertifiedPairs(String name, int models, double[] radii, boolean[] correct, double meanRatio) {
        this.name = name;
        this.models = models;
        this.meanRatio = meanRatio;
        this.radii = Arrays.stream(radii)
                .map(radius -> Double.isNaN(radius) ? 0 : radius)
                .sorted()
                .toArray();
        double[] kept = new double[radii.length];
        int rightCount = 0;
        int certified = 0;
        int rightAndCertified = 0;
        for (int i = 0; i < radii.length; i++) {
            rightCount += correct[i] ? 1 : 0;
            certified += Double.isNaN(radii[i]) ? 0 : 1;
            if (correct[i] && !Double.isNaN(radii[i])) {
                kept[rightAndCertified++] = radii[i];
            }
        }
        right = rightCount;
        abstained = radii.length - certified;
        rightRadii = Arrays.copyOf(kept, rightAndCertified);
        Arrays.sort(rightRadii);
    }

    /**
     * Says whose pairs these are.
     *
     * @return a model's id, a value such as "ADAM", or "all models"
     */
    public String name() {
        return name;
    }

    /**
     * Counts the models.
     *
     * @return at least 1
     */
    public int models() {
        return models;
    }

    /**
     * Counts the pairs.
     *
     * @return at least 1
     */
    public int pairs() {
        return radii.length;
    }

    /**
     * Gives the share of right answers without noise.
     *
     * @return in [0, 1]
     */
    public double accuracy() {
        return (double) right / radii.length;
    }

    /**
     * Gives the mean noise ratio.
     *
     * @return in [0, 1]
     */
    public double meanRatio() {
        return meanRatio;
    }

    /**
     * Gives the share of pairs, right or wrong, for which no radius could be certified.
     *
     * @return in [0, 1]
     */
    public double abstained() {
        return (double) abstained / radii.length;
    }

    /**
     * Gives the radius below which a share of the pairs lies, see {@link Quantile}; without a certificate it is 0.
     *
     * @param share 0 to 1
     * @return in units of pixel value, at least 0
     * @throws IllegalArgumentException if the share is out of its range
     */
    public double quantile(double share) {
        return Quantile.ofSorted(radii, share);
    }

    /**
     * Gives the certified accuracy: the share of all pairs whose answer is right and whose certified radius is at least
     * so large. On pairs of random images it bounds from below how often the smoothed vote stays right under any change of
     * the image of that length.
     *
     * @param radius in units of pixel value, at least 0; at 0 every certified radius counts
     * @return in [0, 1], never rising with the radius
     */
    public double certifiedAccuracy(double radius) {
        int below = 0;
        int above = rightRadii.length;
        while (below < above) {
            int middle = (below + above) / 2;
            if (rightRadii[middle] < radius) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return (double) (rightRadii.length - below) / radii.length;
    }
}
