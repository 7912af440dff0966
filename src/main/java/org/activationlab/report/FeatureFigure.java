package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
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

    private FeatureFigure() {}

    /**
     * Draws portraits.
     *
     * @param portraits of images of shape (1, 28, 28), at least one, all with equally many images of the set
     * @param unitsPerRow how many units stand side by side, at least 1
     * @return the figure
     * @throws IllegalArgumentException if there is no portrait, images have another shape, portraits differ in their
     *     number of images, or a row has more than 20 images
     */
    public static Figure of(List<FeaturePortrait> portraits, int unitsPerRow) {
        if (portraits.isEmpty()) {
            throw new IllegalArgumentException("a figure of features needs at least one unit, but none came");
        }
        int found = portraits.get(0).found().size();
        List<ImageTile> tiles = new ArrayList<>();
        for (FeaturePortrait portrait : portraits) {
            if (portrait.found().size() != found) {
                throw new IllegalArgumentException("expected " + found + " images of the set for every unit, but "
                        + portrait.target() + " has " + portrait.found().size());
            }
            add(portrait, tiles);
        }
        return ImageGrid.of(finding(portraits), tiles, (found + 1) * unitsPerRow);
    }

    private static void add(FeaturePortrait portrait, List<ImageTile> tiles) {
        Batch made = portrait.made().images();
        if (!made.shape().equals(SHAPE)) {
            throw new IllegalArgumentException(
                    "this figure shows images of shape " + SHAPE + ", but got " + made.shape());
        }
        int best = portrait.made().best();
        tiles.add(ImageTile.of(
                made.row(best),
                portrait.target() + ": " + Wording.number(portrait.made().value(best), 2),
                portrait.beatsData() ? ImageTile.Mark.RIGHT : ImageTile.Mark.WRONG));
        Batch found = portrait.found().images();
        for (int rank = 0; rank < found.count(); rank++) {
            tiles.add(ImageTile.of(
                    found.row(rank), Wording.number(portrait.found().value(rank), 2), ImageTile.Mark.NONE));
        }
    }

    private static String finding(List<FeaturePortrait> portraits) {
        int better = (int) portraits.stream().filter(FeaturePortrait::beatsData).count();
        String how = portraits.stream().allMatch(portrait -> portrait.made().aim() == Aim.MAXIMIZE)
                ? "more than every image of the data set"
                : "beyond every image of the data set";
        return "For " + Wording.number(better, 0) + " of "
                + Wording.count(portraits.size(), "unit", "units") + " the image made for it (framed) activates it "
                + how;
    }
}
