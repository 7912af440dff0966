package org.activationlab.data.sentences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.data.DataException;

/**
 * Reads sentences from a tsv file: in each line a sentence, a tab, and 0 (negative) or 1 (positive).
 *
 * <p>Words stand between spaces. Nothing before the tab is a sentence without words. Quotes mean nothing special. A first
 * line "sentence, tab, label", as in GLUE, is no row. A first line "index, tab, sentence", as in GLUE's test.tsv, says that
 * the file has no labels.
 */
final class SentenceFile {
    /** The most bytes in a file: nearly nine times GLUE's training part of 3.8 MB. */
    static final long MOST_BYTES = 1 << 25;

    /** The most words of a sentence: SST-2's longest has 53, and a network's memory grows with the longest of a batch. */
    static final int MOST_WORDS = 2_000;

    private static final String HEADER = "sentence\tlabel";
    private static final String HEADER_WITHOUT_LABELS = "index\tsentence";
    private static final int MOST_SHOWN = 40;

    private SentenceFile() {}

    /**
     * Reads a file.
     *
     * @return its sentences; absent if its first line says that it has no labels
     * @throws DataException if a line is not of this form or there is none; says which line, and why
     */
    static Optional<LabelledSentences> read(Path file) throws IOException {
        List<List<String>> sentences = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        try (TextLines lines = new TextLines(file, MOST_BYTES)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (lines.number() == 1 && line.strip().equals(HEADER_WITHOUT_LABELS)) {
                    return Optional.empty();
                }
                if (lines.number() > 1 || !line.strip().equals(HEADER)) {
                    int tab = onlyTab(lines, line);
                    labels.add(label(lines, line.substring(tab + 1)));
                    List<String> words = words(line.substring(0, tab), known);
                    if (words.size() > MOST_WORDS) {
                        throw lines.refuse("at most " + MOST_WORDS + " words were expected, but there are "
                                + words.size() + ". Repair the line or take it out.");
                    }
                    sentences.add(words);
                }
            }
        }
        if (sentences.isEmpty()) {
            throw new DataException(
                    file + " holds no sentence, but at least one line of the form \"sentence, tab, 0 or 1\""
                            + " was expected. Maybe a copy was cut short: fetch the file again.");
        }
        return Optional.of(LabelledSentences.of(
                sentences, labels.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static int onlyTab(TextLines lines, String line) throws DataException {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            throw lines.refuse("a sentence, a tab and 0 or 1 were expected, but "
                    + (line.isBlank() ? "the line is blank" : "there is no tab in " + shown(line))
                    + ". Repair the line or take it out.");
        }
        if (line.indexOf('\t', tab + 1) >= 0) {
            throw lines.refuse("one tab was expected, between sentence and label, but there are more in " + shown(line)
                    + ". Repair the line or take it out.");
        }
        return tab;
    }

    private static int label(TextLines lines, String label) throws DataException {
        return switch (label) {
            case "0" -> LabelledSentences.NEGATIVE;
            case "1" -> LabelledSentences.POSITIVE;
            default ->
                throw lines.refuse(
                        "the label 0 (negative) or 1 (positive) was expected behind the tab, but " + shown(label)
                                + " came. Repair the line or take it out; files with more classes cannot be used.");
        };
    }

    private static List<String> words(String sentence, Map<String, String> known) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= sentence.length(); i++) {
            if (i == sentence.length() || LabelledSentences.isSpace(sentence.charAt(i))) {
                if (i > start) {
                    // One object for each different word: a damaged file may be long, but memory need not follow.
                    words.add(known.computeIfAbsent(sentence.substring(start, i), word -> word));
                }
                start = i + 1;
            }
        }
        return words;
    }

    private static String shown(String text) {
        String start = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
        return "\"" + start.replace("\t", "<tab>").replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
