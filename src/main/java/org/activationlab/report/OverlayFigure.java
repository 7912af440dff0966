package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.activationlab.interpret.attribution.Attribution;
import org.activationlab.interpret.attribution.AxiomCheck;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;

/**
 * What one method says of an image: the image, the map, the map laid over the image in grey, and the map of a network that
 * learned nothing, if it was asked for.
 */
public final class OverlayFigure {

    private OverlayFigure() {}

    /**
     * Draws maps.
     *
     * @param images that were explained, of one or three channels
     * @param names a few words for each image
     * @param attribution their maps
     * @param twin the maps of the network without what it learned, empty if nobody asked
     * @return the figure
     * @throws IllegalArgumentException if there is not one name and one map for each image
     */
    public static Figure of(Batch images, List<String> names, Attribution attribution, Optional<Attribution> twin) {
        if (names.size() != images.count() || attribution.maps().count() != images.count()) {
            throw new IllegalArgumentException("expected one name and one map for each of " + images.count()
                    + " images, but got " + names.size() + " names and " + attribution.maps());
        }
        List<String> columns = new ArrayList<>(List.of("image", attribution.method(), "laid over the image"));
        twin.ifPresent(other -> columns.add("weights drawn anew"));
        ActivationShape shape = images.shape();
        List<List<MapTile>> tiles = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            float[] pixels = images.row(i);
            float[] heat = attribution.heat(i);
            boolean[] ink = MapTile.ink(pixels, shape);
            List<MapTile> row = new ArrayList<>(List.of(
                    MapTile.image(pixels, shape),
                    MapTile.map(heat, shape.width(), notes(attribution, heat, i), ink),
                    MapTile.overlay(pixels, shape, heat)));
            if (twin.isPresent()) {
                float[] other = twin.get().heat(i);
                row.add(MapTile.map(other, shape.width(), notes(twin.get(), other, i), ink));
            }
            tiles.add(row);
            rows.add(List.of(names.get(i)));
        }
        MapTable table = new MapTable(columns, rows, tiles, "The image under the map is shown in grey.");
        String words = rows.stream().map(row -> row.get(0)).collect(Collectors.joining("; "));
        return HouseStyle.drawing(
                "What speaks for the class's " + attribution.score() + " and what against it, by "
                        + attribution.method(),
                Wording.count(rows.size(), "image", "images") + " (" + words + ") in rows; in columns "
                        + String.join(", ", columns)
                        + ". Blue pixels speak against the class, vermillion ones for it.",
                HouseStyle.WIDTH,
                table.height(),
                (graphics, height) -> table.paint(graphics));
    }

    private static List<String> notes(Attribution attribution, float[] heat, int image) {
        List<String> notes = new ArrayList<>(List.of("limit " + AttributionFigure.number(MapTile.limit(heat))));
        if (!attribution.checks().isEmpty()) {
            AxiomCheck check = attribution.checks().get(image);
            notes.add("sum " + AttributionFigure.number(check.attributed()));
            notes.add("residual " + AttributionFigure.number(check.residual()));
        }
        return notes;
    }
}
