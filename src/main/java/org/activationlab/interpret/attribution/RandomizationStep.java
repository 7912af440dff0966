package org.activationlab.interpret.attribution;

import java.util.List;

/**
 * How much of a method's maps is left after some layers were drawn anew.
 *
 * @param layers the layers without what they learned, the last of the network first
 * @param images the similarity with the learned network's map for each image, averaged over the twins
 * @param amongTwins the mean similarity of one twin's maps with the next one's: where no layer keeps what it learned, what
 *     architecture and image alone make alike; NaN for a single twin
 * @param twin the maps of the first twin
 */
public record RandomizationStep(
        List<String> layers, List<MapSimilarity> images, MapSimilarity amongTwins, Attribution twin) {

    /** Copies. */
    public RandomizationStep {
        layers = List.copyOf(layers);
        images = List.copyOf(images);
    }

    /**
     * Averages over the images.
     *
     * @return each number over the images where it is defined
     */
    public MapSimilarity mean() {
        return MapSimilarity.mean(images);
    }
}
