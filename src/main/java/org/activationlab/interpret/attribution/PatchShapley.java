package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.activationlab.metrics.ShapleySample;
import org.activationlab.metrics.ShapleyValues;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * The score divided among patches of the image by Shapley's rule: each gets the mean of what it adds when patches appear
 * one after the other, over all orders. Exact up to {@value #EXACT} patches, from antithetic permutations above. The map
 * spreads each patch's share evenly, so it adds up to the score of the image less that of the image without any patch
 * (efficiency).
 *
 * <p>Sources: L. Shapley, A Value for n-Person Games, 1953; E. Strumbelj, I. Kononenko, Explaining Prediction Models and
 * Individual Predictions with Feature Contributions, 2014; R. Mitchell and others, Sampling Permutations for Shapley Value
 * Estimation, 2022 (antithetic).
 */
public final class PatchShapley implements AttributionMethod {

    /** The most patches whose values are exact: 4,096 coalitions. */
    public static final int EXACT = 12;

    private final ShapleySettings settings;

    /**
     * Makes the method.
     *
     * @param settings which score, how many patches, what stands for an absent one
     */
    public PatchShapley(ShapleySettings settings) {
        this.settings = settings;
    }

    @Override
    public String title() {
        return "Shapley values " + settings.rows() + "x" + settings.columns();
    }

    /**
     * {@inheritDoc} The parts of the result are {@code values} and {@code standard errors}, each (1, rows, columns); the
     * errors of exact values are 0.
     */
    @Override
    public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
        ClassScores scores = new ClassScores(network, images, classes, settings.score());
        Patches patches = new Patches(images.shape(), settings.rows(), settings.columns());
        List<float[]> maps = new ArrayList<>();
        List<float[]> all = new ArrayList<>();
        List<float[]> errors = new ArrayList<>();
        List<AxiomCheck> checks = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            int image = i;
            float[] whole = images.row(i);
            float[] fill = settings.absent().of(i, images.shape());
            ShapleySample.Worths worths = coalitions ->
                    scores.of(image, coalitions.size(), k -> patches.mixed(whole, fill, coalitions.get(k)));
            double[] values = divide(patches.count(), worths, errors);
            double gain = scores.of(i, whole) - scores.of(i, fill);
            checks.add(new AxiomCheck("efficiency", Arrays.stream(values).sum(), gain));
            maps.add(patches.spread(values));
            all.add(floats(values));
        }
        ActivationShape grid = ActivationShape.of(1, settings.rows(), settings.columns());
        return scores.flatResult(title(), MapKind.SHARES, maps)
                .withPart("values", Batch.ofRows(grid, all))
                .withPart("standard errors", Batch.ofRows(grid, errors))
                .withChecks(checks);
    }

    /** Gives the values and adds their errors. */
    private double[] divide(int players, ShapleySample.Worths worths, List<float[]> errors) {
        if (!settings.isExact()) {
            // Every image meets the same orders, so that a map does not depend on the other images.
            ShapleySample sample = ShapleySample.draw(
                    players, settings.pairs(), new RandomStreams(settings.seed()).stream("interpret/shapley"), worths);
            errors.add(floats(sample.standardErrors()));
            return sample.values();
        }
        List<BitSet> coalitions = new ArrayList<>();
        for (long number = 0; number < 1L << players; number++) {
            coalitions.add(BitSet.valueOf(new long[] {number}));
        }
        errors.add(new float[players]);
        return ShapleyValues.of(worths.of(coalitions));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
