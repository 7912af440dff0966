package org.activationlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Sets a share of the numbers to zero and enlarges the others to keep the mean, by a stream of its own.
 *
 * <p>DJL's dropout draws from one generator of the whole process, so two workers would disturb each other.
 */
public final class Dropout {

    private final SplittableRandom random;
    /** Sixteen random bits below this drop a number: the share to within 8e-6. */
    private final int below;

    private final double scale;

    /**
     * Makes a dropout.
     *
     * @param random used up by a number for every four values
     * @param share how many of the numbers become zero, at least 0 and below 1
     * @throws IllegalArgumentException if the share is out of its range
     */
    public Dropout(SplittableRandom random, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "the share that dropout drops must be at least 0 and below 1, but was " + share);
        }
        this.random = random;
        below = (int) Math.round(share * (1 << 16));
        scale = 1 / (1 - below / (double) (1 << 16));
    }

    /**
     * Applies dropout.
     *
     * @param step the scope of the mask
     * @param values any shape
     * @return of the same shape, owned by the scope of {@code values}
     */
    public NDArray apply(NDManager step, NDArray values) {
        int count = Math.toIntExact(values.size());
        ByteBuffer keep = step.allocateDirect(count);
        for (int i = 0; i < count; ) {
            long bits = random.nextLong();
            for (int part = 0; part < 4 && i < count; part++, i++) {
                keep.put(i, (byte) ((bits >>> (16 * part) & 0xFFFF) < below ? 0 : 1));
            }
        }
        NDArray mask = step.create(keep, values.getShape(), DataType.UINT8).toType(DataType.FLOAT32, false);
        return values.mul(mask.muli(scale));
    }
}
