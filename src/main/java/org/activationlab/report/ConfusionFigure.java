package org.activationlab.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.activationlab.metrics.ConfusionMatrix;

/**
 * A confusion matrix: true classes on rows, predicted ones on columns. A cell shows its count and its share of the true
 * class; right answers are blue, wrong ones vermillion, the deeper the larger the share.
 */
public final class ConfusionFigure {

    private static final int LEAST_HEADS = 84;
    private static final int MOST_HEADS = 200;
    private static final int TOP = 56;
    private static final int BESIDE = 8;
    private static final int SCORES = 78;
    private static final int LARGEST_CELL = 66;

    /** Smaller cells carry no numbers. */
    private static final int LEAST_WRITTEN = 30;

    /** Cells with less have room for the count only. */
    private static final int LEAST_SHARE = 44;

    private final ConfusionMatrix matrix;
    private final List<String> names;
    private final int heads;
    private final double width;
    private final double height;

    private ConfusionFigure(ConfusionMatrix matrix, List<String> names) {
        this.matrix = matrix;
        this.names = names;
        FontMetrics metrics = HouseStyle.measuring(HouseStyle.TEXT);
        int longest = names.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        // The longest name beside the upright words.
        heads = Math.min(MOST_HEADS, Math.max(LEAST_HEADS, longest + metrics.getHeight() + 2 * BESIDE));
        width = Math.min(
                LARGEST_CELL, (double) (HouseStyle.WIDTH - 2 * HouseStyle.MARGIN - heads - SCORES) / names.size());
        height = 0.8 * width;
    }

    /**
     * Draws the figure.
     *
     * @param matrix any; more than 20 classes are drawn without numbers
     * @param names of its classes, short words
     * @return the figure
     * @throws IllegalArgumentException if there are not as many names as classes
     */
    public static Figure of(ConfusionMatrix matrix, List<String> names) {
        ConfusionTables.requireNames(matrix, names);
        ConfusionFigure figure = new ConfusionFigure(matrix, List.copyOf(names));
        int inside = (int) Math.ceil(figure.heads + figure.width * names.size() + SCORES);
        return HouseStyle.drawing(
                figure.finding(),
                figure.alternative(),
                Math.max(420, inside + 2 * HouseStyle.MARGIN),
                (int) Math.ceil(TOP + figure.height * names.size() + figure.height),
                (graphics, left) -> figure.paint(graphics));
    }

    private void paint(Graphics2D graphics) {
        Font bold = HouseStyle.TEXT.deriveFont(Font.BOLD);
        int line = graphics.getFontMetrics(HouseStyle.TEXT).getHeight();
        double right = heads + width * names.size();
        graphics.setColor(HouseStyle.INK);
        graphics.setFont(bold);
        FigureText.centered(graphics, "predicted class", (heads + right) / 2, 0);
        FigureText.centered(graphics, "recall", right + SCORES / 2.0, TOP - line - 4.0);
        upright(graphics, "true class", line / 2.0, TOP + height * names.size() / 2);
        for (int i = 0; i < names.size(); i++) {
            head(graphics, names.get(i), heads + width * (i + 0.5), TOP - line - 4.0);
            double middle = TOP + height * (i + 0.5);
            rowHead(graphics, names.get(i), middle - line / 2.0);
            for (int j = 0; j < names.size(); j++) {
                cell(graphics, i, j);
            }
            graphics.setFont(HouseStyle.TEXT);
            graphics.setColor(HouseStyle.INK);
            if (written()) {
                FigureText.centered(
                        graphics, Wording.percent(matrix.recall(i)), right + SCORES / 2.0, middle - line / 2.0);
            }
        }
        double below = TOP + height * names.size() + (height - line) / 2;
        graphics.setFont(bold);
        rowHead(graphics, "precision", below);
        Font small = HouseStyle.TEXT.deriveFont((float) Math.min(14, width / 4));
        for (int j = 0; written() && j < names.size(); j++) {
            graphics.setFont(small);
            String words = Wording.number(100 * matrix.precision(j), width >= LEAST_SHARE ? 1 : 0);
            FigureText.centered(graphics, words + " %", heads + width * (j + 0.5), below);
        }
        if (written()) {
            graphics.setFont(bold);
            FigureText.centered(graphics, Wording.percent(matrix.accuracy()), right + SCORES / 2.0, below);
        }
    }

