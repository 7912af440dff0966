package org.activationlab.interpret.visualization;

import java.util.Arrays;
import org.activationlab.network.layers.Batch;

/**
 * Images that were made for a target, and how well they do.
 *
 * <p>Not a record because it holds arrays.
 */
public final class Visualization {

    private final String target;
    private final Aim aim;
    private final Batch images;
    private final double[][] history;
    private final double[] values;

    /** Takes everything without a copy. */
    Visualization(String target, Aim aim, Batch images, double[][] history, double[] values) {
        this.target = target;
        this.aim = aim;
        this.images = images;
        this.history = history;
        this.values = values;
    }

    /**
     * Names what the images are for.
     *
     * @return a few words
     */
    public String target() {
        return target;
    }

    /**
     * Says which end was looked for.
     *
     * @return most or least
     */
    public Aim aim() {
        return aim;
    }

    /**
     * Gives the images as a file of eight bits per pixel holds them.
     *
     * @return every pixel a multiple of 1/255 in [0, 1]
     */
    public Batch images() {
        return images;
    }

    /**
     * Copies what the target read at every step, of the image as it was moved at that step.
     *
     * @param image from 0
     * @return one number per step, before the step
     */
    public double[] history(int image) {
        return history[image].clone();
    }

    /**
     * Gives what the target reads of a finished image as it is stored, not moved.
     *
     * @param image from 0
     * @return the number
     */
    public double value(int image) {
        return values[image];
    }

    /**
     * Copies the numbers of all finished images.
     *
     * @return one per image
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * Finds the image that does best.
     *
     * @return the first of those with the largest value; with the smallest where that was looked for
     */
    public int best() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (aim.better(values[i], values[best])) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return "Visualization[" + target + ", " + aim + ", " + Arrays.toString(values) + "]";
    }
}
