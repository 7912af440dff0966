package org.activationlab.meta;

import java.util.List;
import org.activationlab.pairs.LabelTable;

/** How pairs are divided into those that train, those that choose and those that test. */
public enum SplitRule {
    /**
     * By pair, as in the original study: 64 % train, 16 % validation, 20 % test, at random. The same images and the same
     * models stand in all three parts, so that image numbers alone tell much of the answer.
     */
    BY_PAIR("by pair", false, false),
    /**
     * By model: 60 % of the groups of siblings train, 20 % choose, 20 % test. The same images stand in all three parts.
     *
     * <p>New models are new trainings, not always new initial weights: trainings with one seed and one initialization begin
     * with the same weights and, with one batch size, see the same order of batches. What reads hidden units one by one can
     * profit from that, so it should be judged on a population of several seeds.
     */
    BY_MODEL("by model", true, false),
    /** By image: 60 % of the images train, 20 % choose, 20 % test. The same models stand in all three parts. */
    BY_IMAGE("by image", false, true),
    /**
     * By model and image, the headline: both are divided as above, each by itself. Training models with training images
     * train, validation models with validation images choose, and there are four cells to test on, of which new models
     * with new images is the main one.
     *
     * <p>A pair must not train and test. So a hashed tenth of the pairs of training models with training images does not
     * train: it is the cell of seen models and seen images. Pairs of which one side is validation and the other is not
     * are in no part; {@link SplitCells#unused} counts them.
     */
    BY_MODEL_AND_IMAGE("by model and image", true, true),
    /**
     * By region: the models of one {@link Region} of the grid test, the others train (75 % of their groups of siblings)
     * and choose (25 %). Images are divided as above, and the cells are those of {@link #BY_MODEL_AND_IMAGE}; a new model
     * is one of the region.
     */
    BY_REGION("by region", true, true);

    private final String title;
    private final boolean newModels;
    private final boolean newImages;

    SplitRule(String title, boolean newModels, boolean newImages) {
        this.title = title;
        this.newModels = newModels;
        this.newImages = newImages;
    }

    /**
     * Names the rule for a reader.
     *
     * @return for example "by model and image"
     */
    public String title() {
        return title;
    }

    /**
     * Says whether the main test pairs are of models that did not train.
     *
     * @return true if the rule needs to know the models' traits
     */
    public boolean newModels() {
        return newModels;
    }

    /**
     * Says whether the main test pairs are of images that did not train.
     *
     * @return whether images are divided
     */
    public boolean newImages() {
        return newImages;
    }

    /**
     * Divides by a rule that needs to know nothing of the models: {@link #BY_PAIR} or {@link #BY_IMAGE}. For the others
     * see {@link SplitPlan}.
     *
     * @param pairs the table whose rows are divided
     * @param seed decides who stands where; equal seeds give equal splits
     * @return row numbers of the three parts
     * @throws IllegalArgumentException if there are too few pairs, or the rule needs the models' traits
     */
    public Split split(LabelTable pairs, long seed) {
        return SplitPlan.of(this, seed).divide(pairs, List.of()).split();
    }
}
