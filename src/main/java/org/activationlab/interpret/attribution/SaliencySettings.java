package org.activationlab.interpret.attribution;

import java.util.Locale;

/**
 * How gradient saliency is taken.
 *
 * @param score the number that is differentiated
 * @param empty the image whose gradient is the baseline
 * @param overlaid what is multiplied by the image in the last panel
 * @param shown the panel that stands as the map of the result; all five are its parts
 */
public record SaliencySettings(Score score, Baseline empty, Overlaid overlaid, Panel shown) {

    /** What the overlay multiplies by the image. */
    public enum Overlaid {
        /** What the image adds to the gradient. */
        DELTA,
        /** The gradient itself. */
        SALIENCY
    }

    /** One of the five pictures. */
    public enum Panel {
        /** The image. */
        SOURCE(MapKind.RELATIVE),
        /** The gradient of the class's score at an empty image. */
        BASELINE(MapKind.SLOPES),
        /** The gradient of the class's score at the image. */
        SALIENCY(MapKind.SLOPES),
        /** Saliency less baseline. */
        DELTA(MapKind.RELATIVE),
        /** Delta, or saliency, times source. */
        OVERLAY(MapKind.RELATIVE);

        private final MapKind kind;

        Panel(MapKind kind) {
            this.kind = kind;
        }

        /** What its values are measured in. */
        MapKind kind() {
            return kind;
        }

        /**
         * Names the part of the result.
         *
         * @return for example {@code "saliency"}
         */
        public String part() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Gives the usual settings.
     *
     * @return the logit, an image of zeros, delta times source, and the saliency as the map
     */
    public static SaliencySettings defaults() {
        return new SaliencySettings(Score.LOGIT, Baseline.zero(), Overlaid.DELTA, Panel.SALIENCY);
    }

    /**
     * Changes the score.
     *
     * @param value the number that is differentiated
     * @return a copy
     */
    public SaliencySettings withScore(Score value) {
        return new SaliencySettings(value, empty, overlaid, shown);
    }

    /**
     * Changes the empty image.
     *
     * @param value where the baseline's gradient is taken
     * @return a copy
     */
    public SaliencySettings withEmpty(Baseline value) {
        return new SaliencySettings(score, value, overlaid, shown);
    }

    /**
     * Changes the overlay.
     *
     * @param value what is multiplied by the image
     * @return a copy
     */
    public SaliencySettings withOverlaid(Overlaid value) {
        return new SaliencySettings(score, empty, value, shown);
    }

    /**
     * Changes the map of the result.
     *
     * @param value one of the panels
     * @return a copy
     */
    public SaliencySettings withShown(Panel value) {
        return new SaliencySettings(score, empty, overlaid, value);
    }
}
