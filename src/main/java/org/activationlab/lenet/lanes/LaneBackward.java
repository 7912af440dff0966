package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.LaneForward.ROWS;
import static org.activationlab.lenet.lanes.LaneForward.TILES;
import static org.activationlab.lenet.lanes.LaneWeights.CHANNELS1;
import static org.activationlab.lenet.lanes.LaneWeights.CHANNELS2;
import static org.activationlab.lenet.lanes.LaneWeights.INNER;
import static org.activationlab.lenet.lanes.LaneWeights.KERNEL;
import static org.activationlab.lenet.lanes.LaneWeights.SIDE1;
import static org.activationlab.lenet.lanes.LaneWeights.SIDE2;
import static org.activationlab.lenet.lanes.Lanes.IMAGES;
import static org.activationlab.lenet.lanes.Lanes.WIDTH;
import static org.activationlab.lenet.lanes.ShortConvolution.OUTPUTS;
import static org.activationlab.lenet.lanes.ShortConvolution.POINTS;

import java.util.Arrays;

/** Sixteen images' way back through LeNet-5; gradients add up over all images until {@link #gradients} hands them out. */
final class LaneBackward {

    /** Rows of the second convolution's output. */
    private static final int SIDE = 2 * SIDE2;
    /** Places of the first convolution's output along x. */
    private static final int WIDE = 2 * SIDE1;

    /** Rows that follow one another. */
    private static final int[] ROW_AFTER_ROW = new int[KERNEL * CHANNELS2];

    static {
        Arrays.setAll(ROW_AFTER_ROW, k -> k * IMAGES);
    }

    private final float[] hidden1 = new float[LaneWeights.HIDDEN1 * IMAGES];
    private final float[] hidden2 = new float[LaneWeights.HIDDEN2 * IMAGES];
    private final float[] pooled2 = new float[LaneWeights.POOLED2 * IMAGES];
    /** Two rows of one tile's outputs: (row 2, x 4, 16). */
    private final float[] outputs = new float[2 * OUTPUTS * IMAGES];
    /** One tile's products at the points: (point 8, y 8, out 16, 16). */
    private final float[] products = new float[POINTS * SIDE * CHANNELS2 * IMAGES];
    /** One tile's values at the points: (point 8, y 12, channel 6, 16). */
    private final float[] values = new float[POINTS * ROWS * IMAGES];
    /** The first pooled maps: (y 12, channel 6, x 12, 16). */
    private final float[] pooled1 = new float[ROWS * SIDE1 * IMAGES];
    /** Two rows of the first convolution's output: (row 2, channel 6, x 24, 16). */
    private final float[] places = new float[2 * CHANNELS1 * WIDE * IMAGES];

    /** Sums, eight lanes each: (row 5, channel 6, column 5) and (6). */
    private final float[] firstSums = new float[KERNEL * CHANNELS1 * KERNEL * WIDTH];

    private final float[] firstBias = new float[CHANNELS1 * WIDTH];
    /** Sums, eight lanes each: (point 8, out 16, row 5 and channel 6) and (16). */
    private final float[] secondSums = new float[POINTS * CHANNELS2 * INNER * WIDTH];

    private final float[] secondBias = new float[CHANNELS2 * WIDTH];
    /** The second kernel's gradients at the points, lanes added up: (point 8, out 16, row 5, channel 6). */
    private final float[] secondValues = new float[POINTS * CHANNELS2 * INNER];

    /** Forgets the sums. */
    void clear(LaneForward forward) {
        Arrays.fill(firstSums, 0);
        Arrays.fill(firstBias, 0);
        Arrays.fill(secondSums, 0);
        Arrays.fill(secondBias, 0);
        forward.dense1.clear();
        forward.dense2.clear();
        forward.dense3.clear();
    }

    /**
     * Goes back.
     *
     * @param forward what the same images' way through left
     * @param images (784, 16) from {@code at} on
     * @param error the logits' gradient, (12, 16)
     */
    void run(LaneWeights weights, LaneForward forward, float[] images, int at, float[] error) {
        forward.dense3.backward(weights.last, 0, forward.dense2.result, error, hidden2);
        forward.dense2.backward(weights.flat, LaneWeights.DENSE2, forward.dense1.result, hidden2, hidden1);
        forward.dense1.backward(weights.flat, LaneWeights.DENSE1, forward.pooled2, hidden1, pooled2);
        for (int i = 0; i < LaneWeights.POOLED2; i++) {
            int bias = i / (SIDE2 * SIDE2) * WIDTH;
            LanePool.addToBias(pooled2, i * IMAGES, forward.winners2, i * IMAGES, secondBias, bias);
        }
        for (int tile = 0; tile < TILES; tile++) {
            routeSecond(forward, tile);
            addSecondKernel(forward, tile);
            backThroughSecond(weights, tile);
        }
        first(forward, images, at);
    }

    private void routeSecond(LaneForward forward, int tile) {
        int lower = OUTPUTS * IMAGES;
        for (int c = 0; c < CHANNELS2; c++) {
            for (int y = 0; y < SIDE2; y++) {
                for (int x = 0; x < 2; x++) {
                    int at = ((c * SIDE2 + y) * SIDE2 + 2 * tile + x) * IMAGES;
                    int out = 2 * x * IMAGES;
                    LanePool.route(
                            pooled2,
                            at,
                            forward.winners2,
                            at,
                            outputs,
                            out,
                            out + IMAGES,
                            out + lower,
                            out + lower + IMAGES);
                }
                int to = (2 * y * CHANNELS2 + c) * IMAGES;
                int step = SIDE * CHANNELS2 * IMAGES;
                ShortConvolution.productGradient(outputs, 0, products, to, step);
                ShortConvolution.productGradient(outputs, lower, products, to + CHANNELS2 * IMAGES, step);
            }
        }
    }

