package org.activationlab.text;

import java.util.Locale;

/** How the states of all words become one vector. Padding has no part in any; a sentence without words gives zeros. */
public enum Pooling {
    /** The state behind the last word and, read backwards, behind the first. */
    LAST,
    /** The mean over the words. */
    MEAN,
    /** The largest value of each unit over the words. */
    MAX;

    /**
     * Gives the word by which it is asked for.
     *
     * @return for example {@code max}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a pooling by its word.
     *
     * @param word last, mean or max
     * @return the pooling
     * @throws IllegalArgumentException if it is none of these
     */
    public static Pooling parse(String word) {
        for (Pooling pooling : values()) {
            if (pooling.word().equals(word)) {
                return pooling;
            }
        }
        throw new IllegalArgumentException("the pooling must be last, mean or max, but was " + word);
    }
}
