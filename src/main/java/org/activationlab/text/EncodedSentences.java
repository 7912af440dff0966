package org.activationlab.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Sentences as numbers of words, for a network; a sentence may be empty. Immutable. */
public final class EncodedSentences {

    private final int[][] rows;

    private EncodedSentences(int[][] rows) {
        this.rows = rows;
    }

    /**
     * Takes rows of numbers.
     *
     * @param rows the numbers of each sentence's words, none below 1: 0 is padding; copied
     * @return the sentences in this order
     * @throws IllegalArgumentException if a number is below 1
     */
    public static EncodedSentences of(List<int[]> rows) {
        int[][] copies = new int[rows.size()][];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = rows.get(i).clone();
            for (int word : copies[i]) {
                if (word <= Vocabulary.PADDING) {
                    throw new IllegalArgumentException("the numbers of words begin with 1, 0 being padding, but"
                            + " sentence " + i + " has " + word);
                }
            }
        }
        return new EncodedSentences(copies);
    }

    /**
     * Counts the sentences.
     *
     * @return at least 0
     */
    public int size() {
        return rows.length;
    }

    /**
     * Counts the words of a sentence.
     *
     * @param sentence from 0
     * @return at least 0
     */
    public int length(int sentence) {
        return rows[sentence].length;
    }

    /**
     * Copies a sentence.
     *
     * @param sentence from 0
     * @return the numbers of its words
     */
    public int[] row(int sentence) {
        return rows[sentence].clone();
    }

    /**
     * Takes some sentences.
     *
     * @param sentences which ones, in any order, also repeatedly
     * @return these in this order
     */
    public EncodedSentences select(int... sentences) {
        int[][] chosen = new int[sentences.length][];
        Arrays.setAll(chosen, i -> rows[sentences[i]]);
        return new EncodedSentences(chosen);
    }

    /**
     * Replaces words.
     *
     * @param change gives the number of the word that stands there instead, at least 1
     * @return the changed sentences
     */
    EncodedSentences map(IntUnaryOperator change) {
        List<int[]> changed = new ArrayList<>(rows.length);
        for (int[] row : rows) {
            changed.add(Arrays.stream(row).map(change).toArray());
        }
        return of(changed);
    }

    /** The array itself, to be read only. */
    int[] raw(int sentence) {
        return rows[sentence];
    }
}
