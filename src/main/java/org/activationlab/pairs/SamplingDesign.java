package org.activationlab.pairs;

/** Which of a model's predictions become pairs. */
public enum SamplingDesign {
    /**
     * The original study's: for every true digit the first rightly and the first wrongly classified test images, in the
     * order of the test set. The right ones are then nearly the same few images for every model and the wrong ones
     * other, harder images, so that the image alone gives the answer away; kept to reproduce and to show that.
     */
    ORIGINAL,
    /**
     * Random, but with exactly as many right as wrong pairs of every image, and as nearly as possible of every model, so
     * that neither the image nor the model alone tells anything. Images that no kept model, or every one, gets right are
     * left out. Needs the answers of the whole population: {@link PopulationSampler}.
     */
    BALANCED,
    /**
     * Random test images for every model, right and wrong as often as they are: what a network meets at work. Images
     * still differ in difficulty, which is no leak but has to be shown beside every score. {@link PopulationSampler}
     * draws it.
     */
    NATURAL
}
