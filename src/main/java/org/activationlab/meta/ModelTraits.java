package org.activationlab.meta;

/**
 * How a judged network was trained, as far as a split must know it.
 *
 * @param modelId the network's id, as the pairs name it
 * @param siblings a key that is equal for networks that differ by nothing but seed and number of epochs; such networks
 *     are much alike, so a split that keeps models apart keeps whole groups of siblings apart
 * @param optimizer the update rule, for example "ADAM"
 * @param learningRate the step size
 * @param weightDecay the factor of the L2 penalty, at least 0
 * @param initialization the rule for the initial weights, for example "XAVIER_UNIFORM"
 */
public record ModelTraits(
        String modelId,
        String siblings,
        String optimizer,
        double learningRate,
        double weightDecay,
        String initialization) {

    /** Checks that the model and its group have names. */
    public ModelTraits {
        if (modelId.isBlank() || siblings.isBlank()) {
            throw new IllegalArgumentException(
                    "a model and its siblings need a name, but were '" + modelId + "' and '" + siblings + "'");
        }
    }
}
