package org.activationlab.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Coloured words as a figure: every piece gets its place first, since the figure is as high as the pieces need. */
final class ColoredTextFigure {

    private static final Font WORD = HouseStyle.TEXT.deriveFont(16f);
    private static final Font HEAD = HouseStyle.TEXT.deriveFont(Font.BOLD);
    private static final Font SMALL = HouseStyle.TEXT.deriveFont(12f);
    private static final int INSIDE = HouseStyle.WIDTH - 2 * HouseStyle.MARGIN;

    /** Around a word, on its colour. */
    private static final int PAD = 4;

    private static final int BETWEEN = 4;
    private static final int AFTER_LINE = 14;

    /** Beside this many lines an alternative text would not end. */
    private static final int MOST_TOLD = 12;

    /** Words at a place, on a colour or on the paper. */
    private record Piece(String words, Font font, double left, double top, double width, double height, Color fill) {}

    private final List<Piece> pieces = new ArrayList<>();
    private double left;
    private double top;

    private ColoredTextFigure() {}

    static Figure of(ColoredText text, String finding) {
        ColoredTextFigure figure = new ColoredTextFigure();
        for (ColoredLine line : text.lines()) {
            figure.line(line, text.limit(line));
        }
        figure.legend(text);
        return HouseStyle.drawing(
                finding,
                alternative(text),
                HouseStyle.WIDTH,
                (int) Math.ceil(figure.top),
                (graphics, height) -> figure.pieces.forEach(piece -> paint(graphics, piece)));
    }

    private void line(ColoredLine line, double limit) {
        if (!line.name().isEmpty()) {
            paragraph(line.name(), HEAD);
        }
        if (line.size() == 0) {
            paragraph(ColoredLine.EMPTY, WORD.deriveFont(Font.ITALIC));
        }
        for (int i = 0; i < line.size(); i++) {
            word(line.word(i), WORD, SignedColors.of(line.score(i), limit));
        }
        newRow(WORD);
        if (!line.summary().isEmpty()) {
            paragraph(line.summary(), SMALL);
        }
        top += AFTER_LINE;
    }

    private void legend(ColoredText text) {
        word("speaks for " + text.negative(), SMALL, Color.WHITE);
        for (double score : text.legend()) {
            word(text.legendWords(score), SMALL, SignedColors.of(score, text.limitPerLine() ? 1 : text.limit()));
        }
        word("speaks for " + text.positive(), SMALL, Color.WHITE);
        newRow(SMALL);
    }

    /** Words without a colour, over as many rows as they need. */
    private void paragraph(String words, Font font) {
        FontMetrics metrics = HouseStyle.measuring(font);
        for (String row : FigureText.lines(metrics, words, INSIDE)) {
            pieces.add(new Piece(row, font, 0, top, 0, metrics.getHeight(), Color.WHITE));
            top += metrics.getHeight();
        }
        top += 2;
    }

    /** A word on its colour; one that is wider than a row is broken. */
    private void word(String word, Font font, Color fill) {
        FontMetrics metrics = HouseStyle.measuring(font);
        for (String part : FigureText.lines(metrics, word, INSIDE - 2 * PAD)) {
            double width = metrics.stringWidth(part) + 2.0 * PAD;
            if (left > 0 && left + width > INSIDE) {
                newRow(font);
            }
            pieces.add(new Piece(part, font, left + PAD, top, width, metrics.getHeight(), fill));
            left += width + BETWEEN;
        }
    }

    private void newRow(Font font) {
        if (left > 0) {
            left = 0;
            top += HouseStyle.measuring(font).getHeight() + BETWEEN + 2;
        }
    }

    private static void paint(Graphics2D graphics, Piece piece) {
        boolean colored = piece.width() > 0;
        if (colored) {
            graphics.setColor(piece.fill());
            graphics.fill(new RoundRectangle2D.Double(
                    piece.left() - PAD, piece.top(), piece.width(), piece.height() + 2, 2 * PAD, 2 * PAD));
        }
        graphics.setFont(piece.font());
        graphics.setColor(colored ? InkContrast.on(piece.fill()) : HouseStyle.INK);
        float baseline = (float) (piece.top() + 1 + graphics.getFontMetrics().getAscent());
        graphics.drawString(piece.words(), (float) piece.left(), baseline);
    }

    /** The strongest words, as a title. */
    static String finding(ColoredText text) {
        if (text.limitPerLine() && text.lines().size() > 1) {
            String each = text.lines().stream()
                    .map(line -> line.strongest().isEmpty()
                            ? "none"
                            : told(line, line.strongest().get(0)))
                    .collect(Collectors.joining(", "));
            return "The strongest word of each line: " + each;
        }
        String above = strongest(text, 1);
        String below = strongest(text, -1);
        if (above.isEmpty() && below.isEmpty()) {
            return "No word speaks for " + text.negative() + " or " + text.positive();
        }
        List<String> parts = new ArrayList<>();
        if (!above.isEmpty()) {
            parts.add(above + " speaks most for " + text.positive());
        }
        if (!below.isEmpty()) {
            parts.add(below + " speaks most for " + text.negative());
        }
        return String.join("; ", parts);
    }

    private static String strongest(ColoredText text, int sign) {
        double most = 0;
        String words = "";
        for (ColoredLine line : text.lines()) {
            for (int i = 0; i < line.size(); i++) {
                if (sign * line.score(i) > most) {
                    most = sign * line.score(i);
                    words = told(line, i);
                }
            }
        }
        return words;
    }

    private static String told(ColoredLine line, int word) {
        return "\"" + line.word(word) + "\" (" + ColoredLine.number(line.score(word)) + ")";
    }

    private static String alternative(ColoredText text) {
        int told = Math.min(MOST_TOLD, text.lines().size());
        String lines =
                text.lines().subList(0, told).stream().map(ColoredLine::plain).collect(Collectors.joining("; "));
        int more = text.lines().size() - told;
        return "Words with their scores, below 0 for " + text.negative() + ", above for " + text.positive() + ": "
                + lines + (more == 0 ? "." : "; and " + Wording.count(more, "more line", "more lines") + ".");
    }
}
