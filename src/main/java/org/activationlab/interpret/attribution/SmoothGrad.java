package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.GaussianStream;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * The gradients at noisy copies of the image: their mean, their mean square, or their variance. All images get the same
 * noise, scaled by their range, so a map does not depend on the other images.
 *
 * <p>Sources: D. Smilkov and others, SmoothGrad: Removing Noise by Adding Noise, 2017; S. Hooker and others, A Benchmark
 * for Interpretability Methods in Deep Neural Networks, 2019 (squared); J. Adebayo and others, Local Explanation Methods
 * for Deep Neural Networks Lack Sensitivity to Parameter Values, 2018 (variance).
 */
public final class SmoothGrad implements AttributionMethod {

    private final SmoothGradSettings settings;

    /**
     * Makes the method.
     *
     * @param settings which score, which form, how many copies, how much noise
     */
    public SmoothGrad(SmoothGradSettings settings) {
        this.settings = settings;
    }

    @Override
    public String title() {
        return settings.form().title();
    }

    @Override
    public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
        ClassScores scores = new ClassScores(network, images, classes, settings.score());
        List<float[]> noise = new ArrayList<>();
        for (int copy = 0; copy < settings.samples(); copy++) {
            noise.add(noise(copy, images.shape().size()));
        }
        List<float[]> maps = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            float[] image = images.row(i);
            double width = settings.noise() * range(image);
            Moments moments = new Moments(image.length);
            scores.slopes(
                    i,
                    settings.samples(),
                    copy -> noisy(image, noise.get(copy), width),
                    (copy, slopes) -> moments.add(slopes));
            maps.add(moments.map(settings.form()));
        }
        return scores.result(title(), settings.form().kind(), maps);
    }

    private float[] noise(int copy, int size) {
        GaussianStream normal =
                new GaussianStream(new RandomStreams(settings.seed()).stream("interpret/smoothgrad/" + copy));
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = (float) normal.next();
        }
        return noise;
    }

    private static double range(float[] image) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : image) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }

    private static float[] noisy(float[] image, float[] noise, double width) {
        float[] copy = new float[image.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (float) (image[i] + width * noise[i]);
        }
        return copy;
    }

    /** Means and squared deviations of each pixel, one sample after the other (Welford 1962). */
    private static final class Moments {

        private final double[] mean;
        private final double[] deviations;
        private int count;

        Moments(int size) {
            mean = new double[size];
            deviations = new double[size];
        }

        void add(float[] values) {
            count++;
            for (int i = 0; i < values.length; i++) {
                double before = values[i] - mean[i];
                mean[i] += before / count;
                deviations[i] += before * (values[i] - mean[i]);
            }
        }

        float[] map(SmoothGradSettings.Form form) {
            float[] map = new float[mean.length];
            for (int i = 0; i < map.length; i++) {
                double variance = deviations[i] / count;
                map[i] = (float)
                        switch (form) {
                            case MEAN -> mean[i];
                            case SQUARED -> mean[i] * mean[i] + variance;
                            case VARIANCE -> variance;
                        };
            }
            return map;
        }
    }
}
