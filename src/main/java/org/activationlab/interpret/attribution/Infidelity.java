package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * Whether a map foretells what happens to the score when squares of the image are taken away, at random places and with
 * sides from 1 to a largest one.
 *
 * <p>Foretold is the sum of the map over the square; of a map of {@link MapKind#SLOPES}, the sum of slope times what is
 * taken away.
 *
 * <p>Source: C. Yeh and others, On the (In)fidelity and Sensitivity of Explanations, 2019, definition 1 with square
 * removal; the factor that fits best is theirs, too.
 *
 * @param samples squares for each image, at least 2
 * @param side of the largest square, at least 1; squares may not be larger than the image
 * @param fill what stands where a square was
 * @param seed of the squares; all images get the same
 */
public record Infidelity(int samples, int side, Baseline fill, long seed) {

    /**
     * How far foretold and true falls of the score are apart, for one image.
     *
     * @param infidelity their mean squared difference, in the square of the score's unit; NaN for maps of
     *     {@link MapKind#RELATIVE}, which foretell no amount
     * @param scaled the same after the map was multiplied by the number that makes it smallest
     * @param explained 1 less scaled over the mean squared fall: the share that the map explains when its unit does not
     *     count, 0 to 1; NaN where no square changes the score
     */
    public record Value(double infidelity, double scaled, double explained) {}

    /** Checks the numbers. */
    public Infidelity {
        Limits.atLeast("samples", samples, 2);
        Limits.atLeast("side", side, 1);
    }

    /**
     * Gives the usual settings.
     *
     * @return 200 squares of at most 10 pixels, filled with zeros, seed 1
     */
    public static Infidelity defaults() {
        return new Infidelity(200, 10, Baseline.zero(), 1);
    }

    /**
     * Measures.
     *
     * @param attribution the maps
     * @param network the network that they explain
     * @param images that they explain
     * @return one value for each image
     * @throws IllegalArgumentException if the images are not those of the maps, or a square is larger than they are
     */
    public List<Value> of(Attribution attribution, LayeredNetwork network, Batch images) {
        ActivationShape shape = images.shape();
        if (side > Math.min(shape.height(), shape.width())) {
            throw new IllegalArgumentException(
                    "squares must fit into images of " + shape + ", but the largest has a side of " + side);
        }
        ClassScores scores = new ClassScores(network, images, attribution.classes(), attribution.score());
        PixelCurves.requireMapsOf(attribution, images);
        List<boolean[]> squares = squares(shape);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            float[] image = images.row(i);
            float[] empty = fill.of(i, shape);
            double[] left = scores.of(i, samples, k -> without(image, empty, squares.get(k)));
            double whole = scores.of(i, image);
            double[] foretold = new double[samples];
            double[] fallen = new double[samples];
            for (int k = 0; k < samples; k++) {
                foretold[k] = foretold(attribution, i, image, empty, squares.get(k));
                fallen[k] = whole - left[k];
            }
            values.add(value(foretold, fallen, attribution.kind()));
        }
        return values;
    }

    private List<boolean[]> squares(ActivationShape shape) {
        SplittableRandom random = new RandomStreams(seed).stream("interpret/infidelity");
        List<boolean[]> squares = new ArrayList<>();
        for (int k = 0; k < samples; k++) {
            int length = 1 + random.nextInt(side);
            int top = random.nextInt(shape.height() - length + 1);
            int left = random.nextInt(shape.width() - length + 1);
            boolean[] square = new boolean[shape.height() * shape.width()];
            for (int row = top; row < top + length; row++) {
                Arrays.fill(square, row * shape.width() + left, row * shape.width() + left + length, true);
            }
            squares.add(square);
        }
        return squares;
    }

    private static float[] without(float[] image, float[] empty, boolean[] square) {
        float[] copy = image.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = square[i % square.length] ? empty[i] : image[i];
        }
        return copy;
    }

    private static double foretold(Attribution attribution, int row, float[] image, float[] empty, boolean[] square) {
        double sum = 0;
        boolean slopes = attribution.kind() == MapKind.SLOPES;
        for (int i = 0; i < attribution.maps().shape().size(); i++) {
            if (square[i % square.length]) {
                double value = attribution.maps().value(row, i);
                sum += slopes ? value * (image[i] - empty[i]) : value;
            }
        }
        return sum;
    }

    private static Value value(double[] foretold, double[] fallen, MapKind kind) {
        double products = 0;
        double squares = 0;
        double falls = 0;
        double differences = 0;
        int n = foretold.length;
        for (int k = 0; k < n; k++) {
            products += foretold[k] * fallen[k] / n;
            squares += foretold[k] * foretold[k] / n;
            falls += fallen[k] * fallen[k] / n;
            differences += Math.pow(foretold[k] - fallen[k], 2) / n;
        }
        double explained = squares == 0 ? 0 : products * products / squares;
        double scaled = Math.max(0, falls - explained);
        return new Value(
                kind == MapKind.RELATIVE ? Double.NaN : differences,
                scaled,
                falls == 0 ? Double.NaN : 1 - scaled / falls);
    }
}
