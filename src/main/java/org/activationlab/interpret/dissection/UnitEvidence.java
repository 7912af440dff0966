package org.activationlab.interpret.dissection;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A unit beside every concept that any image shows, with what speaks for each.
 *
 * @param meaning the overlaps
 * @param concepts the same overlaps with intervals and with what shuffled images give
 * @param highestShuffledLead over all shuffles, the highest lead of whichever concept leads in that shuffle; minus infinity
 *     if no image shows any concept
 */
public record UnitEvidence(UnitMeaning meaning, Map<Concept, ConceptEvidence> concepts, double highestShuffledLead) {

    /** Copies the map in the order of the concepts. */
    public UnitEvidence {
        EnumMap<Concept, ConceptEvidence> ordered = new EnumMap<>(Concept.class);
        ordered.putAll(concepts);
        concepts = Collections.unmodifiableMap(ordered);
    }

    /**
     * Gives what speaks for a concept.
     *
     * @param concept one that an image shows
     * @return its overlap with interval and baseline
     * @throws NullPointerException if no image shows it
     */
    public ConceptEvidence of(Concept concept) {
        return Objects.requireNonNull(concepts.get(concept), () -> "no image shows " + concept.title());
    }

    /**
     * Finds the concept whose overlap owes most to what the image shows. Large concepts overlap with much anyway, so it
     * need not be that of the largest overlap.
     *
     * @return that of the largest lead over shuffled images, the first of equal ones
     * @throws IllegalStateException if no image shows any concept
     */
    public Concept leading() {
        return concepts.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> -entry.getValue().lead()))
                .orElseThrow(() -> new IllegalStateException("no image shows any concept"))
                .getKey();
    }

    /**
     * Tells whether the leading concept is more than luck. Of a dozen concepts one leads in every shuffle, too, so its lead
     * is compared with theirs: a unit that means nothing passes once in as many times as there are shuffles, and one.
     *
     * @return whether the lead of {@link #leading} is above {@link #highestShuffledLead}
     */
    public boolean beyondShuffling() {
        return of(leading()).lead() > highestShuffledLead;
    }
}
