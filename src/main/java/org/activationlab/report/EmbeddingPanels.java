package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.interpret.projection.Embedding;
import org.activationlab.interpret.projection.LabelSeparation;
import org.activationlab.interpret.projection.Points;

/**
 * Several planes of the same points side by side, small, coloured by label: how the points move from layer to layer. Each
 * panel has a scale of its own.
 */
public final class EmbeddingPanels {

    private static final int COLUMNS = 3;
    private static final int GAP = 14;
    private static final double RADIUS = 1.5;
    private static final int ALPHA = 150;
    private static final double AROUND = 0.04;
    private static final int LEGEND = 30;
    private static final Font BOLD = HouseStyle.TEXT.deriveFont(Font.BOLD);
    private static final Font SMALL = HouseStyle.TEXT.deriveFont(12f);

    private final List<String> titles;
    private final List<Embedding> planes;
    private final List<Double> accuracies;
    private final int[] labels;
    private final List<String> names;
    private final String examples;
    private final int side;
    private final int head;

    private EmbeddingPanels(
            List<String> titles, List<Embedding> planes, int[] labels, List<String> names, String examples) {
        this.examples = examples;
        this.titles = titles;
        this.planes = planes;
        this.labels = labels;
        this.names = names;
        accuracies = planes.stream().map(plane -> accuracy(plane, labels)).toList();
        side = (HouseStyle.WIDTH - 2 * HouseStyle.MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
        head = HouseStyle.measuring(BOLD).getHeight()
                + HouseStyle.measuring(SMALL).getHeight()
                + 4;
    }

    /**
     * Draws planes of images.
     *
     * @param titles one per plane, for example the layers' names
     * @param planes at least one, all of the same points, more than {@value LabelSeparation#NEIGHBOURS}
     * @param labels one per point, places in the list of names; at least two different ones
     * @param names of the labels
     * @return the figure
     * @throws IllegalArgumentException if there is not one title per plane, or labels or points do not fit
     */
    public static Figure byLabel(List<String> titles, List<Embedding> planes, int[] labels, List<String> names) {
        return byLabel(titles, planes, labels, names, "images");
    }

    /**
     * Draws the planes.
     *
     * @param titles one per plane, for example the layers' names
     * @param planes at least one, all of the same points, more than {@value LabelSeparation#NEIGHBOURS}
     * @param labels one per point, places in the list of names; at least two different ones
     * @param names of the labels
     * @param examples what the points are, in the plural, for example {@code sentences}
     * @return the figure
     * @throws IllegalArgumentException if there is not one title per plane, or labels or points do not fit
     */
    public static Figure byLabel(
            List<String> titles, List<Embedding> planes, int[] labels, List<String> names, String examples) {
        if (planes.isEmpty() || titles.size() != planes.size()) {
            throw new IllegalArgumentException(
                    "expected planes and a title for each, but got " + planes.size() + " and " + titles.size());
        }
        for (int label : labels) {
            if (label < 0 || label >= names.size()) {
                throw new IllegalArgumentException(
                        "labels must be 0 to " + (names.size() - 1) + ", places in the names, but one is " + label);
            }
        }
        EmbeddingPanels panels = new EmbeddingPanels(
                List.copyOf(titles), List.copyOf(planes), labels.clone(), List.copyOf(names), examples);
        int rows = (planes.size() + COLUMNS - 1) / COLUMNS;
        return HouseStyle.drawing(
                panels.finding(),
                panels.alternative(),
                HouseStyle.WIDTH,
                LEGEND + rows * (panels.head + panels.side) + (rows - 1) * GAP,
                (graphics, height) -> panels.paint(graphics));
    }

    private static double accuracy(Embedding plane, int[] labels) {
        return LabelSeparation.of(plane.points(), labels).neighbourAccuracy();
    }

    private void paint(Graphics2D graphics) {
        legend(graphics);
        for (int i = 0; i < planes.size(); i++) {
            int left = i % COLUMNS * (side + GAP);
            int top = LEGEND + i / COLUMNS * (head + side + GAP);
            graphics.setColor(HouseStyle.INK);
            graphics.setFont(BOLD);
            FigureText.centered(graphics, titles.get(i), left + side / 2.0, top);
            int line = graphics.getFontMetrics().getHeight();
            graphics.setFont(SMALL);
            FigureText.centered(
                    graphics,
                    "neighbours name " + Wording.percent(accuracies.get(i)),
                    left + side / 2.0,
                    top + (double) line);
            panel(graphics, planes.get(i).points(), left, top + head);
        }
    }

    private void legend(Graphics2D graphics) {
        graphics.setFont(HouseStyle.TEXT);
        double x = 0;
        int ascent = graphics.getFontMetrics().getAscent();
        for (int label = 0; label < names.size(); label++) {
            graphics.setColor(EmbeddingFigure.color(label));
            graphics.fill(new Ellipse2D.Double(x, ascent / 2.0 - 3, 10, 10));
            graphics.setColor(HouseStyle.INK);
            graphics.drawString(names.get(label), (float) x + 16, ascent);
            x += 16 + graphics.getFontMetrics().stringWidth(names.get(label)) + 22;
        }
    }

    private void panel(Graphics2D graphics, Points points, int left, int top) {
        double[] x = points.column(0);
        double[] y = points.column(1);
        double middleX = middle(x);
        double middleY = middle(y);
        double half = (1 + AROUND) * Math.max(Math.max(range(x), range(y)) / 2, 1e-9);
        for (int i = 0; i < labels.length; i++) {
            Color color = EmbeddingFigure.color(labels[i]);
            graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), ALPHA));
            double placeX = left + side * (0.5 + (x[i] - middleX) / half / 2);
            double placeY = top + side * (0.5 - (y[i] - middleY) / half / 2);
            graphics.fill(new Ellipse2D.Double(placeX - RADIUS, placeY - RADIUS, 2 * RADIUS, 2 * RADIUS));
        }
        graphics.setColor(HouseStyle.GRID);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Rectangle2D.Double(left, top, side, side));
    }

    private static double middle(double[] values) {
        return (least(values) + most(values)) / 2;
    }

    private static double range(double[] values) {
        return most(values) - least(values);
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private String finding() {
        int last = planes.size() - 1;
        return planes.get(last).method() + " of " + Wording.count(labels.length, examples, examples) + ": the "
                + LabelSeparation.NEIGHBOURS + " nearest neighbours in the plane name the label of "
                + Wording.percent(accuracies.get(0)) + " of the points at " + titles.get(0)
                + (last == 0 ? "" : " and of " + Wording.percent(accuracies.get(last)) + " at " + titles.get(last));
    }

    private String alternative() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < planes.size(); i++) {
            parts.add(titles.get(i) + " " + Wording.percent(accuracies.get(i)));
        }
        return "A panel per plane, points coloured by label. Points whose neighbours name their label: "
                + String.join(", ", parts) + ".";
    }
}
