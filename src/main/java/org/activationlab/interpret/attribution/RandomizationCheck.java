package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.activationlab.interpret.Interruption;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;

/**
 * Tries a method on twins of the network whose layers are drawn anew, from the last one down or all at once. A map that
 * stays the same cannot show what the network learned.
 *
 * <p>Source: J. Adebayo and others, Sanity Checks for Saliency Maps, 2018.
 */
public final class RandomizationCheck {

    private final RandomizationSettings settings;

    /**
     * Makes the check.
     *
     * @param settings which layers, how many twins, what counts as surviving
     */
    public RandomizationCheck(RandomizationSettings settings) {
        this.settings = settings;
    }

    /**
     * Tries a method.
     *
     * @param method any
     * @param network a trained one with at least one layer that learns
     * @param images as the method takes them
     * @param classes as the method takes them
     * @return the similarities step by step
     * @throws IllegalArgumentException if no layer learns, or the images and classes do not fit
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public RandomizationReport check(AttributionMethod method, LayeredNetwork network, Batch images, int[] classes) {
        List<String> learning = new ArrayList<>(network.design().layers().stream()
                .filter(layer -> !layer.layer().learned().isEmpty())
                .map(NamedLayer::name)
                .toList());
        if (learning.isEmpty()) {
            throw new IllegalArgumentException(
                    "no layer of " + network.design().name() + " learns, so there is nothing to draw anew");
        }
        Collections.reverse(learning);
        Attribution learned = method.attribute(network, images, classes);
        List<RandomizationStep> steps = new ArrayList<>();
        boolean cascading = settings.order() == RandomizationSettings.Order.CASCADING;
        for (int count = cascading ? 1 : learning.size(); count <= learning.size(); count++) {
            steps.add(step(method, network, images, learned, learning.subList(0, count)));
        }
        return new RandomizationReport(learned, steps, settings.limit());
    }

    private RandomizationStep step(
            AttributionMethod method, LayeredNetwork network, Batch images, Attribution learned, List<String> layers) {
        Set<String> drawn = new HashSet<>(layers);
        RandomStreams seeds = new RandomStreams(settings.seed());
        List<Attribution> twins = new ArrayList<>();
        for (int draw = 0; draw < settings.draws(); draw++) {
            Interruption.check("the check with weights drawn anew");
            // One seed for all steps: a layer that was drawn anew stays as it was drawn while the next ones follow.
            twins.add(method.twin(
                    network,
                    images,
                    learned.classes(),
                    drawn::contains,
                    seeds.seedOf("interpret/randomization/" + draw)));
        }
        List<MapSimilarity> similarities = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            int image = i;
            similarities.add(MapSimilarity.mean(twins.stream()
                    .map(twin -> MapSimilarity.of(learned, twin, image))
                    .toList()));
        }
        return new RandomizationStep(layers, similarities, among(twins), twins.get(0));
    }

    private static MapSimilarity among(List<Attribution> twins) {
        List<MapSimilarity> neighbours = new ArrayList<>();
        for (int draw = 1; draw < twins.size(); draw++) {
            for (int image = 0; image < twins.get(0).maps().count(); image++) {
                neighbours.add(MapSimilarity.of(twins.get(draw - 1), twins.get(draw), image));
            }
        }
        return MapSimilarity.mean(neighbours);
    }
}
