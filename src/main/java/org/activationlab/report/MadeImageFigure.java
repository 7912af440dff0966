package org.activationlab.report;

import java.awt.FontMetrics;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.activationlab.interpret.visualization.Aim;
import org.activationlab.interpret.visualization.Visualization;
import org.activationlab.network.layers.Batch;

/** Images of any size that were made for a unit, side by side, the best first, with what the unit gives under each. */
public final class MadeImageFigure {

    private static final int GAP = 12;
    private static final int LARGEST = 260;
    private static final int MOST = 8;

    private MadeImageFigure() {}

    /**
     * Draws images.
     *
     * @param made 1 to 8 images of one or three channels
     * @return the figure
     * @throws IllegalArgumentException if there are more images
     */
    public static Figure of(Visualization made) {
        Batch images = made.images();
        if (images.count() > MOST) {
            throw new IllegalArgumentException(
                    "expected 1 to " + MOST + " images side by side, but got " + images.count());
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            order.add(i);
        }
        order.sort((one, other) -> made.aim() == Aim.MAXIMIZE
                ? Double.compare(made.value(other), made.value(one))
                : Double.compare(made.value(one), made.value(other)));
        int inside = HouseStyle.WIDTH - 2 * HouseStyle.MARGIN;
        int column = Math.min(LARGEST, (inside - GAP * (images.count() - 1)) / images.count());
        List<MapTile> tiles = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int image : order) {
            tiles.add(MapTile.image(images.row(image), images.shape()));
            values.add(Wording.number(made.value(image), 2));
        }
        FontMetrics metrics = HouseStyle.measuring(HouseStyle.TEXT);
        double high = tiles.get(0).heightFor(column);
        return HouseStyle.drawing(
                "Made to " + (made.aim() == Aim.MAXIMIZE ? "raise " : "lower ") + made.target() + ": "
                        + AttributionFigure.number(made.history(order.get(0))[0]) + " at the start, "
                        + values.get(0) + " at the end",
                "Images made for " + made.target() + ", with its values: "
                        + values.stream().collect(Collectors.joining(", ")) + ".",
                HouseStyle.WIDTH,
                (int) Math.ceil(high) + 2 * metrics.getHeight(),
                (graphics, height) -> {
                    AffineTransform start = graphics.getTransform();
                    for (int i = 0; i < tiles.size(); i++) {
                        graphics.setTransform(start);
                        graphics.translate(i * (column + GAP), 1);
                        tiles.get(i).paint(graphics, 0, 0, column);
                        graphics.setFont(HouseStyle.TEXT);
                        graphics.setColor(HouseStyle.INK);
                        FigureText.centered(graphics, values.get(i), column / 2.0, high + metrics.getDescent());
                    }
                });
    }
}
