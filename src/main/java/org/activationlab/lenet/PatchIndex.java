package org.activationlab.lenet;

/**
 * Which pixels each convolution reads, as row numbers of arrays whose innermost dimension is the batch.
 *
 * <p>Every 2x2 pooling window covers four neighbouring outputs of the convolution before it: its four <em>phases</em>
 * (top left, top right, bottom left, bottom right). Laying patches out by phase makes pooling a maximum of four
 * whole arrays.
 */
final class PatchIndex {

    /** Side of the kernels. */
    static final int KERNEL = 5;
    /** Side of the area that the four phases of one window read together. */
    static final int WIDE = KERNEL + 1;
    /** Phases of a 2x2 pooling window. */
    static final int PHASES = 4;

    private static final int IMAGE_SIDE = 28;
    /** Side of the first pooled map. */
    static final int POOL1 = 12;
    /** Side of the second pooled map. */
    static final int POOL2 = 4;

    private PatchIndex() {}

    /**
     * Lists the pixels that the first convolution reads.
     *
     * @return rows of an array (784, batch), ordered (phase 4, kernel 25, window 144)
     */
    static int[] conv1() {
        int[] rows = new int[PHASES * KERNEL * KERNEL * POOL1 * POOL1];
        int next = 0;
        for (int phase = 0; phase < PHASES; phase++) {
            for (int ky = 0; ky < KERNEL; ky++) {
                for (int kx = 0; kx < KERNEL; kx++) {
                    for (int y = 0; y < POOL1; y++) {
                        for (int x = 0; x < POOL1; x++) {
                            int row = 2 * y + phase / 2 + ky;
                            int column = 2 * x + phase % 2 + kx;
                            rows[next++] = row * IMAGE_SIDE + column;
                        }
                    }
                }
            }
        }
        return rows;
    }

    /**
     * Lists the values that the second convolution reads, each 6x6 area once for its four phases.
     *
     * @param models number of stacked networks
     * @return rows of an array (models x 6 x 144, batch), ordered (model, channel 6, area 36, window 16)
     */
    static int[] conv2(int models) {
        int[] rows = new int[models * 6 * WIDE * WIDE * POOL2 * POOL2];
        int next = 0;
        for (int map = 0; map < models * 6; map++) {
            for (int ay = 0; ay < WIDE; ay++) {
                for (int ax = 0; ax < WIDE; ax++) {
                    for (int y = 0; y < POOL2; y++) {
                        for (int x = 0; x < POOL2; x++) {
                            rows[next++] = (map * POOL1 + 2 * y + ay) * POOL1 + 2 * x + ax;
                        }
                    }
                }
            }
        }
        return rows;
    }
}
