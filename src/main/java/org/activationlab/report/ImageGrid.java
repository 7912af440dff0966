package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;

/**
 * Grey digit images in rows, each over its caption.
 *
 * <p>Ink is dark on white paper, the other way round than MNIST's files: that is how the digits were written, it prints
 * without black fields, and the coloured frames stand out. A pixel of the image is a square of whole pixels of the
 * picture, never smoothed. Values outside [0, 1] are drawn as the nearer end; the network sees them unclipped.
 */
public final class ImageGrid {

    private static final int MOST_COLUMNS = 20;

    private ImageGrid() {}

    /**
     * Draws tiles.
     *
     * @param finding the title: a sentence, computed from what is shown
     * @param tiles at least one, row by row
     * @param columns how many stand in a row, 1 to 20; fewer tiles take fewer columns
     * @return the figure: as wide as its columns need, 420 to 900 CSS pixels, and as high as its rows need
     * @throws IllegalArgumentException if there is no tile or the number of columns is out of its range
     */
    public static Figure of(String finding, List<ImageTile> tiles, int columns) {
        if (tiles.isEmpty()) {
            throw new IllegalArgumentException("an image grid needs at least one tile, but none came");
        }
        if (columns < 1 || columns > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "columns must be 1 to " + MOST_COLUMNS + ", but were " + columns + ". Maybe use more rows.");
        }
        TileLayout layout = TileLayout.of(tiles, Math.min(columns, tiles.size()));
        return HouseStyle.drawing(
                finding,
                alternative(tiles, layout.columns()),
                layout.figureWidth(),
                layout.height(),
                (graphics, height) -> layout.paint(graphics));
    }

    /**
     * Draws digits as they come, with their labels.
     *
     * @param images a set with at least one image
     * @param count how many of its first images, 1 to {@code images.size()}
     * @return the figure, at most ten digits in a row
     * @throws IllegalArgumentException if there are not so many images, or none was asked for
     */
    public static Figure first(LabelledImages images, int count) {
        LabelledImages some = images.first(count);
        List<ImageTile> tiles = IntStream.range(0, count)
                .mapToObj(i -> ImageTile.of(some, i, Integer.toString(some.label(i)), ImageTile.Mark.NONE))
                .toList();
        return of(which(images.size(), count) + " " + digits(some), tiles, 10);
    }

    private static String which(int size, int count) {
        if (count == size) {
            return size == 1 ? "The only image" : "All " + Wording.number(size, 0) + " images";
        }
        String first = count == 1 ? "" : Wording.number(count, 0) + " ";
        return "The first " + first + "of " + Wording.number(size, 0) + " images";
    }

    private static String digits(LabelledImages images) {
        int[] counts = images.countsByDigit();
        List<String> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int digit = 0; digit < counts.length; digit++) {
            (counts[digit] > 0 ? seen : missing).add(Integer.toString(digit));
        }
        if (images.size() == 1) {
            return "shows " + Wording.digit(images.label(0));
        }
        if (missing.isEmpty()) {
            return "show every digit";
        }
        return missing.size() > 4 ? "show only " + Wording.list(seen) : "show every digit but " + Wording.list(missing);
    }

    private static String alternative(List<ImageTile> tiles, int columns) {
        String captions = tiles.stream().map(ImageGrid::spoken).collect(Collectors.joining("; "));
        return Wording.count(tiles.size(), "image of a digit", "images of digits") + " in rows of " + columns
                + ", with the captions: " + captions + ".";
    }

    private static String spoken(ImageTile tile) {
        String caption = tile.caption().isBlank() ? "none" : tile.caption();
        return switch (tile.mark()) {
            case NONE -> caption;
            case RIGHT -> caption + " (tick)";
            case WRONG -> caption + " (cross)";
        };
    }
}
