package org.activationlab.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words of one sentence with a score each. Immutable. */
final class ColoredLine {

    /** Stands for the words of an empty sentence. */
    static final String EMPTY = "(no words)";

    private static final int STRONGEST = 3;

    private final String name;
    private final List<String> words;
    private final double[] scores;

    ColoredLine(String name, List<String> words, double[] scores) {
        if (words.size() != scores.length) {
            throw new IllegalArgumentException(
                    "expected a score for each of " + words.size() + " words, but got " + scores.length);
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("expected finite scores, but that of word " + (i + 1) + ", '"
                        + words.get(i) + "', is " + scores[i]);
            }
        }
        this.name = name;
        this.words = List.copyOf(words);
        this.scores = scores.clone();
    }

    /** A few words above the line; may be empty. */
    String name() {
        return name;
    }

    int size() {
        return scores.length;
    }

    String word(int i) {
        return words.get(i);
    }

    double score(int i) {
        return scores[i];
    }

    /** The largest magnitude, 0 without words. */
    double largest() {
        return Arrays.stream(scores).map(Math::abs).max().orElse(0);
    }

    /** The words of largest magnitude, the strongest first; words of score 0 are left out. */
    List<Integer> strongest() {
        return IntStream.range(0, scores.length)
                .boxed()
                .filter(i -> scores[i] != 0)
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(scores[i])))
                .limit(STRONGEST)
                .toList();
    }

    /** Tells the strongest words to readers who see no colours; empty if there are none. */
    String summary() {
        List<Integer> strongest = strongest();
        return strongest.isEmpty()
                ? ""
                : strongest.stream()
                        .map(i -> words.get(i) + " " + number(scores[i]))
                        .collect(Collectors.joining(", ", "strongest: ", ""));
    }

    /** The line as plain text, each word with its score. */
    String plain() {
        String start = name.isEmpty() ? "" : name + ": ";
        return size() == 0
                ? start + EMPTY
                : IntStream.range(0, scores.length)
                        .mapToObj(i -> words.get(i) + " [" + number(scores[i]) + "]")
                        .collect(Collectors.joining(" ", start, ""));
    }

    /** Two digits that count, with the sign. */
    static String number(double value) {
        return (value > 0 ? "+" : "") + AttributionFigure.number(value);
    }
}
