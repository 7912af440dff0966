package org.activationlab.interpret.dissection;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How well a unit's strongest activations lie on each concept.
 *
 * @param layer the layer's name
 * @param unit the channel, from 0
 * @param threshold the activation above which it counts as active: the given top share of all places of all images
 * @param overlap intersection over union of active places and concept, over all images, 0 to 1; no entry for a concept
 *     that no image shows
 */
public record UnitMeaning(String layer, int unit, double threshold, Map<Concept, Double> overlap) {

    /** Copies the map in the order of the concepts. */
    public UnitMeaning {
        EnumMap<Concept, Double> ordered = new EnumMap<>(Concept.class);
        ordered.putAll(overlap);
        overlap = Collections.unmodifiableMap(ordered);
    }

    /**
     * Finds the concept that fits best.
     *
     * @return that of the largest overlap, the first of equal ones
     * @throws IllegalStateException if no image shows any concept
     */
    public Concept best() {
        // Of equal ones max would give the last.
        double highest =
                overlap.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        return overlap.entrySet().stream()
                .filter(entry -> entry.getValue() == highest)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no image shows any concept"))
                .getKey();
    }
}
