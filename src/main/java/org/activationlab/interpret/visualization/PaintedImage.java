package org.activationlab.interpret.visualization;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.activationlab.network.layers.ActivationShape;

/** One image while it is optimized: its numbers, how they make pixels, and Adam's memory. */
final class PaintedImage {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** A pixel at the very end of the range would have no slope; a given image is kept so far away from it. */
    private static final double EDGE = 0.01;

    private final FourierBasis basis;
    private final boolean waves;
    private final int channels;
    private final int plane;
    private final double[] numbers;
    private final double[] means;
    private final double[] squares;
    private float[] pixels;
    private int steps;

    private PaintedImage(ActivationShape shape, FourierBasis basis, boolean waves) {
        this.basis = basis;
        this.waves = waves;
        channels = shape.channels();
        plane = shape.height() * shape.width();
        numbers = new double[shape.size()];
        means = new double[shape.size()];
        squares = new double[shape.size()];
        pixels = new float[shape.size()];
    }

    /** Begins with noise around a brightness. */
    static PaintedImage ofNoise(
            ActivationShape shape, FourierBasis basis, VisualizationSettings settings, SplittableRandom random) {
        PaintedImage image = new PaintedImage(shape, basis, settings.parametrization() == Parametrization.FOURIER);
        image.drawNoise(settings, settings.noise().deviation(), random);
        return image;
    }

    /** Begins again, with other noise: behind a ReLU a unit may see nothing at all in an image, not even a slope. */
    void drawNoise(VisualizationSettings settings, double deviation, SplittableRandom random) {
        double[] level = new double[plane];
        Arrays.fill(level, logit(settings.noise().brightness()));
        double[] base = waves ? basis.numbers(level) : level;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = base[i % plane] + deviation * random.nextGaussian();
        }
        paint();
    }

    /** Begins with an image whose pixels lie in [0, 1]; black and white come a little nearer to grey. */
    static PaintedImage of(ActivationShape shape, FourierBasis basis, VisualizationSettings settings, float[] start) {
        PaintedImage image = new PaintedImage(shape, basis, settings.parametrization() == Parametrization.FOURIER);
        double[] levels = new double[image.plane];
        for (int channel = 0; channel < image.channels; channel++) {
            for (int i = 0; i < image.plane; i++) {
                float pixel = start[channel * image.plane + i];
                if (!(pixel >= 0 && pixel <= 1)) {
                    throw new IllegalArgumentException("the pixels of a first image must lie in [0, 1], but one was "
                            + pixel + ". Maybe divide by 255.");
                }
                levels[i] = logit(Math.max(EDGE, Math.min(1 - EDGE, pixel)));
            }
            double[] own = image.waves ? basis.numbers(levels) : levels;
            System.arraycopy(own, 0, image.numbers, channel * image.plane, image.plane);
        }
        image.paint();
        return image;
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    /** The pixels, in (0, 1); not to be changed. */
    float[] pixels() {
        return pixels;
    }

    private void paint() {
        pixels = new float[numbers.length];
        for (int channel = 0; channel < channels; channel++) {
            double[] own = Arrays.copyOfRange(numbers, channel * plane, (channel + 1) * plane);
            double[] levels = waves ? basis.image(own) : own;
            for (int i = 0; i < plane; i++) {
                pixels[channel * plane + i] = (float) (1 / (1 + Math.exp(-levels[i])));
            }
        }
    }

    /** Moves the image up a slope that is given for its pixels, by one step of Adam. */
    void climb(double[] slopes, double rate) {
        steps++;
        double correction1 = 1 - Math.pow(BETA1, steps);
        double correction2 = 1 - Math.pow(BETA2, steps);
        for (int channel = 0; channel < channels; channel++) {
            double[] levels = new double[plane];
            for (int i = 0; i < plane; i++) {
                int at = channel * plane + i;
                levels[i] = slopes[at] * pixels[at] * (1 - pixels[at]);
            }
            double[] own = waves ? basis.transpose(levels) : levels;
            for (int i = 0; i < plane; i++) {
                int at = channel * plane + i;
                means[at] = BETA1 * means[at] + (1 - BETA1) * own[i];
                squares[at] = BETA2 * squares[at] + (1 - BETA2) * own[i] * own[i];
                numbers[at] += rate / correction1 * means[at] / (Math.sqrt(squares[at] / correction2) + EPSILON);
            }
        }
        paint();
    }
}
