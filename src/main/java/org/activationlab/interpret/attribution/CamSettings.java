package org.activationlab.interpret.attribution;

/**
 * How a class activation map is made.
 *
 * @param score the number that is differentiated
 * @param layer a layer of maps, by name
 * @param placement how its map is laid over the image
 */
public record CamSettings(Score score, String layer, Placement placement) {

    /** How the small map of a layer is laid over the image; between its values it is bilinear. */
    public enum Placement {
        /** Stretched to the image's size, as published. Right where convolutions pad, off by some pixels where not. */
        STRETCHED,
        /** Each value at the centre of what its unit sees; 0 more than half a step outside of the outermost centres. */
        RECEPTIVE_FIELDS
    }

    /** The layer, and the placement where it is not the usual one. */
    String words() {
        return placement == Placement.STRETCHED ? layer : layer + ", on receptive fields";
    }

    /**
     * Gives the usual settings.
     *
     * @param layer a layer of maps, for example {@code conv2.relu}
     * @return the logit, stretched
     */
    public static CamSettings at(String layer) {
        return new CamSettings(Score.LOGIT, layer, Placement.STRETCHED);
    }

    /**
     * Changes the score.
     *
     * @param value the number that is differentiated
     * @return a copy
     */
    public CamSettings withScore(Score value) {
        return new CamSettings(value, layer, placement);
    }

    /**
     * Changes the placement.
     *
     * @param value how the map is laid over the image
     * @return a copy
     */
    public CamSettings withPlacement(Placement value) {
        return new CamSettings(score, layer, value);
    }
}
