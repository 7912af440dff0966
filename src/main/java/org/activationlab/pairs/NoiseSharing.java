package org.activationlab.pairs;

/** Who meets the same noise images. */
public enum NoiseSharing {
    /**
     * Every model and every image meet the same ones, as in the original study; {@link NoiseField} holds them. The
     * labels of two pairs are then not independent, and no statement about many pairs at once follows from single ones.
     */
    SHARED,
    /**
     * Every pair of model and image has noise of its own, from {@link FreshNoise}: labels are independent given the
     * networks and the images. Files of such labels also keep the mean divergence of each pair.
     */
    PER_PAIR
}
