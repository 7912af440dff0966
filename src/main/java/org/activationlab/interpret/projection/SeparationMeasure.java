package org.activationlab.interpret.projection;

/** The one number by which layers are compared. */
public enum SeparationMeasure {
    /** The share of images whose nearest other images in the layer name their label. */
    NEIGHBOUR_ACCURACY("10-nearest-neighbour accuracy"),
    /** The mean silhouette of the images by their labels. */
    SILHOUETTE("mean silhouette");

    private final String title;

    SeparationMeasure(String title) {
        this.title = title;
    }

    /**
     * Names it for people.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * Reads it.
     *
     * @param separation both numbers
     * @return this one
     */
    public double of(LabelSeparation separation) {
        return this == NEIGHBOUR_ACCURACY ? separation.neighbourAccuracy() : separation.silhouette();
    }
}
