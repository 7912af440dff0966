package org.activationlab.interpret.visualization;

/**
 * How an image is optimized for a unit.
 *
 * <p>At every step the network sees the image moved, turned and scaled a little, by other amounts for every image and
 * step: what holds only for one exact position is not worth much. The slope of the unit is brought to a root mean square
 * of 1 over the pixels before the penalties' slopes are added, so that one weight suits units of any size and images of
 * any size. An image in which the unit sees nothing, not even a slope, is not penalised either; noise is then drawn
 * again, stronger.
 *
 * @param aim whether the unit is to be activated most or least
 * @param parametrization what Adam moves
 * @param images how many images are made from noise at once, each from noise of its own, at least 1
 * @param steps steps of Adam, at least 1
 * @param rate Adam's learning rate, above 0; a pixel before the sigmoid moves by about so much per step
 * @param movements how far the image is moved at every step
 * @param penalties what the image pays for
 * @param noise what an image begins with
 * @param seed the seed of noise and movements
 */
public record VisualizationSettings(
        Aim aim,
        Parametrization parametrization,
        int images,
        int steps,
        double rate,
        Movements movements,
        PenaltyWeights penalties,
        Noise noise,
        long seed) {

    /**
     * How far an image is moved at every step, to each side.
     *
     * @param jitter the largest shift, in pixels, at least 0
     * @param rotation the largest turn, in degrees, 0 to 180
     * @param scaling the largest relative change of size, 0 (none) to less than 1
     */
    public record Movements(double jitter, double rotation, double scaling) {

        /**
         * Checks the sizes.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Movements {
            requireWeight("jitter", jitter);
            require(rotation >= 0 && rotation <= 180, "rotation must be 0 to 180 degrees", rotation);
            require(scaling >= 0 && scaling < 1, "scaling must be at least 0 and less than 1", scaling);
        }
    }

    /**
     * What an image pays for.
     *
     * @param totalVariation the weight of the sum of neighbouring pixels' differences, at least 0
     * @param l2 the weight of half the sum of squared pixels, at least 0; it draws what the unit does not care for to the
     *     background, 0
     */
    public record PenaltyWeights(double totalVariation, double l2) {

        /**
         * Checks the weights.
         *
         * @throws IllegalArgumentException if one is negative or not finite
         */
        public PenaltyWeights {
            requireWeight("totalVariation", totalVariation);
            requireWeight("l2", l2);
        }
    }

    /**
     * What an image begins with.
     *
     * @param deviation the standard deviation of the pixels before the sigmoid, at least 0
     * @param brightness the mean of the pixels, strictly between 0 and 1
     */
    public record Noise(double deviation, double brightness) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Noise {
            requireWeight("deviation", deviation);
            require(brightness > 0 && brightness < 1, "brightness must lie strictly between 0 and 1", brightness);
        }
    }

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public VisualizationSettings {
        require(images >= 1, "images must be at least 1", images);
        require(steps >= 1, "steps must be at least 1", steps);
        require(rate > 0 && Double.isFinite(rate), "rate must be finite and above 0", rate);
    }

    private static void requireWeight(String name, double value) {
        require(value >= 0 && Double.isFinite(value), name + " must be finite and at least 0", value);
    }

    private static void require(boolean holds, String rule, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }

    /**
     * Gives settings that were tuned by eye on LeNet-5 and MNIST: dark enough a beginning that the background stays
     * black, noise strong enough that units behind a ReLU see something in it, movements of about a pixel at the edge.
     *
     * @return most activation, Fourier waves, four images, 160 steps
     */
    public static VisualizationSettings defaults() {
        return new VisualizationSettings(
                Aim.MAXIMIZE,
                Parametrization.FOURIER,
                4,
                160,
                0.15,
                new Movements(1, 5, 0.05),
                new PenaltyWeights(0.05, 0.1),
                new Noise(1, 0.15),
                42);
    }

    /**
     * Gives settings that change an image no more than they must: no movement, no penalty.
     *
     * @return most activation, plain pixels, one image
     */
    public static VisualizationSettings plain() {
        return new VisualizationSettings(
                Aim.MAXIMIZE,
                Parametrization.PIXELS,
                1,
                256,
                0.1,
                new Movements(0, 0, 0),
                new PenaltyWeights(0, 0),
                new Noise(0.3, 0.5),
                42);
    }

    /**
     * Changes the aim.
     *
     * @param newAim most or least
     * @return these settings with another aim
     */
    public VisualizationSettings withAim(Aim newAim) {
        return new VisualizationSettings(
                newAim, parametrization, images, steps, rate, movements, penalties, noise, seed);
    }

    /**
     * Changes what Adam moves.
     *
     * @param newParametrization pixels or waves
     * @return these settings with another parametrization
     */
    public VisualizationSettings withParametrization(Parametrization newParametrization) {
        return new VisualizationSettings(
                aim, newParametrization, images, steps, rate, movements, penalties, noise, seed);
    }

    /**
     * Changes how many images are made from noise.
     *
     * @param newImages at least 1
     * @return these settings with another number of images
     */
    public VisualizationSettings withImages(int newImages) {
        return new VisualizationSettings(
                aim, parametrization, newImages, steps, rate, movements, penalties, noise, seed);
    }

    /**
     * Changes how long and how fast.
     *
     * @param newSteps steps of Adam, at least 1
     * @param newRate Adam's learning rate, above 0
     * @return these settings with other steps
     */
    public VisualizationSettings withSteps(int newSteps, double newRate) {
        return new VisualizationSettings(
                aim, parametrization, images, newSteps, newRate, movements, penalties, noise, seed);
    }

    /**
     * Changes how far the image is moved at every step.
     *
     * @param jitter in pixels, at least 0
     * @param rotation in degrees, 0 to 180
     * @param scaling relative change of size, 0 to less than 1
     * @return these settings with other movements
     */
    public VisualizationSettings withMovements(double jitter, double rotation, double scaling) {
        return new VisualizationSettings(
                aim,
                parametrization,
                images,
                steps,
                rate,
                new Movements(jitter, rotation, scaling),
                penalties,
                noise,
                seed);
    }

    /**
     * Changes the penalties.
     *
     * @param totalVariation the weight of total variation, at least 0
     * @param l2 the weight of squared pixels, at least 0
     * @return these settings with other penalties
     */
    public VisualizationSettings withPenalties(double totalVariation, double l2) {
        return new VisualizationSettings(
                aim,
                parametrization,
                images,
                steps,
                rate,
                movements,
                new PenaltyWeights(totalVariation, l2),
                noise,
                seed);
    }

    /**
     * Changes the noise that images begin with.
     *
     * @param deviation before the sigmoid, at least 0
     * @param brightness the mean pixel, strictly between 0 and 1
     * @return these settings with another beginning
     */
    public VisualizationSettings withNoise(double deviation, double brightness) {
        return new VisualizationSettings(
                aim,
                parametrization,
                images,
                steps,
                rate,
                movements,
                penalties,
                new Noise(deviation, brightness),
                seed);
    }

    /**
     * Changes the seed.
     *
     * @param newSeed any number
     * @return these settings with another seed
     */
    public VisualizationSettings withSeed(long newSeed) {
        return new VisualizationSettings(
                aim, parametrization, images, steps, rate, movements, penalties, noise, newSeed);
    }
}
