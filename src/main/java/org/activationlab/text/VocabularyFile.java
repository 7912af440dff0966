package org.activationlab.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.activationlab.files.AtomicFile;

/**
 * A vocabulary as text in UTF-8: a line {@code # minimum count: 2}, then a line per word in the order of the numbers, the
 * word, a tab and how often it occurred, and a last line {@code # SHA-256: ...} over words and counts, so that a file that
 * was cut off or changed is never taken for a whole one.
 */
public final class VocabularyFile {

    private static final String FIRST = "# minimum count: ";
    private static final String LAST = "# SHA-256: ";
    private static final long LARGEST_FILE = 1L << 28;

    private VocabularyFile() {}

    /**
     * Writes.
     *
     * @param file replaced as a whole if it is there; missing folders are made
     * @param vocabulary what is written
     * @throws IOException if the disk fails
     */
    public static void write(Path file, Vocabulary vocabulary) throws IOException {
        StringBuilder text =
                new StringBuilder(FIRST).append(vocabulary.minimumCount()).append('\n');
        for (int number = Vocabulary.FIRST; number < vocabulary.size(); number++) {
            text.append(vocabulary.word(number))
                    .append('\t')
                    .append(vocabulary.count(number))
                    .append('\n');
        }
        AtomicFile.writeText(
                file,
                text.append(LAST).append(vocabulary.fingerprint()).append('\n').toString());
    }

    /**
     * Reads.
     *
     * @param file as {@link #write} writes it
     * @return the vocabulary
     * @throws IOException if the file cannot be read or is no such vocabulary, whole and unchanged; names the line
     */
    public static Vocabulary read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(file + " has more than 256 MB: that is no vocabulary");
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not text in UTF-8, so it is no vocabulary", e);
        }
        if (lines.isEmpty() || !lines.get(0).startsWith(FIRST)) {
            throw refused(file, 1, "expected '" + FIRST + "' and a number");
        }
        int minimum = count(file, 1, lines.get(0).substring(FIRST.length()));
        if (!lines.get(lines.size() - 1).startsWith(LAST)) {
            throw refused(file, lines.size(), "the file ends without its last line, '" + LAST + "...': it was cut off");
        }
        Vocabulary vocabulary = words(file, lines, minimum);
        String wanted = lines.get(lines.size() - 1).substring(LAST.length());
        if (!vocabulary.fingerprint().equals(wanted)) {
            throw refused(
                    file,
                    lines.size(),
                    "words and counts have SHA-256 " + vocabulary.fingerprint()
                            + ", not this one: the file was changed");
        }
        return vocabulary;
    }

    private static Vocabulary words(Path file, List<String> lines, int minimum) throws IOException {
        List<String> words = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int[] counts = new int[lines.size() - 2];
        for (int i = 1; i < lines.size() - 1; i++) {
            String line = lines.get(i);
            int tab = line.indexOf('\t');
            if (tab < 1) {
                throw refused(file, i + 1, "expected a word, a tab and a count");
            }
            String word = line.substring(0, tab);
            int count = count(file, i + 1, line.substring(tab + 1));
            if (count < minimum || (i > 1 && count > counts[i - 2])) {
                throw refused(
                        file, i + 1, "the count " + count + " is below the minimum or above that of the line before");
            }
            if (!known.add(word)) {
                throw refused(file, i + 1, "the word comes for the second time");
            }
            words.add(word);
            counts[i - 1] = count;
        }
        return new Vocabulary(minimum, words, counts);
    }

    private static int count(Path file, int line, String text) throws IOException {
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below, as for numbers that are too small.
        }
        String shown = text.length() <= 20 ? text : text.substring(0, 17) + "...";
        throw refused(file, line, "expected a whole number of at least 1, but got '" + shown + "'");
    }

    private static IOException refused(Path file, int line, String reason) {
        return new IOException(file + ", line " + line + ": " + reason + ". Train again, or copy the file anew.");
    }
}
