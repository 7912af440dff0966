package org.activationlab.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A part of the grid: all models with one value of one trait, for example {@code optimizer=ADAM}.
 *
 * @param trait the setting
 * @param value its value; numbers as Java prints them, for example "0.05"
 */
public record Region(Trait trait, String value) {

    /** Writes a number as the traits do, so that 0.050 and 5e-2 name one region. */
    public Region {
        if (trait == Trait.LEARNING_RATE || trait == Trait.WEIGHT_DECAY) {
            try {
                value = Double.toString(Double.parseDouble(value));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "a region by " + trait.word() + " needs a number, but got '" + value + "'", e);
            }
        }
    }

    /**
     * Reads a region.
     *
     * @param text for example {@code optimizer=ADAM} or {@code weight-decay=0.05}
     * @return the region
     * @throws IllegalArgumentException if the text is none
     */
    public static Region parse(String text) {
        int sign = text.indexOf('=');
        for (Trait trait : Trait.values()) {
            if (sign > 0 && sign < text.length() - 1 && text.substring(0, sign).equals(trait.word())) {
                return new Region(trait, text.substring(sign + 1));
            }
        }
        throw new IllegalArgumentException("a region must be one of "
                + Arrays.stream(Trait.values()).map(Trait::word).toList() + ", '=' and a value, for example"
                + " optimizer=ADAM, but was '" + text + "'");
    }

    /**
     * Lists the regions that can be left out of a population: every value that some of its models have and others have
     * not.
     *
     * @param models the population
     * @return by trait, numbers ascending, words in alphabetical order
     */
    public static List<Region> of(Collection<ModelTraits> models) {
        List<Region> regions = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            boolean number = trait == Trait.LEARNING_RATE || trait == Trait.WEIGHT_DECAY;
            List<String> values = models.stream()
                    .map(trait::of)
                    .distinct()
                    .sorted(number ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder())
                    .toList();
            if (values.size() > 1) {
                values.forEach(value -> regions.add(new Region(trait, value)));
            }
        }
        return regions;
    }

    /**
     * Says whether a model belongs to the region.
     *
     * @param model how it was trained
     * @return whether it has the value
     */
    public boolean contains(ModelTraits model) {
        return trait.of(model).equals(value);
    }

    @Override
    public String toString() {
        return trait.word() + "=" + value;
    }
}
