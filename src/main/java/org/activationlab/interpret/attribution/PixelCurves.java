package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * Takes the pixels of an image away, or puts them into an empty one, the highest values of a map first. Where the map is
 * right, the score falls early under deletion (small area) and rises early under insertion (large area). Equal values go
 * in the order of the pixels.
 *
 * <p>Source: V. Petsiuk, A. Das, K. Saenko, RISE: Randomized Input Sampling for Explanation of Black-box Models, 2018.
 *
 * @param deletion one curve for each image
 * @param insertion one curve for each image
 */
public record PixelCurves(List<PixelCurve> deletion, List<PixelCurve> insertion) {

    /** Copies. */
    public PixelCurves {
        deletion = List.copyOf(deletion);
        insertion = List.copyOf(insertion);
    }

    /**
     * Draws the curves of a method's maps.
     *
     * @param attribution the maps
     * @param network the network that they explain, or another
     * @param images that they explain
     * @param settings which score, how many steps, what is empty
     * @return both curves for each image
     * @throws IllegalArgumentException if the images are not those of the maps
     */
    public static PixelCurves of(
            Attribution attribution, LayeredNetwork network, Batch images, PixelCurvesSettings settings) {
        ClassScores scores = new ClassScores(network, images, attribution.classes(), settings.score());
        requireMapsOf(attribution, images);
        List<PixelCurve> deletion = new ArrayList<>();
        List<PixelCurve> insertion = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            int[] order = order(attribution.heat(i));
            float[] image = images.row(i);
            float[] empty = settings.empty().of(i, images.shape());
            deletion.add(curve(scores, i, order, image, empty, settings.steps()));
            insertion.add(curve(scores, i, order, empty, image, settings.steps()));
        }
        return new PixelCurves(deletion, insertion);
    }

    static void requireMapsOf(Attribution attribution, Batch images) {
        if (attribution.maps().shape().height() != images.shape().height()
                || attribution.maps().shape().width() != images.shape().width()) {
            throw new IllegalArgumentException("expected maps of the images of " + images.shape() + ", but "
                    + attribution.method() + " has " + attribution.maps());
        }
    }

    /** The pixels by falling value. */
    private static int[] order(float[] heat) {
        return IntStream.range(0, heat.length)
                .boxed()
                .sorted((one, other) -> Float.compare(heat[other], heat[one]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static PixelCurve curve(ClassScores scores, int image, int[] order, float[] from, float[] to, int most) {
        int steps = Math.min(most, order.length);
        double[] values = scores.of(image, steps + 1, step -> changed(from, to, order, done(step, steps, order)));
        List<Double> shares = new ArrayList<>();
        List<Double> reached = new ArrayList<>();
        for (int step = 0; step <= steps; step++) {
            shares.add((double) done(step, steps, order) / order.length);
            reached.add(values[step]);
        }
        return new PixelCurve(shares, reached);
    }

    private static int done(int step, int steps, int[] order) {
        return (int) ((long) step * order.length / steps);
    }

    private static float[] changed(float[] from, float[] to, int[] order, int count) {
        float[] copy = from.clone();
        for (int i = 0; i < count; i++) {
            for (int at = order[i]; at < copy.length; at += order.length) {
                copy[at] = to[at];
            }
        }
        return copy;
    }

    /**
     * Averages over the images.
     *
     * @return the mean area under the deletion curves; small where maps are right
     */
    public double deletionArea() {
        return deletion.stream().mapToDouble(PixelCurve::area).average().orElse(Double.NaN);
    }

    /**
     * Averages over the images.
     *
     * @return the mean area under the insertion curves; large where maps are right
     */
    public double insertionArea() {
        return insertion.stream().mapToDouble(PixelCurve::area).average().orElse(Double.NaN);
    }
}
