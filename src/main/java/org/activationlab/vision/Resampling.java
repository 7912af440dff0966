package org.activationlab.vision;

/**
 * One direction of Pillow's bilinear resize, to the last bit: a triangle as wide as the step between two new pixels, so
 * that fine patterns are averaged and not skipped, in fixed-point numbers. Only a window of the new pixels is computed.
 *
 * <p>Source: Pillow, src/libImaging/Resample.c; torchvision's transforms call it for images.
 */
final class Resampling {

    private static final int BITS = 22;

    private final int[] firsts;
    private final int[][] weights;

    /**
     * Prepares the weights.
     *
     * @param from how many pixels there are, at least 1
     * @param to how many there would be, at least 1
     * @param start the first new pixel that is wanted
     * @param count how many new pixels are wanted
     */
    Resampling(int from, int to, int start, int count) {
        firsts = new int[count];
        weights = new int[count][];
        double scale = (double) from / to;
        double support = Math.max(1, scale);
        for (int i = 0; i < count; i++) {
            double centre = (start + i + 0.5) * scale;
            int first = Math.max(0, (int) (centre - support + 0.5));
            int last = Math.min(from, (int) (centre + support + 0.5));
            double[] exact = new double[last - first];
            double sum = 0;
            for (int k = 0; k < exact.length; k++) {
                exact[k] = Math.max(0, 1 - Math.abs((k + first - centre + 0.5) / support));
                sum += exact[k];
            }
            firsts[i] = first;
            weights[i] = new int[exact.length];
            for (int k = 0; k < exact.length; k++) {
                weights[i][k] = (int) (0.5 + exact[k] / sum * (1 << BITS));
            }
        }
    }

    /** The first old pixel that is needed. */
    int first() {
        return firsts[0];
    }

    /** The one behind the last old pixel that is needed. */
    int end() {
        int last = firsts.length - 1;
        return firsts[last] + weights[last].length;
    }

    /** How many new pixels come out. */
    int count() {
        return firsts.length;
    }

    /** Reads an old pixel, 0 to 255, by its number in this direction. */
    @FunctionalInterface
    interface Line {
        int at(int place);
    }

    /** Computes a new pixel, 0 to 255. */
    int of(int pixel, Line line) {
        long sum = 1L << (BITS - 1);
        for (int k = 0; k < weights[pixel].length; k++) {
            sum += (long) weights[pixel][k] * line.at(firsts[pixel] + k);
        }
        return (int) Math.max(0, Math.min(255, sum >> BITS));
    }
}
