package org.activationlab.interpret;

import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.NetworkDesign;

/** Lays the small map of a layer over the image, bilinear between its values and 0 where no unit stands near. */
public final class Upsampling {

    private final int height;
    private final int width;
    private final ActivationShape image;
    private final double firstRow;
    private final double rowStep;
    private final double firstColumn;
    private final double columnStep;

    private Upsampling(
            ActivationShape map,
            ActivationShape image,
            double firstRow,
            double rowStep,
            double firstColumn,
            double columnStep) {
        height = map.height();
        width = map.width();
        this.image = image;
        this.firstRow = firstRow;
        this.rowStep = rowStep;
        this.firstColumn = firstColumn;
        this.columnStep = columnStep;
    }

    /**
     * Stretches a map over the whole image, as torch.nn.functional.interpolate(mode="bilinear", align_corners=False).
     *
     * @param map the shape of the layer's maps
     * @param image the shape of an image
     * @return for maps and images of these shapes
     */
    public static Upsampling stretched(ActivationShape map, ActivationShape image) {
        double rowStep = (double) image.height() / map.height();
        double columnStep = (double) image.width() / map.width();
        return new Upsampling(map, image, (rowStep - 1) / 2, rowStep, (columnStep - 1) / 2, columnStep);
    }

    /**
     * Puts each value on the middle of what its unit sees.
     *
     * @param design the network
     * @param layer a layer of maps, by name
     * @return for this layer's maps and the network's images
     * @throws IllegalArgumentException as {@link ReceptiveField#of} does
     */
    public static Upsampling onReceptiveFields(NetworkDesign design, String layer) {
        ReceptiveField field = ReceptiveField.of(design, layer);
        return new Upsampling(
                design.shapeOf(layer),
                design.input(),
                field.firstRow(),
                field.rowStep(),
                field.firstColumn(),
                field.columnStep());
    }

    /**
     * Enlarges one map.
     *
     * @param map one channel's values, row by row
     * @return one value per pixel of the image, row by row
     */
    public float[] of(float[] map) {
        float[] large = new float[image.height() * image.width()];
        for (int y = 0; y < image.height(); y++) {
            if (isBeyond(y, firstRow, rowStep, height)) {
                continue;
            }
            double row = place(y, firstRow, rowStep, height);
            int top = Math.min((int) row, Math.max(0, height - 2));
            int bottom = Math.min(top + 1, height - 1);
            double down = row - top;
            for (int x = 0; x < image.width(); x++) {
                if (isBeyond(x, firstColumn, columnStep, width)) {
                    continue;
                }
                double column = place(x, firstColumn, columnStep, width);
                int left = Math.min((int) column, Math.max(0, width - 2));
                int right = Math.min(left + 1, width - 1);
                double across = column - left;
                double above = (1 - across) * map[top * width + left] + across * map[top * width + right];
                double below = (1 - across) * map[bottom * width + left] + across * map[bottom * width + right];
                large[y * image.width() + x] = (float) ((1 - down) * above + down * below);
            }
        }
        return large;
    }

    /** Whether a pixel lies more than half a step outside of the outermost units; never where maps are stretched. */
    private static boolean isBeyond(int pixel, double first, double step, int length) {
        double place = (pixel - first) / step;
        return place < -0.5 || place > length - 0.5;
    }

    private static double place(int pixel, double first, double step, int length) {
        return Math.max(0, Math.min(length - 1, (pixel - first) / step));
    }
}
