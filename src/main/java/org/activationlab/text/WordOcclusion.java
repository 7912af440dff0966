package org.activationlab.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.network.layers.Batch;

/**
 * How the log-odds of praise fall when a word is missing: one word at a time. The scores need not add up to anything: two
 * words that say the same are both dispensable.
 *
 * <p>Source: J. Li, W. Monroe, D. Jurafsky, "Understanding Neural Networks through Representation Erasure", 2016.
 */
public final class WordOcclusion implements WordMethod {

    /** What stands where the word was. */
    public enum Gap {
        /** The unknown word: all others keep their places. */
        UNKNOWN,
        /** Nothing: the words behind move up. */
        CLOSED
    }

    private final Gap gap;

    /**
     * Makes the method.
     *
     * @param gap what stands where the word was
     */
    public WordOcclusion(Gap gap) {
        this.gap = gap;
    }

    @Override
    public String title() {
        return gap == Gap.UNKNOWN ? "Occlusion: taken for unknown" : "Occlusion: left out";
    }

    @Override
    public WordAttribution attribute(SentenceNetwork network, EncodedSentences sentences, int sentence) {
        int[] whole = sentences.row(sentence);
        List<int[]> rows = new ArrayList<>();
        rows.add(whole);
        for (int word = 0; word < whole.length; word++) {
            rows.add(without(whole, word));
        }
        Batch logits = network.logits(EncodedSentences.of(rows));
        double logOdds = WordAttribution.logOdds(logits.row(0));
        double[] scores = new double[whole.length];
        Arrays.setAll(scores, word -> logOdds - WordAttribution.logOdds(logits.row(word + 1)));
        return WordAttribution.of(title(), scores, logOdds);
    }

    private int[] without(int[] whole, int word) {
        if (gap == Gap.UNKNOWN) {
            int[] row = whole.clone();
            row[word] = Vocabulary.UNKNOWN;
            return row;
        }
        int[] row = Arrays.copyOf(whole, whole.length - 1);
        System.arraycopy(whole, word + 1, row, word, whole.length - word - 1);
        return row;
    }
}
