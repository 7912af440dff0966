package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * How far the score falls when a square of the image is covered. A pixel gets the mean over the squares that cover it.
 *
 * <p>Squares start at the top left, a stride apart, until one reaches the edge; it is cut there.
 *
 * <p>Source: M. Zeiler, R. Fergus, Visualizing and Understanding Convolutional Networks, 2014.
 */
public final class Occlusion implements AttributionMethod {

    private final OcclusionSettings settings;

    /**
     * Makes the method.
     *
     * @param settings which score, how large a square, with what it is covered
     */
    public Occlusion(OcclusionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String title() {
        return "Occlusion " + settings.window() + "x" + settings.window();
    }

    /** {@inheritDoc} The part {@code falls} of the result is (1, rows, columns) of the squares. */
    @Override
    public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
        ClassScores scores = new ClassScores(network, images, classes, settings.score());
        int rows = squares(images.shape().height());
        int columns = squares(images.shape().width());
        List<float[]> all = new ArrayList<>();
        List<float[]> maps = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            float[] image = images.row(i);
            float[] fill = settings.fill().of(i, images.shape());
            double whole = scores.of(i, image);
            double[] covered =
                    scores.of(i, rows * columns, square -> covered(image, fill, images.shape(), square, columns));
            float[] falls = new float[covered.length];
            for (int k = 0; k < falls.length; k++) {
                falls[k] = (float) (whole - covered[k]);
            }
            all.add(falls);
            maps.add(spread(falls, images.shape(), columns));
        }
        return scores.flatResult(title(), MapKind.RELATIVE, maps)
                .withPart("falls", Batch.ofRows(ActivationShape.of(1, rows, columns), all));
    }

    private int squares(int length) {
        int beyond = Math.max(0, length - settings.window());
        return 1 + (beyond + settings.stride() - 1) / settings.stride();
    }

    private float[] covered(float[] image, float[] fill, ActivationShape shape, int square, int columns) {
        float[] copy = image.clone();
        int pixels = shape.height() * shape.width();
        int left = square % columns * settings.stride();
        int width = Math.min(settings.window(), shape.width() - left);
        int top = square / columns * settings.stride();
        int bottom = Math.min(top + settings.window(), shape.height());
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int row = top; row < bottom; row++) {
                int at = channel * pixels + row * shape.width() + left;
                System.arraycopy(fill, at, copy, at, width);
            }
        }
        return copy;
    }

    private float[] spread(float[] falls, ActivationShape shape, int columns) {
        double[] sums = new double[shape.height() * shape.width()];
        int[] counts = new int[sums.length];
        for (int square = 0; square < falls.length; square++) {
            int left = square % columns * settings.stride();
            int top = square / columns * settings.stride();
            for (int row = top; row < Math.min(top + settings.window(), shape.height()); row++) {
                for (int column = left; column < Math.min(left + settings.window(), shape.width()); column++) {
                    sums[row * shape.width() + column] += falls[square];
                    counts[row * shape.width() + column]++;
                }
            }
        }
        float[] map = new float[sums.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (sums[i] / counts[i]);
        }
        return map;
    }
}
