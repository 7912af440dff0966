package org.activationlab.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.activationlab.interpret.attribution.Attribution;
import org.activationlab.interpret.attribution.AxiomCheck;
import org.activationlab.interpret.attribution.SaliencySettings.Panel;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;

/**
 * Which pixels speak for a class and which against it: images below one another, methods or panels side by side, every
 * map on a diverging scale around 0 that ends at its largest absolute value.
 */
public final class AttributionFigure {

    private static final int MOST_COLUMNS = 8;
    private static final MathContext DIGITS = new MathContext(2);

    private AttributionFigure() {}

    /**
     * Draws the maps of several methods beside the images.
     *
     * @param images that were explained
     * @param names a few words for each image, for example {@code "a 7, taken for a 1"}
     * @param attributions one column each, 1 to 7, all for these images and the same classes
     * @return the figure
     * @throws IllegalArgumentException if the numbers of images, names, maps and columns do not fit
     */
    public static Figure methods(Batch images, List<String> names, List<Attribution> attributions) {
        requireFit(images, names, attributions);
        List<String> columns = new ArrayList<>(List.of("image"));
        attributions.forEach(attribution -> columns.add(attribution.method()));
        ActivationShape shape = images.shape();
        List<List<MapTile>> tiles = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            boolean[] ink = MapTile.ink(images.row(i), shape);
            List<MapTile> row = new ArrayList<>(List.of(MapTile.image(images.row(i), shape)));
            for (Attribution attribution : attributions) {
                float[] heat = attribution.heat(i);
                List<String> notes = new ArrayList<>(List.of("limit " + number(MapTile.limit(heat))));
                if (!attribution.checks().isEmpty()) {
                    AxiomCheck check = attribution.checks().get(i);
                    notes.add("sum " + number(check.attributed()));
                    notes.add("residual " + number(check.residual()));
                }
                row.add(MapTile.map(heat, attribution.maps().shape().width(), notes, ink));
            }
            tiles.add(row);
        }
        return draw(finding(attributions), columns, names, attributions.get(0), tiles);
    }

    /**
     * Draws the five panels of gradient saliency.
     *
     * @param saliency a result of {@link org.activationlab.interpret.attribution.GradientSaliency}
     * @param names a few words for each image
     * @return the figure
     * @throws IllegalArgumentException if there is not one name for each image, or the result has no such panels
     */
    public static Figure panels(Attribution saliency, List<String> names) {
        Batch images = saliency.part(Panel.SOURCE.part());
        requireFit(images, names, List.of(saliency));
        ActivationShape shape = images.shape();
        List<List<MapTile>> tiles = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            boolean[] ink = MapTile.ink(images.row(i), shape);
            List<MapTile> row = new ArrayList<>(List.of(MapTile.image(images.row(i), shape)));
            for (Panel panel : List.of(Panel.BASELINE, Panel.SALIENCY, Panel.DELTA, Panel.OVERLAY)) {
                float[] heat = Attribution.of(
                                panel.part(),
                                saliency.kind(),
                                saliency.score(),
                                saliency.classes(),
                                saliency.part(panel.part()))
                        .heat(i);
                row.add(MapTile.map(heat, shape.width(), List.of("limit " + number(MapTile.limit(heat))), ink));
            }
            tiles.add(row);
        }
        List<String> columns = Arrays.stream(Panel.values()).map(Panel::part).toList();
        return draw(
                "Gradient of the " + saliency.score()
                        + ": what the network is sensitive to without an image (baseline),"
                        + " with it (saliency), and what the image adds (delta)",
                columns,
                names,
                saliency,
                tiles);
    }

    private static void requireFit(Batch images, List<String> names, List<Attribution> attributions) {
        if (attributions.isEmpty() || attributions.size() >= MOST_COLUMNS) {
            throw new IllegalArgumentException("expected 1 to " + (MOST_COLUMNS - 1) + " methods, but got "
                    + attributions.size() + ". Maybe draw two figures.");
        }
        if (names.size() != images.count()) {
            throw new IllegalArgumentException(
                    "expected one name for each of " + images.count() + " images, but got " + names.size());
        }
        for (Attribution attribution : attributions) {
            if (attribution.maps().count() != images.count()
                    || attribution.maps().shape().width() != images.shape().width()
                    || attribution.maps().shape().height() != images.shape().height()) {
                throw new IllegalArgumentException(
                        "expected maps of " + images + ", but " + attribution.method() + " has " + attribution.maps());
            }
            if (!Arrays.equals(attribution.classes(), attributions.get(0).classes())) {
                throw new IllegalArgumentException("expected all methods to explain the same classes, but "
                        + attribution.method() + " explains " + Arrays.toString(attribution.classes()) + " and "
                        + attributions.get(0).method() + " "
                        + Arrays.toString(attributions.get(0).classes()));
            }
        }
    }

    private static String finding(List<Attribution> attributions) {
        String methods = attributions.size() == 1
                ? attributions.get(0).method()
                : Wording.count(attributions.size(), "method", "methods");
        String scores = attributions.stream()
                .map(attribution -> attribution.score().toString())
                .distinct()
                .collect(Collectors.joining(" or "));
        List<String> residuals = new ArrayList<>();
        for (Attribution attribution : attributions) {
            attribution.checks().stream()
                    .mapToDouble(check -> Math.abs(check.residual()))
                    .max()
                    .ifPresent(largest -> residuals.add(attribution.method() + " by at most " + number(largest)));
        }
        return "What speaks for the class's " + scores + " and what against it, by " + methods
                + (residuals.isEmpty() ? "" : "; sums miss the gain in score: " + Wording.list(residuals));
    }

    private static Figure draw(
            String finding,
            List<String> columns,
            List<String> names,
            Attribution attribution,
            List<List<MapTile>> tiles) {
        int[] classes = attribution.classes();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < classes.length; i++) {
            rows.add(List.of(names.get(i), "class " + classes[i]));
        }
        boolean outlined = tiles.stream().flatMap(List::stream).anyMatch(MapTile::isOutlined);
        MapTable table = new MapTable(
                columns,
                rows,
                tiles,
                outlined ? "Images: white is 0, black is 1; lines are their outlines." : "Images: from 0 to 1.");
        String alternative = Wording.count(rows.size(), "image", "images") + " ("
                + rows.stream().map(row -> String.join(": ", row)).collect(Collectors.joining("; "))
                + ") in rows; in columns " + String.join(", ", columns)
                + ". Blue pixels speak against the class, vermillion ones for it.";
        return HouseStyle.drawing(
                finding, alternative, HouseStyle.WIDTH, table.height(), (graphics, height) -> table.paint(graphics));
    }

    /** Two significant digits, whatever the size. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Wording.MISSING;
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return Math.abs(value) < 1e-3 ? String.format(Locale.ROOT, "%.0e", value) : rounded.toPlainString();
    }
}
