package org.activationlab.pairs;

/** Which of a model's predictions become pairs. */
public enum SamplingDesign {
    /**
     * The original study's: for every true digit the first rightly and the first wrongly classified test images, in the
     * order of the test set. The right ones are then nearly the same few images for every model and the wrong ones
     * other, harder images, so that the image alone gives the answer away; kept to reproduce and to show that.
     */
    ORIGINAL
}
