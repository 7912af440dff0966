package org.activationlab.interpret.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.activationlab.metrics.RegressionScores;

/**
 * How alike two maps of one image are, signs left out.
 *
 * @param spearman rank correlation of the absolute values over all pixels, -1 to 1; NaN where a map is the same
 *     everywhere
 * @param inside the same over the pixels where one of the maps is not 0. Methods that multiply by the image are 0 on
 *     empty pixels whatever the network does, so all their maps of one image correlate; this number does not see that
 * @param ssim structural similarity of the absolute values, each map divided by its largest; NaN where a map is 0
 *     everywhere or smaller than 7 pixels
 */
public record MapSimilarity(double spearman, double inside, double ssim) {

    /**
     * Compares the maps of one image.
     *
     * @param one the first result
     * @param other another result with maps of the same height and width
     * @param image from 0
     * @return the similarity
     * @throws IllegalArgumentException if the maps have different sizes
     */
    public static MapSimilarity of(Attribution one, Attribution other, int image) {
        RankAgreement.requireSameSize(one, other);
        double[] first = magnitudes(one.heat(image));
        double[] second = magnitudes(other.heat(image));
        return new MapSimilarity(
                RegressionScores.spearman(first, second),
                inside(first, second),
                ssim(first, second, one.maps().shape().width()));
    }

    /** The means, each over the similarities where it is defined. */
    static MapSimilarity mean(List<MapSimilarity> all) {
        return new MapSimilarity(
                mean(all, MapSimilarity::spearman), mean(all, MapSimilarity::inside), mean(all, MapSimilarity::ssim));
    }

    private static double mean(List<MapSimilarity> all, ToDoubleFunction<MapSimilarity> number) {
        return all.stream()
                .mapToDouble(number)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static double[] magnitudes(float[] heat) {
        double[] magnitudes = new double[heat.length];
        for (int i = 0; i < heat.length; i++) {
            magnitudes[i] = Math.abs(heat[i]);
        }
        return magnitudes;
    }

    private static double inside(double[] first, double[] second) {
        double[] one = new double[first.length];
        double[] other = new double[first.length];
        int count = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] != 0 || second[i] != 0) {
                one[count] = first[i];
                other[count] = second[i];
                count++;
            }
        }
        return count == 0
                ? Double.NaN
                : RegressionScores.spearman(Arrays.copyOf(one, count), Arrays.copyOf(other, count));
    }

    private static double ssim(double[] first, double[] second, int width) {
        return StructuralSimilarity.of(scaled(first), scaled(second), width, 1);
    }

    /** Divided by the largest: NaN all over where that is 0. */
    private static double[] scaled(double[] values) {
        double largest = Arrays.stream(values).max().orElseThrow();
        return Arrays.stream(values).map(value -> value / largest).toArray();
    }
}