    private void addSecondKernel(LaneForward forward, int tile) {
        for (int p = 0; p < POINTS; p++) {
            for (int c = 0; c < CHANNELS2; c += 2) {
                for (int k = 0; k < INNER; k += KERNEL) {
                    LaneProduct.twoByFiveSums(
                            secondSums,
                            ((p * CHANNELS2 + c) * INNER + k) * WIDTH,
                            INNER * WIDTH,
                            products,
                            (p * SIDE * CHANNELS2 + c) * IMAGES,
                            IMAGES,
                            CHANNELS2 * IMAGES,
                            forward.values,
                            ((p * TILES + tile) * ROWS + k) * IMAGES,
                            CHANNELS1 * IMAGES,
                            SIDE);
                }
            }
        }
    }

    private void backThroughSecond(LaneWeights weights, int tile) {
        for (int p = 0; p < POINTS; p++) {
            for (int y = 0; y < SIDE1; y++) {
                // Row y of the maps was read by rows y - 4 to y of the output, as far as there are any.
                int from = Math.max(0, y - KERNEL + 1);
                int to = Math.min(SIDE - 1, y);
                int skipped = from - (y - KERNEL + 1);
                LaneProduct.sixRows(
                        values,
                        (p * ROWS + y * CHANNELS1) * IMAGES,
                        weights.secondBack,
                        (p * KERNEL + skipped) * CHANNELS2 * CHANNELS1,
                        products,
                        (p * SIDE + from) * CHANNELS2 * IMAGES,
                        ROW_AFTER_ROW,
                        (to - from + 1) * CHANNELS2);
            }
        }
        for (int row = 0; row < ROWS; row++) {
            int out = (row * SIDE1 + OUTPUTS * tile) * IMAGES;
            ShortConvolution.inputGradient(values, row * IMAGES, ROWS * IMAGES, pooled1, out, tile * OUTPUTS);
        }
    }

    private void first(LaneForward forward, float[] images, int at) {
        int lower = CHANNELS1 * WIDE * IMAGES;
        for (int y = 0; y < SIDE1; y++) {
            for (int c = 0; c < CHANNELS1; c++) {
                for (int x = 0; x < SIDE1; x++) {
                    int g = ((y * CHANNELS1 + c) * SIDE1 + x) * IMAGES;
                    int out = (c * WIDE + 2 * x) * IMAGES;
                    LanePool.addToBias(pooled1, g, forward.winners1, g, firstBias, c * WIDTH);
                    LanePool.route(
                            pooled1,
                            g,
                            forward.winners1,
                            g,
                            places,
                            out,
                            out + IMAGES,
                            out + lower,
                            out + lower + IMAGES);
                }
            }
            for (int r = 0; r < 2; r++) {
                for (int k = 0; k < KERNEL; k++) {
                    int pixels = at + (2 * y + r + k) * LaneForward.WIDTH * IMAGES;
                    for (int c = 0; c < CHANNELS1; c += 2) {
                        LaneProduct.twoByFiveSums(
                                firstSums,
                                (k * CHANNELS1 + c) * KERNEL * WIDTH,
                                KERNEL * WIDTH,
                                places,
                                r * lower + c * WIDE * IMAGES,
                                WIDE * IMAGES,
                                IMAGES,
                                images,
                                pixels,
                                IMAGES,
                                WIDE);
                    }
                }
            }
        }
    }

    /**
     * Hands out the sums.
     *
     * @param into gets one number for each parameter, in the order of {@code LeNet.SHAPES}
     */
    void gradients(LaneForward forward, float[] into) {
        for (int c = 0; c < CHANNELS1; c++) {
            for (int y = 0; y < KERNEL; y++) {
                for (int x = 0; x < KERNEL; x++) {
                    into[(c * KERNEL + y) * KERNEL + x] =
                            Lanes.sum(firstSums, ((y * CHANNELS1 + c) * KERNEL + x) * WIDTH);
                }
            }
            into[LaneWeights.BIAS1 + c] = Lanes.sum(firstBias, c * WIDTH);
        }
        for (int i = 0; i < secondValues.length; i++) {
            secondValues[i] = Lanes.sum(secondSums, i * WIDTH);
        }
        int next = LaneWeights.KERNEL2;
        for (int out = 0; out < CHANNELS2; out++) {
            for (int in = 0; in < CHANNELS1; in++) {
                for (int y = 0; y < KERNEL; y++) {
                    int at = out * INNER + y * CHANNELS1 + in;
                    for (int x = 0; x < KERNEL; x++) {
                        into[next++] = ShortConvolution.tapGradient(secondValues, at, CHANNELS2 * INNER, x);
                    }
                }
            }
        }
        for (int c = 0; c < CHANNELS2; c++) {
            into[LaneWeights.BIAS2 + c] = Lanes.sum(secondBias, c * WIDTH);
        }
        forward.dense1.gradients(into, LaneWeights.DENSE1, LaneWeights.HIDDEN1);
        forward.dense2.gradients(into, LaneWeights.DENSE2, LaneWeights.HIDDEN2);
        forward.dense3.gradients(into, LaneWeights.DENSE3, LaneWeights.CLASSES);
    }
}
