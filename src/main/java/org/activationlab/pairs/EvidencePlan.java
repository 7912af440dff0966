package org.activationlab.pairs;

/**
 * How evidence is drawn from a trained population.
 *
 * @param design NATURAL or BALANCED
 * @param pairsPerModel how many pairs a model is to have, at least 1; see {@link PopulationSampler}
 * @param noise scale, number and seed of the noisy copies; every pair has noise of its own, and all draws are made
 * @param referenceImages how many unlabelled training images every model is also shown, at least 1; they are the same for
 *     all models and designs
 * @param referenceDraws how many noisy copies of each reference image every model is shown, at least 2; like the
 *     reference images, and the scale and the seed of the noise, the same for all designs of a run
 * @param extraDraws how many more noisy copies of each pair's image are answered, for estimates that are independent of
 *     the label, at least 0
 * @param seed the seed of the choice of pairs
 */
public record EvidencePlan(
        SamplingDesign design,
        int pairsPerModel,
        NoiseSettings noise,
        int referenceImages,
        int referenceDraws,
        int extraDraws,
        long seed) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the design is ORIGINAL, a number is too small, or the noise is shared or adaptive
     */
    public EvidencePlan {
        PopulationSampler.requireSettings(design, pairsPerModel);
        noise = FreshNoiseLabeller.required(noise);
        if (referenceImages < 1) {
            throw new IllegalArgumentException("referenceImages must be at least 1, but was " + referenceImages);
        }
        if (referenceDraws < 2) {
            throw new IllegalArgumentException(
                    "referenceDraws must be at least 2 for a covariance, but was " + referenceDraws);
        }
        if (extraDraws < 0) {
            throw new IllegalArgumentException("extraDraws must be at least 0, but was " + extraDraws);
        }
    }

    /**
     * Gives the usual settings.
     *
     * @param design NATURAL or BALANCED
     * @return 200 pairs a model, 200 copies a pair with noise of scale 0.9, 256 reference images with 32
     *     copies each, 50 extra copies a pair, seed 42 for all
     * @throws IllegalArgumentException if the design is ORIGINAL
     */
    public static EvidencePlan of(SamplingDesign design) {
        NoiseSettings noise = NoiseSettings.defaults().withDraws(200).withSharing(NoiseSharing.PER_PAIR);
        return new EvidencePlan(design, 200, noise, 256, 32, 50, 42);
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
        return new EvidencePlan(design, newPairsPerModel, noise, referenceImages, referenceDraws, extraDraws, seed);
    }

    /**
     * Changes the noise.
     *
     * @param newNoise of its own for every pair
     * @return this plan with other noise
     */
    public EvidencePlan withNoise(NoiseSettings newNoise) {
        return new EvidencePlan(design, pairsPerModel, newNoise, referenceImages, referenceDraws, extraDraws, seed);
    }

    /**
     * Changes the number of reference images.
     *
     * @param newReferenceImages at least 1
     * @return this plan with another number
     */
    public EvidencePlan withReferenceImages(int newReferenceImages) {
        return new EvidencePlan(design, pairsPerModel, noise, newReferenceImages, referenceDraws, extraDraws, seed);
    }

    /**
     * Changes the number of noisy copies of each reference image.
     *
     * @param newReferenceDraws at least 2
     * @return this plan with another number
     */
    public EvidencePlan withReferenceDraws(int newReferenceDraws) {
        return new EvidencePlan(design, pairsPerModel, noise, referenceImages, newReferenceDraws, extraDraws, seed);
    }

    /**
     * Changes the number of noisy copies of each pair's image that the label does not see.
     *
     * @param newExtraDraws at least 0
     * @return this plan with another number
     */
    public EvidencePlan withExtraDraws(int newExtraDraws) {
        return new EvidencePlan(design, pairsPerModel, noise, referenceImages, referenceDraws, newExtraDraws, seed);
    }

    /**
     * Gives the noise of the reference images' copies.
     *
     * @return scale and seed of the labels' noise, {@link #referenceDraws} draws
     */
    public NoiseSettings referenceNoise() {
        return noise.withDraws(referenceDraws);
    }

    /**
     * Changes the seed of the choice of pairs; that of the noise stays.
     *
     * @param newSeed any number
     * @return this plan with another seed
     */
    public EvidencePlan withSeed(long newSeed) {
        return new EvidencePlan(design, pairsPerModel, noise, referenceImages, referenceDraws, extraDraws, newSeed);
    }
}
