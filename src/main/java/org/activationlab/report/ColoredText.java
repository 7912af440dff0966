package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Words on colours that say what each of them speaks for: blue for scores below 0, white at 0, vermillion above. Full
 * colour is the largest magnitude of all lines, so that lines compare, unless another limit is given. Immutable.
 *
 * <p>It is shown as HTML in a notebook, as a figure where there is no HTML, and as plain text with the scores in it.
 */
public final class ColoredText {

    private final List<ColoredLine> lines;
    private final Scale scale;
    private final String negative;
    private final String positive;

    /**
     * Where colours are full.
     *
     * @param limit of all lines; not used where each has its own
     * @param perLine whether each line has its own
     */
    private record Scale(double limit, boolean perLine) {}

    private ColoredText(List<ColoredLine> lines, Scale scale, String negative, String positive) {
        this.lines = List.copyOf(lines);
        this.scale = scale;
        this.negative = negative;
        this.positive = positive;
    }

    private static ColoredText of(List<ColoredLine> lines, String negative, String positive) {
        double largest = lines.stream().mapToDouble(ColoredLine::largest).max().orElse(0);
        return new ColoredText(lines, new Scale(largest, false), negative, positive);
    }

    /**
     * Colours a sentence.
     *
     * @param words in their order, maybe none
     * @param scores one per word, finite; above 0 where it speaks for the positive answer
     * @return one line
     * @throws IllegalArgumentException if there is not one finite score per word
     */
    public static ColoredText of(List<String> words, double[] scores) {
        return of("", words, scores);
    }

    /**
     * Colours a sentence under a heading.
     *
     * @param name what the line shows, for example {@code integrated gradients, predicted positive}
     * @param words in their order, maybe none
     * @param scores one per word, finite; above 0 where it speaks for the positive answer
     * @return one line
     * @throws IllegalArgumentException if there is not one finite score per word
     */
    public static ColoredText of(String name, List<String> words, double[] scores) {
        return of(List.of(new ColoredLine(name, words, scores)), "negative", "positive");
    }

    /**
     * Sets texts below one another, on the scale of the largest magnitude of all.
     *
     * @param texts at least one; their own scales are given up
     * @return all their lines, between the answers of the first
     * @throws IllegalArgumentException if there is none, or they speak for different answers
     */
    public static ColoredText together(List<ColoredText> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("expected at least one text, but got none");
        }
        ColoredText first = texts.get(0);
        List<ColoredLine> all = new ArrayList<>();
        for (ColoredText text : texts) {
            if (!text.negative.equals(first.negative) || !text.positive.equals(first.positive)) {
                throw new IllegalArgumentException("expected texts between the same answers, but got " + first.negative
                        + " and " + first.positive + " as well as " + text.negative + " and " + text.positive);
            }
            all.addAll(text.lines);
        }
        return of(all, first.negative, first.positive);
    }

    /**
     * Names what words speak for.
     *
     * @param below the answer that scores below 0 speak for, {@code negative} without this
     * @param above the answer that scores above 0 speak for, {@code positive} without this
     * @return otherwise the same
     */
    public ColoredText between(String below, String above) {
        return new ColoredText(lines, scale, below, above);
    }

    /**
     * Sets where colours are full, so that several texts compare.
     *
     * @param limit above 0; larger magnitudes look the same as this one
     * @return otherwise the same
     * @throws IllegalArgumentException if it is no finite number above 0
     */
    public ColoredText withLimit(double limit) {
        if (!(limit > 0) || !Double.isFinite(limit)) {
            throw new IllegalArgumentException("expected a finite limit above 0, but got " + limit);
        }
        return new ColoredText(lines, new Scale(limit, false), negative, positive);
    }

    /**
     * Gives each line a scale of its own, up to its largest magnitude: for methods whose scores have different units.
     *
     * @return otherwise the same
     */
    public ColoredText withLimitPerLine() {
        return new ColoredText(lines, new Scale(scale.limit(), true), negative, positive);
    }

    /**
     * Tells where colours are full.
     *
     * @return the magnitude; of texts with a scale per line the largest of them; 0 if all scores are 0
     */
    public double limit() {
        return scale.perLine()
                ? lines.stream().mapToDouble(ColoredLine::largest).max().orElse(0)
                : scale.limit();
    }

    /**
     * Writes the lines as a piece of HTML, with a legend. All its styles are inline, since notebooks strip others, and it
     * brings its own paper, since pages may be dark.
     *
     * @return one element; every word is escaped and has its score as title
     */
    public String html() {
        return ColoredTextHtml.of(this);
    }

    /**
     * Writes the lines as plain text.
     *
     * @return a line for each, the score behind each word in brackets
     */
    public String plain() {
        return lines.stream().map(ColoredLine::plain).collect(Collectors.joining("\n"));
    }

    /**
     * Draws the lines, with a legend, under what they show.
     *
     * @return the figure; long sentences wrap
     */
    public Figure figure() {
        return figure(ColoredTextFigure.finding(this));
    }

    /**
     * Draws the lines, with a legend.
     *
     * @param finding the title: a sentence of any length
     * @return the figure; long sentences wrap
     */
    public Figure figure(String finding) {
        return ColoredTextFigure.of(this, finding);
    }

    List<ColoredLine> lines() {
        return lines;
    }

    String negative() {
        return negative;
    }

    String positive() {
        return positive;
    }

    boolean limitPerLine() {
        return scale.perLine();
    }

    /** Where the colours of a line are full. */
    double limit(ColoredLine line) {
        return scale.perLine() ? line.largest() : scale.limit();
    }

    /** The scores that the legend shows, from below to above. */
    List<Double> legend() {
        double end = scale.perLine() ? 1 : limit();
        return end == 0
                ? List.of(0.0)
                : DoubleStream.of(-1, -0.5, 0, 0.5, 1)
                        .mapToObj(share -> share * end)
                        .toList();
    }

    /** What stands on a colour of the legend. */
    String legendWords(double score) {
        if (!scale.perLine() || score == 0) {
            return ColoredLine.number(score);
        }
        return Math.abs(score) == 1 ? "largest of its line" : "half";
    }
}