    private boolean written() {
        return width >= LEAST_WRITTEN;
    }

    private void head(Graphics2D graphics, String name, double x, double y) {
        graphics.setFont(HouseStyle.TEXT);
        graphics.setColor(HouseStyle.INK);
        // Names that would run into one another are left to the rows.
        if (graphics.getFontMetrics().stringWidth(name) <= width + 2) {
            FigureText.centered(graphics, name, x, y);
        }
    }

    private void rowHead(Graphics2D graphics, String name, double top) {
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(name, heads - BESIDE - metrics.stringWidth(name), (float) (top + metrics.getAscent()));
    }

    private static void upright(Graphics2D graphics, String words, double x, double y) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        FigureText.centered(graphics, words, 0, -graphics.getFontMetrics().getHeight() / 2.0);
        graphics.setTransform(before);
    }

    private void cell(Graphics2D graphics, int truth, int predicted) {
        double share = matrix.share(truth, predicted);
        double left = heads + width * predicted;
        double top = TOP + height * truth;
        Color fill = color(share, truth == predicted);
        Rectangle2D box = new Rectangle2D.Double(left + 0.75, top + 0.75, width - 1.5, height - 1.5);
        graphics.setColor(fill);
        graphics.fill(box);
        long count = matrix.count(truth, predicted);
        if (!written() || count == 0) {
            return;
        }
        boolean both = width >= LEAST_SHARE;
        graphics.setColor(HouseStyle.light(fill) ? HouseStyle.INK : Color.WHITE);
        graphics.setFont(HouseStyle.TEXT.deriveFont(Font.BOLD, both ? 15f : 12f));
        int line = graphics.getFontMetrics().getHeight();
        double middle = left + width / 2;
        FigureText.centered(
                graphics,
                Wording.number((double) count, 0),
                middle,
                top + height / 2 - (both ? line - 1.0 : line / 2.0));
        if (both) {
            graphics.setFont(HouseStyle.TEXT.deriveFont(12f));
            FigureText.centered(graphics, Wording.percent(share), middle, top + height / 2 + 2);
        }
    }

    /** White for nothing; the root makes the few errors of a good classifier visible. */
    private static Color color(double share, boolean right) {
        Color full = right ? HouseStyle.BLUE : HouseStyle.VERMILLION;
        double depth = share == 0 ? 0 : 0.06 + 0.94 * Math.sqrt(share);
        return new Color(mixed(full.getRed(), depth), mixed(full.getGreen(), depth), mixed(full.getBlue(), depth));
    }

    private static int mixed(int full, double depth) {
        return (int) Math.round(246 + depth * (full - 246));
    }

    /** The most frequent error: true and predicted class; equal to each other if there is none. */
    private int[] worst() {
        int[] worst = {0, 0};
        long most = 0;
        for (int truth = 0; truth < names.size(); truth++) {
            for (int predicted = 0; predicted < names.size(); predicted++) {
                if (truth != predicted && matrix.count(truth, predicted) > most) {
                    most = matrix.count(truth, predicted);
                    worst = new int[] {truth, predicted};
                }
            }
        }
        return worst;
    }

    private String finding() {
        long rows = 0;
        for (int label = 0; label < names.size(); label++) {
            rows += matrix.support(label);
        }
        String start = Wording.percent(matrix.accuracy()) + " of " + Wording.count(rows, "answer is", "answers are")
                + " right";
        int[] worst = worst();
        if (worst[0] == worst[1]) {
            return start;
        }
        long count = matrix.count(worst[0], worst[1]);
        return start + "; the most frequent error is " + names.get(worst[1]) + " for " + names.get(worst[0]) + ": "
                + Wording.number((double) count, 0) + " of " + Wording.number((double) matrix.support(worst[0]), 0);
    }

    private String alternative() {
        StringBuilder words =
                new StringBuilder("Confusion matrix, true classes on rows, predicted ones on columns. Recall: ");
        for (int label = 0; label < names.size(); label++) {
            words.append(label == 0 ? "" : ", ")
                    .append(names.get(label))
                    .append(' ')
                    .append(Wording.percent(matrix.recall(label)));
        }
        return words.append('.').toString();
    }
}
