package org.activationlab.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.files.Sha256;

/**
 * The words that a network knows, each by its number: 0 is padding, 1 stands for every unknown word, then come the words
 * of the training sentences, the most frequent first and equally frequent ones in the order of their letters. Immutable.
 */
public final class Vocabulary {

    /** The number that fills up short sentences; no word has it. */
    public static final int PADDING = 0;

    /** The number of every word that is not known. */
    public static final int UNKNOWN = 1;

    /** What is shown where padding is. */
    public static final String PADDING_TEXT = "<padding>";

    /** What is shown where an unknown word is. */
    public static final String UNKNOWN_TEXT = "<unknown>";

    static final int FIRST = 2;

    private final int minimumCount;
    private final List<String> words;
    private final int[] counts;
    private final Map<String, Integer> numbers = new HashMap<>();

    Vocabulary(int minimumCount, List<String> words, int[] counts) {
        this.minimumCount = minimumCount;
        this.words = List.copyOf(words);
        this.counts = counts.clone();
        for (int i = 0; i < this.words.size(); i++) {
            numbers.put(this.words.get(i), FIRST + i);
        }
    }

    /**
     * Collects the words of sentences.
     *
     * @param sentences training sentences
     * @param minimumCount how often a word must occur in them, at least 1
     * @return the vocabulary
     * @throws IllegalArgumentException if the count is below 1
     */
    public static Vocabulary of(LabelledSentences sentences, int minimumCount) {
        if (minimumCount < 1) {
            throw new IllegalArgumentException("the minimum count must be at least 1, but was " + minimumCount);
        }
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < sentences.size(); i++) {
            sentences.words(i).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        List<String> kept = new ArrayList<>(counts.keySet());
        kept.removeIf(word -> counts.getOrDefault(word, 0) < minimumCount);
        Comparator<String> byCount = Comparator.comparingInt(word -> counts.getOrDefault(word, 0));
        kept.sort(byCount.reversed().thenComparing(Comparator.naturalOrder()));
        int[] ordered =
                kept.stream().mapToInt(word -> counts.getOrDefault(word, 0)).toArray();
        return new Vocabulary(minimumCount, kept, ordered);
    }

    /**
     * Counts the numbers in use.
     *
     * @return the words and {@value #FIRST}, for padding and for the unknown word
     */
    public int size() {
        return FIRST + words.size();
    }

    /**
     * Tells how often a word had to occur.
     *
     * @return at least 1
     */
    public int minimumCount() {
        return minimumCount;
    }

    /**
     * Finds a word's number.
     *
     * @param word as the sentences write it
     * @return from {@value #FIRST}, or {@link #UNKNOWN}
     */
    public int number(String word) {
        return numbers.getOrDefault(word, UNKNOWN);
    }

    /**
     * Finds the word of a number.
     *
     * @param number from 0
     * @return the word, or what is shown for padding and unknown words
     * @throws IndexOutOfBoundsException if there is no such number
     */
    public String word(int number) {
        return switch (number) {
            case PADDING -> PADDING_TEXT;
            case UNKNOWN -> UNKNOWN_TEXT;
            default -> words.get(number - FIRST);
        };
    }

    /**
     * Tells how often a word occurred in the training sentences.
     *
     * @param number from {@value #FIRST}
     * @return at least {@link #minimumCount}
     * @throws IndexOutOfBoundsException if there is no such word
     */
    public int count(int number) {
        return counts[number - FIRST];
    }

    /**
     * Lists the known words.
     *
     * @return in the order of their numbers, unmodifiable
     */
    public List<String> words() {
        return words;
    }

    /**
     * Writes a sentence in numbers.
     *
     * @param sentence its words
     * @return as many numbers, none of them {@link #PADDING}
     */
    public int[] encode(List<String> sentence) {
        return sentence.stream().mapToInt(this::number).toArray();
    }

    /**
     * Writes sentences in numbers.
     *
     * @param sentences any
     * @return the same sentences in the same order
     */
    public EncodedSentences encode(LabelledSentences sentences) {
        List<int[]> rows = new ArrayList<>(sentences.size());
        for (int i = 0; i < sentences.size(); i++) {
            rows.add(encode(sentences.words(i)));
        }
        return EncodedSentences.of(rows);
    }

    /**
     * Identifies the words in this order.
     *
     * @return SHA-256 in hexadecimal
     */
    public String fingerprint() {
        Sha256 sum = new Sha256();
        for (int i = 0; i < words.size(); i++) {
            sum.add(counts[i]).add(words.get(i) + "\n");
        }
        return sum.hex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that
                && minimumCount == that.minimumCount
                && words.equals(that.words)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * minimumCount + words.hashCode();
    }

    @Override
    public String toString() {
        return "Vocabulary[" + words.size() + " words]";
    }
}
