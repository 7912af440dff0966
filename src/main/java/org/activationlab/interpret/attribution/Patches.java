package org.activationlab.interpret.attribution;

import java.util.BitSet;
import org.activationlab.network.layers.ActivationShape;

/** An image cut into rows and columns of patches as even as whole pixels allow: edges at floor(k height / rows). */
final class Patches {

    private final int pixels;
    private final int count;
    private final int[] patchOf;
    private final int[] sizes;

    Patches(ActivationShape image, int rows, int columns) {
        if (rows < 1 || columns < 1 || rows > image.height() || columns > image.width()) {
            throw new IllegalArgumentException("expected 1 to " + image.height() + " rows and 1 to " + image.width()
                    + " columns of patches, but got " + rows + " and " + columns);
        }
        pixels = image.height() * image.width();
        count = rows * columns;
        patchOf = new int[pixels];
        sizes = new int[count];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int patch = row * columns + column;
                int right = (column + 1) * image.width() / columns;
                for (int y = row * image.height() / rows; y < (row + 1) * image.height() / rows; y++) {
                    for (int x = column * image.width() / columns; x < right; x++) {
                        patchOf[y * image.width() + x] = patch;
                        sizes[patch]++;
                    }
                }
            }
        }
    }

    int count() {
        return count;
    }

    /** The image where a patch is present, the fill where it is absent; all channels of a pixel together. */
    float[] mixed(float[] image, float[] fill, BitSet present) {
        float[] mixed = new float[image.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = present.get(patchOf[i % pixels]) ? image[i] : fill[i];
        }
        return mixed;
    }

    /** The sum of a map of single values over each patch. */
    double[] sums(float[] heat) {
        double[] sums = new double[count];
        for (int i = 0; i < heat.length; i++) {
            sums[patchOf[i]] += heat[i];
        }
        return sums;
    }

    /** A map of single values that has these sums and is even within each patch. */
    float[] spread(double[] sums) {
        float[] heat = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            heat[i] = (float) (sums[patchOf[i]] / sizes[patchOf[i]]);
        }
        return heat;
    }
}
