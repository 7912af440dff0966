package org.activationlab.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Sentences of a batch side by side, each followed by padding up to the length of the longest.
 *
 * <p>Why padding changes no result: a network that reads from left to right has met no padding where the sentence ends,
 * and what it makes of the padding behind is never used. For the other direction each sentence is turned round by itself,
 * so that its padding stays behind it.
 */
final class TokenBatch {

    private final int[][] sentences;
    private final int length;

    /** At least one sentence; {@code padding} more places than the longest needs are for tests. */
    private TokenBatch(int[][] sentences, int padding) {
        this.sentences = sentences;
        int longest = 1;
        for (int[] sentence : sentences) {
            longest = Math.max(longest, sentence.length);
        }
        length = longest + padding;
    }

    static TokenBatch of(EncodedSentences all, int[] rows, int padding) {
        int[][] chosen = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = all.raw(rows[i]);
        }
        return new TokenBatch(chosen, padding);
    }

    int count() {
        return sentences.length;
    }

    /** Places of each sentence, those of padding among them. */
    int length() {
        return length;
    }

    /** The numbers of all words, (count x length). */
    NDArray words(NDManager step) {
        int[] all = new int[count() * length];
        for (int i = 0; i < count(); i++) {
            System.arraycopy(sentences[i], 0, all, i * length, sentences[i].length);
        }
        return step.create(all);
    }

    /** For each place of the turned sentences the place it comes from, (count x length); turning twice changes nothing. */
    NDArray turned(NDManager step) {
        int[] places = new int[count() * length];
        for (int i = 0; i < count(); i++) {
            int own = sentences[i].length;
            for (int t = 0; t < length; t++) {
                places[i * length + t] = i * length + (t < own ? own - 1 - t : t);
            }
        }
        return step.create(places);
    }

    /** The place of each sentence's last word, (count); that of an empty one is its first place. */
    NDArray lastPlaces(NDManager step) {
        int[] places = new int[count()];
        for (int i = 0; i < count(); i++) {
            places[i] = i * length + Math.max(0, sentences[i].length - 1);
        }
        return step.create(places);
    }

    /** The place of each sentence's first word, (count). */
    NDArray firstPlaces(NDManager step) {
        int[] places = new int[count()];
        for (int i = 0; i < count(); i++) {
            places[i] = i * length;
        }
        return step.create(places);
    }

    /** One over the number of words where there is one and 0 where there is padding, (count, length, 1). */
    NDArray shares(NDManager step) {
        float[] shares = new float[count() * length];
        for (int i = 0; i < count(); i++) {
            int own = sentences[i].length;
            for (int t = 0; t < own; t++) {
                shares[i * length + t] = 1f / own;
            }
        }
        return step.create(shares, new Shape(count(), length, 1));
    }

    /** 0 where there is a word and far below every state where there is padding, (count, length, 1). */
    NDArray depths(NDManager step, float depth) {
        float[] depths = new float[count() * length];
        for (int i = 0; i < count(); i++) {
            for (int t = sentences[i].length; t < length; t++) {
                depths[i * length + t] = depth;
            }
        }
        return step.create(depths, new Shape(count(), length, 1));
    }

    /** 1 for a sentence with words and 0 for an empty one, (count, 1). */
    NDArray present(NDManager step) {
        float[] present = new float[count()];
        for (int i = 0; i < count(); i++) {
            present[i] = sentences[i].length == 0 ? 0 : 1;
        }
        return step.create(present, new Shape(count(), 1));
    }
}
