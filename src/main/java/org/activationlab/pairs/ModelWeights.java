package org.activationlab.pairs;

import org.activationlab.network.Parameters;

/** All learned numbers of one model, and the model's name. Immutable. */
public final class ModelWeights {

    private final String modelId;
    private final Parameters parameters;

    /**
     * Names parameters.
     *
     * @param modelId the short stable id of the model: 1 to 128 letters, digits, {@code _ . -}
     * @param parameters its arrays
     * @throws IllegalArgumentException if the id is not a plain name
     */
    public ModelWeights(String modelId, Parameters parameters) {
        if (!SampledPair.isModelId(modelId)) {
            throw new IllegalArgumentException(
                    "modelId must be 1 to 128 of the characters A-Z a-z 0-9 _ . - but was \"" + modelId + "\"");
        }
        this.modelId = modelId;
        this.parameters = parameters;
    }

    /**
     * Gives the model's name.
     *
     * @return the id under which the population and the pairs name it
     */
    public String modelId() {
        return modelId;
    }

    /**
     * Gives the arrays.
     *
     * @return names, shapes and values
     */
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelWeights weights
                && modelId.equals(weights.modelId)
                && parameters.equals(weights.parameters);
    }

    @Override
    public int hashCode() {
        return 31 * modelId.hashCode() + parameters.hashCode();
    }

    @Override
    public String toString() {
        return "ModelWeights[" + modelId + ", " + parameters + "]";
    }
}
