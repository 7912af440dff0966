package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.LaneWeights.CHANNELS1;
import static org.activationlab.lenet.lanes.LaneWeights.CHANNELS2;
import static org.activationlab.lenet.lanes.LaneWeights.INNER;
import static org.activationlab.lenet.lanes.LaneWeights.KERNEL;
import static org.activationlab.lenet.lanes.LaneWeights.SIDE1;
import static org.activationlab.lenet.lanes.LaneWeights.SIDE2;
import static org.activationlab.lenet.lanes.Lanes.IMAGES;
import static org.activationlab.lenet.lanes.ShortConvolution.OUTPUTS;
import static org.activationlab.lenet.lanes.ShortConvolution.POINTS;

/** Sixteen images' way through LeNet-5, and what it leaves for the way back. */
final class LaneForward {

    /** Pixels of an image's row. */
    static final int WIDTH = 28;
    /** Tiles of the second convolution along x. */
    static final int TILES = 2;
    /** Rows of the pooled maps, six channels each. */
    static final int ROWS = SIDE1 * CHANNELS1;
    /** Places in a pooling window. */
    private static final int PLACES = 4;

    /** Where the taps of the first kernel find their pixels. */
    private static final int[] TAPS = new int[KERNEL * KERNEL];

    static {
        for (int tap = 0; tap < TAPS.length; tap++) {
            TAPS[tap] = (tap / KERNEL * WIDTH + tap % KERNEL) * IMAGES;
        }
    }

    /** The first convolution's four places of one window: (place 4, channel 6, 16). */
    private final float[] places = new float[PLACES * CHANNELS1 * IMAGES];
    /** One row of the first pooled maps: (channel 6, x 12, 16). */
    private final float[] row = new float[CHANNELS1 * SIDE1 * IMAGES];
    /** The pooled maps' values at the points: (point 8, tile 2, y 12, channel 6, 16). */
    final float[] values = new float[POINTS * TILES * ROWS * IMAGES];
    /** Two rows' products at the points: (row 2, point 8, out 16, 16). */
    private final float[] products = new float[2 * POINTS * CHANNELS2 * IMAGES];
    /** Two rows of one tile's outputs: (row 2, x 4, 16). */
    private final float[] outputs = new float[2 * OUTPUTS * IMAGES];

    /** Who won each window: (y 12, channel 6, x 12, 16) and (channel 16, y 4, x 4, 16). */
    final float[] winners1 = new float[ROWS * SIDE1 * IMAGES];

    final float[] winners2 = new float[LaneWeights.POOLED2 * IMAGES];
    /** The second pooled maps: (channel 16, y 4, x 4, 16). */
    final float[] pooled2 = new float[LaneWeights.POOLED2 * IMAGES];

    final LaneDense dense1 = new LaneDense(LaneWeights.HIDDEN1, LaneWeights.POOLED2, true);
    final LaneDense dense2 = new LaneDense(LaneWeights.HIDDEN2, LaneWeights.HIDDEN1, true);
    final LaneDense dense3 = new LaneDense(LaneWeights.LOGITS, LaneWeights.HIDDEN2, false);

    /**
     * Scores images.
     *
     * @param images (784, 16) from {@code at} on
     * @param keep whether to keep who won, for the way back
     */
    void run(LaneWeights weights, float[] images, int at, boolean keep) {
        for (int y = 0; y < SIDE1; y++) {
            for (int x = 0; x < SIDE1; x++) {
                convolveWindow(weights, images, at, y, x);
                for (int c = 0; c < CHANNELS1; c++) {
                    int p = c * IMAGES;
                    int step = CHANNELS1 * IMAGES;
                    int out = (c * SIDE1 + x) * IMAGES;
                    float bias = weights.flat[LaneWeights.BIAS1 + c];
                    if (keep) {
                        int winner = ((y * CHANNELS1 + c) * SIDE1 + x) * IMAGES;
                        LanePool.poolAndKeep(
                                places, p, p + step, p + 2 * step, p + 3 * step, bias, row, out, winners1, winner);
                    } else {
                        LanePool.pool(places, p, p + step, p + 2 * step, p + 3 * step, bias, row, out);
                    }
                }
            }
            evaluateRow(y);
        }
        finish(weights, keep);
    }

    /**
     * Scores one image with sixteen noises.
     *
     * @param noise maps of the noise, as {@link #firstMaps} makes them
     * @param clean the image's maps, with bias, without the innermost dimension, from {@code at} on
     */
    void runSum(LaneWeights weights, float[] noise, float[] clean, int at) {
        for (int y = 0; y < SIDE1; y++) {
            for (int i = 0; i < CHANNELS1 * SIDE1; i++) {
                int window = (y * CHANNELS1 * SIDE1 + i) * PLACES;
                LanePool.poolSum(noise, window * IMAGES, clean, at + window, row, i * IMAGES);
            }
            evaluateRow(y);
        }
        finish(weights, false);
    }

