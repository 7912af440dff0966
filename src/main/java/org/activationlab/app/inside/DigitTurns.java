package org.activationlab.app.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.activationlab.data.LabelledImages;

/** Lets digits take turns, so that a few examples are of as many different digits as there are. */
final class DigitTurns {

    private DigitTurns() {}

    /**
     * Picks some things.
     *
     * @param things any, in order
     * @param digit which digit, 0 to 9, a thing belongs to
     * @param count how many at most
     * @return the first of each digit in turn, then the second ones, and so on
     */
    static <T> List<T> of(List<T> things, ToIntFunction<T> digit, int count) {
        List<List<T>> byDigit = new ArrayList<>();
        for (int i = 0; i < LabelledImages.DIGITS; i++) {
            byDigit.add(new ArrayList<>());
        }
        things.forEach(thing -> byDigit.get(digit.applyAsInt(thing)).add(thing));
        List<T> picked = new ArrayList<>();
        int enough = Math.min(count, things.size());
        for (int rank = 0; picked.size() < enough; rank++) {
            for (List<T> own : byDigit) {
                if (rank < own.size() && picked.size() < enough) {
                    picked.add(own.get(rank));
                }
            }
        }
        return picked;
    }
}
