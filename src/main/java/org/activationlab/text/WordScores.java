package org.activationlab.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each word adds on average where it occurs: which words a network hangs on at all.
 *
 * @param words the most praising first
 */
public record WordScores(List<Word> words) {

    /** Copies the words. */
    public WordScores {
        words = List.copyOf(words);
    }

    /**
     * One word.
     *
     * @param word its letters
     * @param occurrences in the sentences asked about
     * @param mean of its scores, in the unit of the logits; above 0 for praise
     */
    public record Word(String word, int occurrences, double mean) {}

    /**
     * Asks about every word of some sentences.
     *
     * @param network that answers
     * @param vocabulary of the network
     * @param sentences in numbers of the vocabulary; unknown words are left out
     * @param method how an answer is shared out among its words
     * @param atLeast how often a word must occur to be listed, at least 1
     * @return the words, by mean and then by letters
     * @throws InterruptedException if the thread was interrupted
     */
    public static WordScores of(
            SentenceNetwork network, Vocabulary vocabulary, EncodedSentences sentences, WordMethod method, int atLeast)
            throws InterruptedException {
        Map<Integer, List<Double>> scores = new TreeMap<>();
        for (int i = 0; i < sentences.size(); i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the asking about words was interrupted");
            }
            int[] row = sentences.raw(i);
            List<Double> own = method.attribute(network, sentences, i).scores();
            for (int t = 0; t < row.length; t++) {
                if (row[t] != Vocabulary.UNKNOWN) {
                    scores.computeIfAbsent(row[t], key -> new ArrayList<>()).add(own.get(t));
                }
            }
        }
        List<Word> words = new ArrayList<>();
        scores.forEach((number, all) -> {
            if (all.size() >= atLeast) {
                double mean =
                        all.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
                words.add(new Word(vocabulary.word(number), all.size(), mean));
            }
        });
        words.sort(Comparator.comparingDouble(Word::mean).reversed().thenComparing(Word::word));
        return new WordScores(words);
    }
}
