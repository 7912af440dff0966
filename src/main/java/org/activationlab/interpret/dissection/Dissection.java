package org.activationlab.interpret.dissection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.activationlab.interpret.Upsampling;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * Sets the channels of a layer of maps beside concepts. A channel's maps are laid over the images where its units look,
 * and compared with each concept by intersection over union; a place is active if its value is among the given top share
 * of all places of all images.
 */
public final class Dissection {

    private Dissection() {}

    /**
     * Dissects a layer.
     *
     * @param network of images of one channel, light ink on dark paper
     * @param layer the name of a layer of maps
     * @param images from 0 to 1
     * @param topShare the share of places that count as active, above 0 and below 1; the source takes 0.005 on large
     *     photographs, on digits 0.05 leaves as much as a stroke
     * @return one entry for each channel
     * @throws IllegalArgumentException if the layer has no maps, the images have more than one channel, there is none,
     *     or the share is odd
     */
    public static List<UnitMeaning> of(LayeredNetwork network, String layer, Batch images, double topShare) {
        List<ActivePlaces> units = units(network, layer, images, topShare);
        Map<Concept, List<PixelSet>> concepts = concepts(images);
        List<UnitMeaning> meanings = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            meanings.add(meaning(layer, unit, units.get(unit), concepts));
        }
        return meanings;
    }

    /** Where every channel is active. */
    static List<ActivePlaces> units(LayeredNetwork network, String layer, Batch images, double topShare) {
        if (!network.design().shapeOf(layer).isMap()) {
            throw new IllegalArgumentException(layer + " of " + network.design().name() + " has no maps to lay over an"
                    + " image. Choose a layer of convolutions or pools.");
        }
        if (images.shape().channels() != 1 || images.count() == 0 || !(topShare > 0 && topShare < 1)) {
            throw new IllegalArgumentException(
                    "expected at least one image of one channel and a share above 0 and below" + " 1, but got " + images
                            + " and " + topShare);
        }
        Batch maps = network.activations(layer, images);
        Upsampling upsampling = Upsampling.onReceptiveFields(network.design(), layer);
        List<ActivePlaces> units = new ArrayList<>();
        for (int unit = 0; unit < maps.shape().channels(); unit++) {
            units.add(ActivePlaces.of(unit, maps, upsampling, topShare));
        }
        return units;
    }

    /** Where every concept is that any image shows, image by image. */
    static Map<Concept, List<PixelSet>> concepts(Batch images) {
        int height = images.shape().height();
        int width = images.shape().width();
        Map<Concept, List<PixelSet>> places = new EnumMap<>(Concept.class);
        for (Concept concept : Concept.values()) {
            places.put(concept, new ArrayList<>());
        }
        for (float[] pixels : images.rows()) {
            DigitConcepts concepts = DigitConcepts.of(height, width, pixels);
            places.forEach((concept, sets) -> {
                boolean[] mask = concepts.mask(concept);
                sets.add(PixelSet.of(mask.length, i -> mask[i]));
            });
        }
        places.values().removeIf(sets -> sets.stream().allMatch(set -> set.size() == 0));
        return places;
    }

    static UnitMeaning meaning(String layer, int unit, ActivePlaces active, Map<Concept, List<PixelSet>> concepts) {
        Map<Concept, Double> overlap = new EnumMap<>(Concept.class);
        for (Concept concept : concepts.keySet()) {
            List<PixelSet> shown = Objects.requireNonNull(concepts.get(concept));
            double both = 0;
            double either = 0;
            for (int image = 0; image < shown.size(); image++) {
                PixelSet own = active.pixels().get(image);
                int shared = own.shared(shown.get(image));
                both += shared;
                either += own.size() + shown.get(image).size() - shared;
            }
            overlap.put(concept, both / either);
        }
        return new UnitMeaning(layer, unit, active.threshold(), overlap);
    }
}
