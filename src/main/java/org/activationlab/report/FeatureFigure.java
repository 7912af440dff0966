package org.activationlab.report;

import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.activationlab.data.LabelledImages;
import org.activationlab.interpret.visualization.Aim;
import org.activationlab.interpret.visualization.FeaturePortrait;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;

/**
 * What units of a network look for: for each the best image that was made for it, and beside it the images of a data set
 * that activate it most, with what the unit gives under each. A tick says that the made image does better than the whole
 * set.
 */
public final class FeatureFigure {

    private static final ActivationShape SHAPE = ActivationShape.of(1, LabelledImages.HEIGHT, LabelledImages.WIDTH);

    private static final int INSIDE = HouseStyle.WIDTH - 2 * HouseStyle.MARGIN;
    private static final int MOST_IMAGES = 20;
    /** Between two units. */
    private static final int GAP = 22;

    private static final int TO_IMAGES = 4;
    private static final Font NAME = HouseStyle.TEXT.deriveFont(Font.BOLD, 13f);

    private FeatureFigure() {}

    /**
     * Draws portraits.
     *
     * @param portraits of images of shape (1, 28, 28), at least one, all with equally many images of the set
     * @param unitsPerRow how many units stand side by side, at least 1; with it and the images of a unit at most 20 images
     *     stand in a row. Three units of four images leave room for the values
     * @return the figure
     * @throws IllegalArgumentException if there is no portrait, images have another shape, portraits differ in their
     *     number of images, or a row has more than 20 images
     */
    public static Figure of(List<FeaturePortrait> portraits, int unitsPerRow) {
        if (portraits.isEmpty()) {
            throw new IllegalArgumentException("a figure of features needs at least one unit, but none came");
        }
        int images = 1 + portraits.get(0).found().size();
        if (unitsPerRow < 1 || unitsPerRow * images > MOST_IMAGES) {
            throw new IllegalArgumentException("expected 1 to " + MOST_IMAGES + " images in a row, but got "
                    + unitsPerRow + " units of " + images + " images. Maybe use more rows.");
        }
        int width = (INSIDE + GAP) / unitsPerRow - GAP;
        List<TileLayout> units = new ArrayList<>();
        List<String> spoken = new ArrayList<>();
        for (FeaturePortrait portrait : portraits) {
            if (portrait.found().size() != images - 1) {
                throw new IllegalArgumentException(
                        "expected " + (images - 1) + " images of the set for every unit, but " + portrait.target()
                                + " has " + portrait.found().size());
            }
            List<ImageTile> tiles = tiles(portrait);
            units.add(TileLayout.within(width, tiles, images));
            spoken.add(spoken(portrait, tiles));
        }
        int line = HouseStyle.measuring(NAME).getHeight() + TO_IMAGES;
        int unit = line + units.stream().mapToInt(TileLayout::height).max().orElseThrow() + GAP;
        int rows = (units.size() + unitsPerRow - 1) / unitsPerRow;
        return HouseStyle.drawing(
                finding(portraits),
                "For each unit the image made for it, then the images of the data set that activate it most: "
                        + String.join("; ", spoken) + ".",
                HouseStyle.WIDTH,
                rows * unit - GAP,
                (graphics, height) -> {
                    AffineTransform start = graphics.getTransform();
                    for (int i = 0; i < units.size(); i++) {
                        graphics.setTransform(start);
                        graphics.translate(i % unitsPerRow * (width + GAP), i / unitsPerRow * unit);
                        graphics.setFont(NAME);
                        graphics.setColor(HouseStyle.INK);
                        graphics.drawString(
                                portraits.get(i).target(),
                                0,
                                graphics.getFontMetrics().getAscent());
                        graphics.translate(0, line);
                        units.get(i).paint(graphics);
                    }
                });
    }

    private static List<ImageTile> tiles(FeaturePortrait portrait) {
        Batch made = portrait.made().images();
        if (!made.shape().equals(SHAPE)) {
            throw new IllegalArgumentException(
                    "this figure shows images of shape " + SHAPE + ", but got " + made.shape());
        }
        List<ImageTile> tiles = new ArrayList<>();
        int best = portrait.made().best();
        tiles.add(ImageTile.of(
                made.row(best),
                Wording.number(portrait.made().value(best), 2),
                portrait.beatsData() ? ImageTile.Mark.RIGHT : ImageTile.Mark.WRONG));
        Batch found = portrait.found().images();
        for (int rank = 0; rank < found.count(); rank++) {
            tiles.add(ImageTile.of(
                    found.row(rank), Wording.number(portrait.found().value(rank), 2), ImageTile.Mark.NONE));
        }
        return tiles;
    }

    private static String spoken(FeaturePortrait portrait, List<ImageTile> tiles) {
        return portrait.target() + " " + tiles.get(0).caption() + (portrait.beatsData() ? " (tick)" : " (cross)")
                + tiles.stream().skip(1).map(tile -> ", " + tile.caption()).collect(Collectors.joining());
    }

    private static String finding(List<FeaturePortrait> portraits) {
        int better = (int) portraits.stream().filter(FeaturePortrait::beatsData).count();
        String how = portraits.stream().allMatch(portrait -> portrait.made().aim() == Aim.MAXIMIZE)
                ? "more than every image of the data set"
                : "beyond every image of the data set";
        return "For " + better + " of "
                + Wording.count(portraits.size(), "unit", "units") + " the image made for it (framed) activates it "
                + how;
    }
}
