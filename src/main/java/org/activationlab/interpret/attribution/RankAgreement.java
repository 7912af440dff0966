package org.activationlab.interpret.attribution;

import java.util.function.IntFunction;
import org.activationlab.metrics.RegressionScores;
import org.activationlab.network.layers.ActivationShape;

/** Whether two methods order the parts of an image alike: Spearman's rank correlation, signs counted. */
public final class RankAgreement {

    private RankAgreement() {}

    /**
     * Compares pixel by pixel.
     *
     * @param one the first result
     * @param other another result for the same images
     * @return one correlation for each image, -1 to 1; NaN where a map is the same everywhere
     * @throws IllegalArgumentException if the results have other numbers or sizes of maps
     */
    public static double[] overPixels(Attribution one, Attribution other) {
        requireSameSize(one, other);
        return correlations(one.maps().count(), image -> doubles(one.heat(image)), image -> doubles(other.heat(image)));
    }

    /**
     * Compares patch by patch: the sums of the maps over each.
     *
     * @param one the first result
     * @param other another result for the same images
     * @param rows of patches
     * @param columns of patches
     * @return one correlation for each image, -1 to 1; NaN where the patches of a map are all alike
     * @throws IllegalArgumentException if the results have other numbers or sizes of maps, or the patches do not fit
     */
    public static double[] overPatches(Attribution one, Attribution other, int rows, int columns) {
        requireSameSize(one, other);
        Patches patches = new Patches(one.maps().shape(), rows, columns);
        return correlations(
                one.maps().count(), image -> patches.sums(one.heat(image)), image -> patches.sums(other.heat(image)));
    }

    private static double[] correlations(int images, IntFunction<double[]> one, IntFunction<double[]> other) {
        double[] correlations = new double[images];
        for (int image = 0; image < images; image++) {
            correlations[image] = RegressionScores.spearman(one.apply(image), other.apply(image));
        }
        return correlations;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    static void requireSameSize(Attribution one, Attribution other) {
        ActivationShape first = one.maps().shape();
        ActivationShape second = other.maps().shape();
        if (first.height() != second.height()
                || first.width() != second.width()
                || one.maps().count() != other.maps().count()) {
            throw new IllegalArgumentException("expected maps of the same images, but " + one.method() + " has "
                    + one.maps() + " and " + other.method() + " has " + other.maps());
        }
    }
}
