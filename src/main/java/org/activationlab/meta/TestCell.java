package org.activationlab.meta;

/** What is new in a part of the test pairs. Seen is what the split does not keep out of the training pairs. */
public enum TestCell {
    /** Pairs that did not train, of models and images that may. */
    SEEN_MODEL_SEEN_IMAGE("seen models, seen images"),
    /** Pairs of models that train and images that do not. */
    SEEN_MODEL_NEW_IMAGE("seen models, new images"),
    /** Pairs of models that do not train and images that may. */
    NEW_MODEL_SEEN_IMAGE("new models, seen images"),
    /** Pairs of models and images that both do not train: what a judge meets in use. */
    NEW_MODEL_NEW_IMAGE("new models, new images");

    private final String title;

    TestCell(String title) {
        this.title = title;
    }

    /**
     * Names the cell for a reader.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    static TestCell of(boolean newModel, boolean newImage) {
        if (newModel) {
            return newImage ? NEW_MODEL_NEW_IMAGE : NEW_MODEL_SEEN_IMAGE;
        }
        return newImage ? SEEN_MODEL_NEW_IMAGE : SEEN_MODEL_SEEN_IMAGE;
    }
}
