package org.activationlab.data.sentences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.activationlab.data.DataException;

/**
 * Vectors of words that were learned elsewhere, read from GloVe's text format.
 *
 * <p>Format: UTF-8; in each line a word, a space, and as many decimal numbers as the vectors are wide, with a space between
 * them. The first line decides on the width. A word may have spaces itself, as a few of GloVe's 840-billion-word file do:
 * the last numbers of the line are the vector and what stands before is the word. Of equal words the first counts. Source:
 * J. Pennington, R. Socher, C. D. Manning, "GloVe: Global Vectors for Word Representation", EMNLP 2014.
 *
 * <p>Only wanted words are kept, so the memory needed depends on them and not on the file. Immutable.
 */
public final class WordVectors {
    /** The most numbers in a vector; the widest that are published have 1,024. */
    public static final int MOST_NUMBERS = 10_000;

    /** The most bytes in a file: six times the largest of GloVe. */
    private static final long MOST_BYTES = 1L << 35;

    private final Map<String, float[]> vectors;
    private final int width;
    private final long lines;

    private WordVectors(Map<String, float[]> vectors, int width, long lines) {
        this.vectors = vectors;
        this.width = width;
        this.lines = lines;
    }

    /**
     * Reads the vectors of some words. The numbers of other words are not looked at.
     *
     * @param file a text file, not packed
     * @param wanted the words to keep
     * @return the vectors of those words that the file has
     * @throws DataException if a line has too few numbers, a wanted word has one that is none or not finite, or the file is
     *     empty; says which line, and why
     * @throws IOException if the file cannot be read
     */
    public static WordVectors read(Path file, Set<String> wanted) throws IOException {
        Map<String, float[]> vectors = new HashMap<>();
        int width = 0;
        try (TextLines lines = new TextLines(file, MOST_BYTES)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                String entry = line.stripTrailing();
                if (width == 0) {
                    width = width(lines, entry);
                }
                int end = endOfWord(lines, entry, width);
                String word = entry.substring(0, end);
                if (wanted.contains(word) && !vectors.containsKey(word)) {
                    vectors.put(word, numbers(lines, entry.substring(end + 1), width));
                }
            }
            if (width == 0) {
                throw new DataException(
                        file + " is empty, but a word and its numbers were expected in each line. Maybe a"
                                + " download was cut short: fetch it again.");
            }
            return new WordVectors(vectors, width, lines.number());
        }
    }

    private static int width(TextLines lines, String entry) throws DataException {
        long spaces = entry.chars().filter(character -> character == ' ').count();
        if (spaces < 2 || spaces > MOST_NUMBERS) {
            throw lines.refuse("a word and 2 to " + MOST_NUMBERS
                    + " numbers were expected, with one space between them, but "
                    + spaces + " spaces came. Maybe it is another format: GloVe's text format is needed, unpacked"
                    + (spaces == 1 ? " and without a first line of counts." : "."));
        }
        return (int) spaces;
    }

    /** The index of the space behind the word. */
    private static int endOfWord(TextLines lines, String entry, int width) throws DataException {
        int end = entry.length();
        for (int i = 0; i < width; i++) {
            end = entry.lastIndexOf(' ', end - 1);
            if (end <= 0) {
                throw lines.refuse(
                        "a word and " + width + " numbers were expected, as in the first line, but there are " + i
                                + " numbers at most. Maybe a download was cut short: fetch it again.");
            }
        }
        return end;
    }

    private static float[] numbers(TextLines lines, String text, int width) throws DataException {
        String[] parts = text.split(" ", width);
        float[] vector = new float[width];
        for (int i = 0; i < width; i++) {
            try {
                vector[i] = Float.parseFloat(parts[i]);
            } catch (NumberFormatException e) {
                vector[i] = Float.NaN;
            }
            if (!Float.isFinite(vector[i])) {
                String shown = parts[i].length() > 40 ? parts[i].substring(0, 40) + "..." : parts[i];
                throw lines.refuse("number " + (i + 1) + " of the vector must be finite, but \"" + shown
                        + "\" came. Maybe the file is damaged: fetch it again.");
            }
        }
        return vector;
    }

    /**
     * Returns how many numbers a vector has.
     *
     * @return at least 2
     */
    public int width() {
        return width;
    }

    /**
     * Returns a word's vector.
     *
     * @param word a word that was wanted
     * @return a new array of {@link #width()} numbers; absent if the file has not this word or it was not wanted
     */
    public Optional<float[]> vector(String word) {
        return Optional.ofNullable(vectors.get(word)).map(float[]::clone);
    }

    /**
     * Counts the wanted words that the file has.
     *
     * @return 0 or more
     */
    public int found() {
        return vectors.size();
    }

    /**
     * Counts the lines of the file.
     *
     * @return at least 1
     */
    public long lines() {
        return lines;
    }
}
