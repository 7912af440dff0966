package org.activationlab.interpret.adversarial;

/**
 * The smallest changes that were found to change a network's answers.
 *
 * <p>Not a record because it holds an array.
 */
public final class AdversarialDistances {

    private final double[] sizes;
    private final AdversarialExamples examples;

    /** Takes both without a copy. */
    AdversarialDistances(double[] sizes, AdversarialExamples examples) {
        this.sizes = sizes;
        this.examples = examples;
    }

    /**
     * Gives the size of the smallest change found: the radius of an attack, or the factor of a direction. What clipping
     * took away counts; for what is left see {@link AdversarialExamples#distance}.
     *
     * @param row from 0
     * @return at least 0; 0 if the answer was another one from the start; infinite if none was found
     */
    public double size(int row) {
        return sizes[row];
    }

    /**
     * Copies all sizes.
     *
     * @return one per image
     */
    public double[] sizes() {
        return sizes.clone();
    }

    /**
     * Gives the images that were found.
     *
     * @return changed as little as was found to be enough; an image without success is as it was
     */
    public AdversarialExamples examples() {
        return examples;
    }
}
