package org.activationlab.interpret.adversarial;

import org.activationlab.network.layers.Batch;

/**
 * Images that were changed to mislead a network, and whether they do.
 *
 * <p>Not a record because it holds arrays.
 */
public final class AdversarialExamples {

    private final Batch clean;
    private final Batch images;
    private final int[] classes;
    private final int[] predictions;

    /** Takes everything without a copy. */
    AdversarialExamples(Batch clean, Batch images, int[] classes, int[] predictions) {
        this.clean = clean;
        this.images = images;
        this.classes = classes;
        this.predictions = predictions;
    }

    /**
     * Counts the images.
     *
     * @return how many were attacked
     */
    public int count() {
        return predictions.length;
    }

    /**
     * Gives the changed images.
     *
     * @return one row per image
     */
    public Batch images() {
        return images;
    }

    /**
     * Gives the images as they were.
     *
     * @return one row per image
     */
    public Batch clean() {
        return clean;
    }

    /**
     * Gives the answer that was attacked.
     *
     * @param row from 0
     * @return a class
     */
    public int attacked(int row) {
        return classes[row];
    }

    /**
     * Gives the answer to the changed image.
     *
     * @param row from 0
     * @return a class
     */
    public int prediction(int row) {
        return predictions[row];
    }

    /**
     * Tells whether the answer is no longer the attacked one.
     *
     * @param row from 0
     * @return whether the attack succeeded
     */
    public boolean succeeded(int row) {
        return predictions[row] != classes[row];
    }

    /**
     * Counts the successes.
     *
     * @return how many answers are no longer the attacked ones
     */
    public int successes() {
        int count = 0;
        for (int i = 0; i < predictions.length; i++) {
            count += succeeded(i) ? 1 : 0;
        }
        return count;
    }

    /**
     * Measures how far an image was changed, whether that misleads or not.
     *
     * @param norm how to measure
     * @param row from 0
     * @return at least 0; clipping makes it less than the radius that was allowed
     */
    public double distance(Norm norm, int row) {
        float[] change = images.row(row);
        float[] from = clean.row(row);
        for (int i = 0; i < change.length; i++) {
            change[i] -= from[i];
        }
        return norm.length(change);
    }
}
