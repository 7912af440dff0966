package org.activationlab.interpret.projection;

import java.util.List;
import java.util.function.Predicate;
import org.activationlab.metrics.PairedComparison;
import org.activationlab.metrics.SeedSummary;
import org.activationlab.network.layers.NetworkDesign;

/**
 * How well the layers of several networks of one design separate labels, so that a claim about layers comes with an
 * interval over networks.
 *
 * @param networks per network its layers, in the same order; at least one network
 */
public record LayerSeparations(List<List<LayerSeparation>> networks) {

    /** Checks that all networks have the same layers. */
    public LayerSeparations {
        networks = networks.stream().map(List::copyOf).toList();
        if (networks.isEmpty() || networks.get(0).isEmpty()) {
            throw new IllegalArgumentException("expected the layers of at least one network, but none came");
        }
        List<String> names = names(networks.get(0));
        for (int i = 1; i < networks.size(); i++) {
            if (!names(networks.get(i)).equals(names)) {
                throw new IllegalArgumentException("expected the layers " + names + " of every network, but network "
                        + i + " has " + names(networks.get(i)) + ". Compare networks of one design.");
            }
        }
    }

    private static List<String> names(List<LayerSeparation> layers) {
        return layers.stream().map(LayerSeparation::layer).toList();
    }

    /**
     * Names the layers.
     *
     * @return in order
     */
    public List<String> layers() {
        return names(networks.get(0));
    }

    /**
     * Gives one number per network.
     *
     * @param layer its place, from 0
     * @param measure which number
     * @return in the order of the networks
     */
    public List<Double> values(int layer, SeparationMeasure measure) {
        return networks.stream()
                .map(network -> measure.of(network.get(layer).separation()))
                .toList();
    }

    /**
     * Sums up the networks at one layer.
     *
     * @param layer its place, from 0
     * @param measure which number
     * @return mean, deviation and interval over the networks
     */
    public SeedSummary summary(int layer, SeparationMeasure measure) {
        return SeedSummary.of(
                values(layer, measure).stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Compares the dense layers with those before them, the image left out: the mean over the ones less the mean over the
     * others, within each network.
     *
     * @param measure which number
     * @param confidence the wanted coverage, strictly between 0 and 1, for example 0.95
     * @return the mean difference and its interval over the networks; positive if dense layers separate better
     * @throws IllegalArgumentException if the design has only dense layers or none
     */
    public PairedComparison denseAgainstEarlier(SeparationMeasure measure, double confidence) {
        return PairedComparison.overSeeds(
                means(measure, LayerSeparation::dense), means(measure, layer -> !layer.dense()), confidence);
    }

    private double[] means(SeparationMeasure measure, Predicate<LayerSeparation> which) {
        return networks.stream()
                .mapToDouble(network -> network.stream()
                        .skip(network.get(0).layer().equals(NetworkDesign.INPUT) ? 1 : 0)
                        .filter(which)
                        .mapToDouble(layer -> measure.of(layer.separation()))
                        .average()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "expected dense layers and others before them, but the layers are " + layers())))
                .toArray();
    }
}
