package org.activationlab.pairs;

import java.util.List;

/**
 * The pairs that a population's evidence is made of.
 *
 * @param models each model's test images, in the order of the population; a model may have none
 * @param neverRight images that no model answers rightly
 * @param neverWrong images that no model answers wrongly
 */
public record PopulationSample(List<ModelImages> models, int neverRight, int neverWrong) {

    /**
     * One model's test images.
     *
     * @param modelId the model
     * @param images positions in the test set, rising
     */
    public record ModelImages(String modelId, List<Integer> images) {

        /** Copies the list. */
        public ModelImages {
            images = List.copyOf(images);
        }
    }

    /** Copies the list. */
    public PopulationSample {
        models = List.copyOf(models);
    }

    /**
     * Counts the pairs.
     *
     * @return those of all models together
     */
    public long pairs() {
        return models.stream().mapToLong(model -> model.images().size()).sum();
    }
}
