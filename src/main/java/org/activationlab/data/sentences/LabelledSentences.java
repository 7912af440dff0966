package org.activationlab.data.sentences;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.activationlab.files.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Sentences, each as its words and with the label that tells whether it praises or blames.
 *
 * <p>Immutable and safe to share between threads. A sentence may have no words: a file may hold such a row, and no row is
 * lost. Equal words are one object, so the 6,920 training sentences of SST-2 take about 2 MB.
 */
public final class LabelledSentences {
    /** Different labels. */
    public static final int CLASSES = 2;

    /** The label of a sentence that blames. */
    public static final int NEGATIVE = 0;

    /** The label of a sentence that praises. */
    public static final int POSITIVE = 1;

    private final List<List<String>> sentences;
    private final byte[] labels;
    private volatile @Nullable String fingerprint;

    private LabelledSentences(List<List<String>> sentences, byte[] labels) {
        this.sentences = sentences;
        this.labels = labels;
    }

    /**
     * Makes a set of sentences from copies of the given lists.
     *
     * @param words the words of each sentence, in order; a word is not empty and has no whitespace
     * @param labels for each sentence {@link #NEGATIVE} or {@link #POSITIVE}
     * @return the sentences, in the given order
     * @throws IllegalArgumentException if the counts disagree, a label is neither, or a word is none
     */
    public static LabelledSentences of(List<List<String>> words, int[] labels) {
        if (words.size() != labels.length) {
            throw new IllegalArgumentException("each sentence needs a label, but " + words.size() + " sentences and "
                    + labels.length + " labels came");
        }
        Map<String, String> known = new HashMap<>();
        List<List<String>> sentences = new ArrayList<>(words.size());
        for (List<String> sentence : words) {
            List<String> copy = new ArrayList<>(sentence.size());
            for (String word : sentence) {
                copy.add(known.computeIfAbsent(word, LabelledSentences::checked));
            }
            sentences.add(List.copyOf(copy));
        }
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != NEGATIVE && labels[i] != POSITIVE) {
                throw new IllegalArgumentException(
                        "labels must be 0 (negative) or 1 (positive), but label " + i + " was " + labels[i]);
            }
            bytes[i] = (byte) labels[i];
        }
        return new LabelledSentences(List.copyOf(sentences), bytes);
    }

    private static String checked(String word) {
        if (word.isEmpty() || word.chars().anyMatch(LabelledSentences::isSpace)) {
            throw new IllegalArgumentException("a word must not be empty nor have whitespace, but \"" + word
                    + "\" came; split sentences at spaces first");
        }
        // Half a surrogate pair has no UTF-8 form, and two such words would have one fingerprint.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(word)) {
            throw new IllegalArgumentException("a word must be text that UTF-8 can write, but \"" + word + "\" came");
        }
        return word;
    }

    /** All that Unicode calls a space, with and without a break, and the control characters that part words. */
    static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /**
     * Counts the sentences.
     *
     * @return 0 or more
     */
    public int size() {
        return labels.length;
    }

    /**
     * Tells whether a sentence praises or blames.
     *
     * @param sentence 0 to size() - 1
     * @return {@link #NEGATIVE} or {@link #POSITIVE}
     */
    public int label(int sentence) {
        return labels[Objects.checkIndex(sentence, labels.length)];
    }

    /**
     * Returns the words of a sentence.
     *
     * @param sentence 0 to size() - 1
     * @return an unmodifiable list in the order of reading; may be empty
     */
    public List<String> words(int sentence) {
        return sentences.get(Objects.checkIndex(sentence, labels.length));
    }

    /**
     * Returns a sentence as one line of text.
     *
     * @param sentence 0 to size() - 1
     * @return its words with one space between them; empty if there are none
     */
    public String text(int sentence) {
        return String.join(" ", words(sentence));
    }

    /**
     * Counts how often each label occurs.
     *
     * @return a new array of {@value #CLASSES} counts, the negative first
     */
    public int[] countsByLabel() {
        int[] counts = new int[CLASSES];
        for (byte label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /**
     * Identifies these words and labels in this order. No two different sets have the same bytes to sum, because every
     * count and length stands before what it counts.
     *
     * @return SHA-256, in hexadecimal, of the number of sentences, then for each its label, its number of words, and for
     *     each word the length of its UTF-8 form and that form; numbers as four bytes, the highest first
     */
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            Sha256 sum = new Sha256().add(labels.length);
            for (int i = 0; i < labels.length; i++) {
                sum.add(labels[i]).add(sentences.get(i).size());
                for (String word : sentences.get(i)) {
                    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                    sum.add(bytes.length).add(bytes, 0, bytes.length);
                }
            }
            known = sum.hex();
            fingerprint = known;
        }
        return known;
    }

    /**
     * Returns the first sentences only.
     *
     * @param count 0 to size()
     * @return the sentences 0 to count - 1
     */
    public LabelledSentences first(int count) {
        if (count < 0 || count > labels.length) {
            throw new IllegalArgumentException(
                    "there are " + labels.length + " sentences, but the first " + count + " were asked for");
        }
        if (count == labels.length) {
            return this;
        }
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        return select(rows);
    }

    /**
     * Takes sentences from all over these: a file may have one class after the other.
     *
     * @param count how many at most
     * @return evenly spaced ones in their order; all if there are no more
     */
    public LabelledSentences spread(int count) {
        int taken = Math.min(Math.max(0, count), size());
        int[] rows = new int[taken];
        for (int i = 0; i < taken; i++) {
            rows[i] = (int) ((long) i * size() / taken);
        }
        return select(rows);
    }

    /**
     * Returns some of the sentences.
     *
     * @param rows each 0 to size() - 1; may repeat
     * @return as many sentences as rows, in their order
     * @throws IndexOutOfBoundsException if there is no such sentence
     */
    public LabelledSentences select(int[] rows) {
        List<List<String>> chosen = new ArrayList<>(rows.length);
        byte[] bytes = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen.add(words(rows[i]));
            bytes[i] = labels[rows[i]];
        }
        return new LabelledSentences(List.copyOf(chosen), bytes);
    }
}
