package org.activationlab.lenet.lanes;

/** One network's parameters, and what the layers want made of them. */
final class LaneWeights {

    static final int CHANNELS1 = 6;
    static final int CHANNELS2 = 16;
    /** Sides of the pooled maps. */
    static final int SIDE1 = 12;

    static final int SIDE2 = 4;
    static final int KERNEL = 5;
    static final int HIDDEN1 = 120;
    static final int HIDDEN2 = 84;
    static final int CLASSES = 10;
    /** Logits filled up to a multiple of four. */
    static final int LOGITS = 12;

    static final int POOLED2 = CHANNELS2 * SIDE2 * SIDE2;
    /** Rows that one row of the second convolution reads: five rows of the maps, six channels each. */
    static final int INNER = KERNEL * CHANNELS1;

    /** Where each parameter begins in the flat block: weights, then biases, layer after layer. */
    static final int BIAS1 = CHANNELS1 * KERNEL * KERNEL;

    static final int KERNEL2 = BIAS1 + CHANNELS1;
    static final int BIAS2 = KERNEL2 + CHANNELS2 * CHANNELS1 * KERNEL * KERNEL;
    static final int DENSE1 = BIAS2 + CHANNELS2;
    static final int DENSE2 = DENSE1 + HIDDEN1 * (POOLED2 + 1);
    static final int DENSE3 = DENSE2 + HIDDEN2 * (HIDDEN1 + 1);
    static final int COUNT = DENSE3 + CLASSES * (HIDDEN2 + 1);

    /** All parameters in the order of {@code LeNet.SHAPES}. */
    final float[] flat;

    /** The first kernel with the channel innermost: (25, 6). */
    final float[] first = new float[BIAS1];
    /** The second kernel's values along x: (point 8, out 16, row 5, in 6). */
    final float[] second = new float[ShortConvolution.POINTS * CHANNELS2 * INNER];
    /** The same for the way back: (point 8, row 5 from the last to the first, out 16, in 6). */
    final float[] secondBack = new float[second.length];
    /** The last layer with two rows of zeros. */
    final float[] last = new float[LOGITS * HIDDEN2];

    final float[] lastBias = new float[LOGITS];

    /** Takes a block of parameters, which stays the caller's; call {@link #refresh} after each change of it. */
    LaneWeights(float[] flat) {
        if (flat.length != COUNT) {
            throw new IllegalArgumentException("expected LeNet-5's " + COUNT + " parameters, but got " + flat.length);
        }
        this.flat = flat;
        refresh();
    }

    /** Makes the derived arrays anew. */
    void refresh() {
        for (int c = 0; c < CHANNELS1; c++) {
            for (int k = 0; k < KERNEL * KERNEL; k++) {
                first[k * CHANNELS1 + c] = flat[c * KERNEL * KERNEL + k];
            }
        }
        for (int out = 0; out < CHANNELS2; out++) {
            for (int in = 0; in < CHANNELS1; in++) {
                for (int row = 0; row < KERNEL; row++) {
                    int taps = KERNEL2 + ((out * CHANNELS1 + in) * KERNEL + row) * KERNEL;
                    for (int p = 0; p < ShortConvolution.POINTS; p++) {
                        float value = ShortConvolution.valueOf(flat, taps, p);
                        second[((p * CHANNELS2 + out) * KERNEL + row) * CHANNELS1 + in] = value;
                        secondBack[((p * KERNEL + KERNEL - 1 - row) * CHANNELS2 + out) * CHANNELS1 + in] = value;
                    }
                }
            }
        }
        System.arraycopy(flat, DENSE3, last, 0, CLASSES * HIDDEN2);
        System.arraycopy(flat, DENSE3 + CLASSES * HIDDEN2, lastBias, 0, CLASSES);
    }
}
