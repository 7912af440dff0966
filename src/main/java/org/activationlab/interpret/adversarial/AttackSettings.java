package org.activationlab.interpret.adversarial;

/**
 * How an image is changed to mislead a network.
 *
 * @param norm how a change is measured
 * @param radius the longest change allowed (epsilon), at least 0, in units of pixel value
 * @param steps how many steps, at least 1
 * @param stepShare the length of a step as a share of the radius, above 0
 * @param randomStart whether the first step begins at a random place within the radius
 * @param clipped whether pixels stay in [0, 1]
 * @param seed the seed of the random start
 */
public record AttackSettings(
        Norm norm, double radius, int steps, double stepShare, boolean randomStart, boolean clipped, long seed) {

    private static final int USUAL_STEPS = 40;
    private static final double REACH = 2.5;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public AttackSettings {
        if (!(radius >= 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException("radius must be finite and at least 0, but was " + radius);
        }
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, but was " + steps);
        }
        if (!(stepShare > 0) || Double.isInfinite(stepShare)) {
            throw new IllegalArgumentException("stepShare must be finite and above 0, but was " + stepShare
                    + ". It is a share of the radius, for example 2.5 / steps.");
        }
    }

    /**
     * Gives the fast gradient sign method: one step of full length from the image itself; with {@link Norm#L2} along the
     * gradient instead of its sign.
     *
     * <p>Source: I. Goodfellow, J. Shlens, C. Szegedy, "Explaining and Harnessing Adversarial Examples", 2015.
     *
     * @param norm how a change is measured
     * @param radius the length of the step
     * @return the settings, clipped
     */
    public static AttackSettings fastGradient(Norm norm, double radius) {
        return new AttackSettings(norm, radius, 1, 1, false, true, 42);
    }

    /**
     * Gives projected gradient descent: from a random place many short steps, each followed by a return to the allowed
     * changes.
     *
     * <p>Source: A. Madry et al., "Towards Deep Learning Models Resistant to Adversarial Attacks", 2018.
     *
     * @param norm how a change is measured
     * @param radius the longest change allowed
     * @return the settings: 40 steps of 2.5 / 40 of the radius, a random start, clipped
     */
    public static AttackSettings projectedGradient(Norm norm, double radius) {
        return new AttackSettings(norm, radius, USUAL_STEPS, REACH / USUAL_STEPS, true, true, 42);
    }

    /**
     * Changes the radius; steps stay the same share of it.
     *
     * @param newRadius the longest change allowed, at least 0
     * @return these settings with another radius
     */
    public AttackSettings withRadius(double newRadius) {
        return new AttackSettings(norm, newRadius, steps, stepShare, randomStart, clipped, seed);
    }

    /**
     * Changes the steps.
     *
     * @param newSteps how many, at least 1
     * @param newStepShare the length of each as a share of the radius, above 0
     * @return these settings with other steps
     */
    public AttackSettings withSteps(int newSteps, double newStepShare) {
        return new AttackSettings(norm, radius, newSteps, newStepShare, randomStart, clipped, seed);
    }

    /**
     * Changes where the first step begins.
     *
     * @param newRandomStart whether at a random place within the radius, else at the image
     * @return these settings with another start
     */
    public AttackSettings withRandomStart(boolean newRandomStart) {
        return new AttackSettings(norm, radius, steps, stepShare, newRandomStart, clipped, seed);
    }

    /**
     * Changes whether pixels stay in [0, 1].
     *
     * @param newClipped whether they do
     * @return these settings with or without clipping
     */
    public AttackSettings withClipped(boolean newClipped) {
        return new AttackSettings(norm, radius, steps, stepShare, randomStart, newClipped, seed);
    }

    /**
     * Changes the seed.
     *
     * @param newSeed any number
     * @return these settings with another seed
     */
    public AttackSettings withSeed(long newSeed) {
        return new AttackSettings(norm, radius, steps, stepShare, randomStart, clipped, newSeed);
    }
}
