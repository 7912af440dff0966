package org.activationlab.pairs;

/**
 * How evidence is drawn from a trained population.
 *
 * @param design NATURAL or BALANCED
 * @param pairsPerModel how many pairs a model is to have, at least 1; see {@link PopulationSampler}
 * @param noise scale, number and seed of the noisy copies; every pair has noise of its own, and all draws are made
 * @param referenceImages how many unlabelled training images every model is also shown, at least 1; they are the same for
 *     all models and designs
 * @param seed the seed of the choice of pairs
 */
public record EvidencePlan(
        SamplingDesign design, int pairsPerModel, NoiseSettings noise, int referenceImages, long seed) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the design is ORIGINAL, a number is below 1, or the noise is shared or adaptive
     */
    public EvidencePlan {
        PopulationSampler.requireSettings(design, pairsPerModel);
        noise = FreshNoiseLabeller.required(noise);
        if (referenceImages < 1) {
            throw new IllegalArgumentException("referenceImages must be at least 1, but was " + referenceImages);
        }
    }

    /**
     * Gives the usual settings.
     *
     * @param design NATURAL or BALANCED
     * @return 200 pairs a model, 200 copies a pair with noise of scale 0.9, 256 reference images, seed 42 for all
     * @throws IllegalArgumentException if the design is ORIGINAL
     */
    public static EvidencePlan of(SamplingDesign design) {
        NoiseSettings noise = NoiseSettings.defaults().withDraws(200).withSharing(NoiseSharing.PER_PAIR);
        return new EvidencePlan(design, 200, noise, 256, 42);
    }

    /**
     * Gives what chooses the pairs.
     *
     * @return a sampler of this design, size and seed
     */
    public PopulationSampler sampler() {
        return new PopulationSampler(design, pairsPerModel, seed);
    }

    /**
     * Changes the number of pairs.
     *
     * @param newPairsPerModel at least 1
     * @return this plan with another number
     */
    public EvidencePlan withPairsPerModel(int newPairsPerModel) {
        return new EvidencePlan(design, newPairsPerModel, noise, referenceImages, seed);
    }

    /**
     * Changes the noise.
     *
     * @param newNoise of its own for every pair
     * @return this plan with other noise
     */
    public EvidencePlan withNoise(NoiseSettings newNoise) {
        return new EvidencePlan(design, pairsPerModel, newNoise, referenceImages, seed);
    }

    /**
     * Changes the number of reference images.
     *
     * @param newReferenceImages at least 1
     * @return this plan with another number
     */
    public EvidencePlan withReferenceImages(int newReferenceImages) {
        return new EvidencePlan(design, pairsPerModel, noise, newReferenceImages, seed);
    }

    /**
     * Changes the seed of the choice of pairs; that of the noise stays.
     *
     * @param newSeed any number
     * @return this plan with another seed
     */
    public EvidencePlan withSeed(long newSeed) {
        return new EvidencePlan(design, pairsPerModel, noise, referenceImages, newSeed);
    }
}
