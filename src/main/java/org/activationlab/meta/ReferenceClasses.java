package org.activationlab.meta;

import java.util.Arrays;
import org.activationlab.pairs.ReferenceTraces;

/**
 * One layer of a network's reference traces, each divided by its Euclidean length, with the digit that the network itself
 * gave to its image. A trace of zeros stays one.
 */
final class ReferenceClasses {

    /** The layer before the logits. */
    static final String LAYER = "fc2";

    private static final String LOGITS = "fc3";
    private static final int DIGITS = 10;

    private final float[] traces;
    private final int size;
    private final int[] digits;

    /**
     * Takes traces.
     *
     * @param traces (images, size), row-major
     * @param digits (images), 0 to 9
     * @throws IllegalArgumentException if there is no image, the traces are no whole number of values per image, a value is
     *     not finite, or a digit is none
     */
    ReferenceClasses(float[] traces, int[] digits) {
        if (digits.length == 0 || traces.length == 0 || traces.length % digits.length != 0) {
            throw new IllegalArgumentException(
                    "reference traces need the same number of values for each image, at least" + " one, but there are "
                            + traces.length + " values for " + digits.length + " images");
        }
        for (int i = 0; i < traces.length; i++) {
            requireFinite(i, traces[i]);
        }
        for (int i = 0; i < digits.length; i++) {
            requireDigit(digits[i]);
        }
        this.size = traces.length / digits.length;
        this.digits = digits.clone();
        this.traces = new float[traces.length];
        for (int row = 0; row < digits.length; row++) {
            float[] trace = Arrays.copyOfRange(traces, row * size, (row + 1) * size);
            System.arraycopy(unit(trace), 0, this.traces, row * size, size);
        }
    }

    /** The layer before the logits, and the largest logit as the digit; the smaller digit where two are equal. */
    static ReferenceClasses of(ReferenceTraces reference) {
        float[] logits = reference.activations(LOGITS);
        int[] digits = new int[reference.size()];
        for (int row = 0; row < digits.length; row++) {
            int best = 0;
            for (int digit = 1; digit < DIGITS; digit++) {
                if (logits[row * DIGITS + digit] > logits[row * DIGITS + best]) {
                    best = digit;
                }
            }
            digits[row] = best;
        }
        return new ReferenceClasses(reference.activations(LAYER), digits);
    }

    int size() {
        return size;
    }

    int images() {
        return digits.length;
    }

    int digit(int row) {
        return digits[row];
    }

    /** The traces of length 1, row-major; callers must not change them. */
    float[] traces() {
        return traces;
    }

    /** How many images the network takes for each digit. */
    int[] counts() {
        int[] counts = new int[DIGITS];
        Arrays.stream(digits).forEach(digit -> counts[digit]++);
        return counts;
    }

    /** A trace of length 1; refuses one of another size or one that is not finite, and what is no digit. */
    float[] unit(float[] trace, int digit) {
        if (trace.length != size) {
            throw new IllegalArgumentException("expected a trace of " + size + " values as the reference traces have,"
                    + " but got " + trace.length);
        }
        for (int i = 0; i < size; i++) {
            requireFinite(i, trace[i]);
        }
        requireDigit(digit);
        return unit(trace);
    }

    private static float[] unit(float[] trace) {
        double squares = 0;
        for (float value : trace) {
            squares += (double) value * value;
        }
        float[] unit = trace.clone();
        if (squares > 0) {
            double length = Math.sqrt(squares);
            for (int i = 0; i < unit.length; i++) {
                unit[i] = (float) (trace[i] / length);
            }
        }
        return unit;
    }

    private static void requireFinite(int place, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(
                    "a trace must be finite, but value " + place + " is " + value + ". Maybe the network diverged.");
        }
    }

    private static void requireDigit(int digit) {
        if (digit < 0 || digit >= DIGITS) {
            throw new IllegalArgumentException("a digit lies between 0 and 9, but was " + digit);
        }
    }
}
