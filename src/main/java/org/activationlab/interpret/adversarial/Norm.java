package org.activationlab.interpret.adversarial;

import java.util.SplittableRandom;

/** How the size of a change of an image is measured. */
public enum Norm {
    /** The largest change of any pixel. */
    LINF {
        @Override
        public double length(float[] change) {
            double largest = 0;
            for (float value : change) {
                largest = Math.max(largest, Math.abs(value));
            }
            return largest;
        }

        @Override
        float[] steepest(float[] slopes) {
            float[] signs = new float[slopes.length];
            for (int i = 0; i < signs.length; i++) {
                signs[i] = Math.signum(slopes[i]);
            }
            return signs;
        }

        @Override
        void project(float[] change, double radius) {
            for (int i = 0; i < change.length; i++) {
                change[i] = (float) Math.max(-radius, Math.min(radius, change[i]));
            }
        }

        @Override
        float[] draw(int size, double radius, SplittableRandom random) {
            float[] change = new float[size];
            for (int i = 0; i < size; i++) {
                change[i] = (float) (radius * (2 * random.nextDouble() - 1));
            }
            return change;
        }
    },

    /** The square root of the sum of squared changes. */
    L2 {
        @Override
        public double length(float[] change) {
            double squares = 0;
            for (float value : change) {
                squares += (double) value * value;
            }
            return Math.sqrt(squares);
        }

        @Override
        float[] steepest(float[] slopes) {
            double length = length(slopes);
            float[] step = slopes.clone();
            if (length > 0) {
                scale(step, 1 / length);
            }
            return step;
        }

        @Override
        void project(float[] change, double radius) {
            double length = length(change);
            if (length > radius) {
                scale(change, radius / length);
            }
        }

        @Override
        float[] draw(int size, double radius, SplittableRandom random) {
            float[] change = new float[size];
            for (int i = 0; i < size; i++) {
                change[i] = (float) random.nextGaussian();
            }
            // The share of a ball within r of its radius is r to the power of the dimension.
            scale(change, radius * Math.pow(random.nextDouble(), 1.0 / size) / length(change));
            return change;
        }
    };

    /**
     * Measures a change.
     *
     * @param change what is added to each pixel
     * @return at least 0
     */
    public abstract double length(float[] change);

    /** The change of length 1 that rises fastest along the slopes; no change where there is no slope. */
    abstract float[] steepest(float[] slopes);

    /** Shortens a change to the nearest one that is no longer than the radius, in place. */
    abstract void project(float[] change, double radius);

    /** A change drawn uniformly from the ball of that radius. */
    abstract float[] draw(int size, double radius, SplittableRandom random);

    private static void scale(float[] change, double factor) {
        for (int i = 0; i < change.length; i++) {
            change[i] = (float) (change[i] * factor);
        }
    }
}
