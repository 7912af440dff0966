package org.activationlab.report;

import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.activationlab.data.LabelledImages;
import org.activationlab.interpret.influence.Influences;

/**
 * An image and the training images that lowered its loss most, and those that raised it most, each over its label and its
 * influence.
 */
public final class InfluenceFigure {

    private static final int MOST = 10;
    private static final int GAP = 18;
    private static final int TO_IMAGES = 4;
    private static final int INSIDE = HouseStyle.WIDTH - 2 * HouseStyle.MARGIN;
    private static final Font NAME = HouseStyle.TEXT.deriveFont(Font.BOLD, 13f);

    private InfluenceFigure() {}

    /**
     * Draws the figure.
     *
     * @param training what the network learned from
     * @param test where the image is from
     * @param image its number there
     * @param answer what the network takes it for
     * @param influences on the loss of its true class
     * @param row the image's place among those that the influences are of
     * @param count how many training images of either kind, 1 to 10
     * @return the figure
     * @throws IllegalArgumentException if influences are of another training set, or the count is out of its range
     */
    public static Figure of(
            LabelledImages training,
            LabelledImages test,
            int image,
            int answer,
            Influences influences,
            int row,
            int count) {
        if (influences.trainingImages() != training.size() || count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "expected influences of " + training.size() + " training images and 1 to " + MOST
                            + " images to show, but got " + influences.trainingImages() + " and " + count);
        }
        boolean right = answer == test.label(image);
        String name = Wording.digit(test.label(image)) + (right ? "" : ", taken for " + Wording.digit(answer));
        List<Integer> helpful = influences.helpful(row, count);
        List<Integer> harmful = influences.harmful(row, count);
        ImageTile asked = ImageTile.of(test, image, name, right ? ImageTile.Mark.RIGHT : ImageTile.Mark.WRONG);
        List<TileLayout> lines = List.of(
                layout(asked, tiles(training, helpful, influences, row), count),
                layout(asked, tiles(training, harmful, influences, row), count));
        List<String> heads =
                List.of("lowered the loss most (label, influence)", "raised the loss most (label, influence)");
        int line = HouseStyle.measuring(NAME).getHeight() + TO_IMAGES;
        int height = lines.stream().mapToInt(TileLayout::height).sum() + 2 * line + GAP;
        return HouseStyle.drawing(
                "Of the " + helpful.size() + " most helpful training images of " + name + ", "
                        + showing(training, helpful, test.label(image)) + "; of the " + harmful.size()
                        + " most harmful, " + showing(training, harmful, answer),
                "The image; then labels and influences of those that lowered its loss: "
                        + spoken(training, helpful, influences, row) + "; of those that raised it: "
                        + spoken(training, harmful, influences, row) + ".",
                HouseStyle.WIDTH,
                height,
                (graphics, left) -> {
                    AffineTransform start = graphics.getTransform();
                    for (int i = 0; i < lines.size(); i++) {
                        graphics.setTransform(start);
                        graphics.translate(0, i * (lines.get(0).height() + line + GAP));
                        graphics.setFont(NAME);
                        graphics.setColor(HouseStyle.INK);
                        graphics.drawString(
                                heads.get(i), 0, graphics.getFontMetrics().getAscent());
                        graphics.translate(0, line);
                        lines.get(i).paint(graphics);
                    }
                });
    }

    private static TileLayout layout(ImageTile asked, List<ImageTile> found, int count) {
        List<ImageTile> tiles = new ArrayList<>(List.of(asked));
        tiles.addAll(found);
        return TileLayout.within(INSIDE, tiles, count + 1);
    }

    private static List<ImageTile> tiles(
            LabelledImages training, List<Integer> images, Influences influences, int row) {
        return images.stream()
                .map(image ->
                        ImageTile.of(training, image, caption(training, image, influences, row), ImageTile.Mark.NONE))
                .toList();
    }

    private static String caption(LabelledImages training, int image, Influences influences, int row) {
        double value = influences.value(row, image);
        return training.label(image) + ", " + (value > 0 ? "+" : "") + AttributionFigure.number(value);
    }

    private static String spoken(LabelledImages training, List<Integer> images, Influences influences, int row) {
        return images.isEmpty()
                ? "none"
                : images.stream()
                        .map(image -> caption(training, image, influences, row))
                        .collect(Collectors.joining("; "));
    }

    private static String showing(LabelledImages training, List<Integer> images, int label) {
        long count =
                images.stream().filter(image -> training.label(image) == label).count();
        return count + (count == 1 ? " shows " : " show ") + Wording.digit(label);
    }
}