    /**
     * Computes the first convolution without its bias.
     *
     * @param images (784, 16)
     * @param maps gets (y 12, channel 6, x 12, place 4, 16)
     */
    void firstMaps(LaneWeights weights, float[] images, float[] maps) {
        for (int y = 0; y < SIDE1; y++) {
            for (int x = 0; x < SIDE1; x++) {
                convolveWindow(weights, images, 0, y, x);
                for (int c = 0; c < CHANNELS1; c++) {
                    for (int place = 0; place < PLACES; place++) {
                        int to = (((y * CHANNELS1 + c) * SIDE1 + x) * PLACES + place) * IMAGES;
                        System.arraycopy(places, (place * CHANNELS1 + c) * IMAGES, maps, to, IMAGES);
                    }
                }
            }
        }
    }

    private void convolveWindow(LaneWeights weights, float[] images, int at, int y, int x) {
        for (int place = 0; place < PLACES; place++) {
            int pixel = (2 * y + place / 2) * WIDTH + 2 * x + place % 2;
            LaneProduct.sixRows(
                    places,
                    place * CHANNELS1 * IMAGES,
                    weights.first,
                    0,
                    images,
                    at + pixel * IMAGES,
                    TAPS,
                    TAPS.length);
        }
    }

    private void evaluateRow(int y) {
        for (int c = 0; c < CHANNELS1; c++) {
            for (int tile = 0; tile < TILES; tile++) {
                ShortConvolution.values(
                        row,
                        (c * SIDE1 + OUTPUTS * tile) * IMAGES,
                        values,
                        (tile * ROWS + y * CHANNELS1 + c) * IMAGES,
                        TILES * ROWS * IMAGES);
            }
        }
    }

    /** The network from the second convolution on. */
    private void finish(LaneWeights weights, boolean keep) {
        for (int y = 0; y < SIDE2; y++) {
            for (int tile = 0; tile < TILES; tile++) {
                convolveTile(weights, y, tile);
                for (int c = 0; c < CHANNELS2; c++) {
                    poolTile(weights.flat[LaneWeights.BIAS2 + c], y, tile, c, keep);
                }
            }
        }
        float[] flat = weights.flat;
        int bias1 = LaneWeights.DENSE2 - LaneWeights.HIDDEN1;
        int bias2 = LaneWeights.DENSE3 - LaneWeights.HIDDEN2;
        dense1.forward(flat, LaneWeights.DENSE1, flat, bias1, pooled2);
        dense2.forward(flat, LaneWeights.DENSE2, flat, bias2, dense1.result);
        dense3.forward(weights.last, 0, weights.lastBias, 0, dense2.result);
    }

    /** Two rows of four outputs of all channels, as products at the points. */
    private void convolveTile(LaneWeights weights, int y, int tile) {
        for (int p = 0; p < POINTS; p++) {
            for (int r = 0; r < 2; r++) {
                int from = ((p * TILES + tile) * ROWS + (2 * y + r) * CHANNELS1) * IMAGES;
                for (int c = 0; c < CHANNELS2; c += 4) {
                    LaneProduct.fourRows(
                            products,
                            ((r * POINTS + p) * CHANNELS2 + c) * IMAGES,
                            IMAGES,
                            weights.second,
                            (p * CHANNELS2 + c) * INNER,
                            INNER,
                            1,
                            values,
                            from,
                            IMAGES,
                            INNER,
                            false);
                }
            }
        }
    }

    private void poolTile(float bias, int y, int tile, int c, boolean keep) {
        int lower = OUTPUTS * IMAGES;
        ShortConvolution.outputs(products, c * IMAGES, CHANNELS2 * IMAGES, outputs, 0);
        ShortConvolution.outputs(products, (POINTS * CHANNELS2 + c) * IMAGES, CHANNELS2 * IMAGES, outputs, lower);
        for (int x = 0; x < 2; x++) {
            int in = 2 * x * IMAGES;
            int out = ((c * SIDE2 + y) * SIDE2 + 2 * tile + x) * IMAGES;
            if (keep) {
                LanePool.poolAndKeep(
                        outputs, in, in + IMAGES, in + lower, in + lower + IMAGES, bias, pooled2, out, winners2, out);
            } else {
                LanePool.pool(outputs, in, in + IMAGES, in + lower, in + lower + IMAGES, bias, pooled2, out);
            }
        }
    }

    /** The logits, (12, 16); the last two rows mean nothing. */
    float[] logits() {
        return dense3.result;
    }
}
