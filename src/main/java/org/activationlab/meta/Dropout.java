package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Sets a tenth of the numbers to zero and enlarges the others to keep the mean, by a stream of its own.
 *
 * <p>DJL's dropout draws from one generator of the whole process, so two workers would disturb each other.
 */
final class Dropout {

    /** Sixteen random bits below this drop a number: 0.1 to within 6e-6. */
    private static final int BELOW = Math.round(0.1f * (1 << 16));

    private static final double SCALE = 1 / (1 - BELOW / (double) (1 << 16));

    private final SplittableRandom random;

    Dropout(SplittableRandom random) {
        this.random = random;
    }

    /**
     * Applies dropout.
     *
     * @param step the scope of the mask
     * @param values any shape
     * @return of the same shape, owned by the scope of {@code values}
     */
    NDArray apply(NDManager step, NDArray values) {
        int count = Math.toIntExact(values.size());
        ByteBuffer keep = step.allocateDirect(count);
        for (int i = 0; i < count; ) {
            long bits = random.nextLong();
            for (int part = 0; part < 4 && i < count; part++, i++) {
                keep.put(i, (byte) ((bits >>> (16 * part) & 0xFFFF) < BELOW ? 0 : 1));
            }
        }
        NDArray mask = step.create(keep, values.getShape(), DataType.UINT8).toType(DataType.FLOAT32, false);
        return values.mul(mask.muli(SCALE));
    }
}
