package org.activationlab.app.sentences;

import java.util.Locale;
import org.activationlab.text.WordIntegratedGradients;
import org.activationlab.text.WordMethod;
import org.activationlab.text.WordOcclusion;

/** The ways to say what each word adds to an answer, by name. */
public enum NamedWordMethod {
    /** The mean slope on the way from no words, times the way. */
    INTEGRATED_GRADIENTS,
    /** What the answer loses when a word is taken for unknown. */
    OCCLUSION_UNKNOWN,
    /** What the answer loses when a word is left out. */
    OCCLUSION_LEFT_OUT;

    /** Little residual, as its class says. */
    private static final int NODES = 32;

    /**
     * Makes the method.
     *
     * @return with the usual settings
     */
    public WordMethod method() {
        return switch (this) {
            case INTEGRATED_GRADIENTS -> new WordIntegratedGradients(NODES);
            case OCCLUSION_UNKNOWN -> new WordOcclusion(WordOcclusion.Gap.UNKNOWN);
            case OCCLUSION_LEFT_OUT -> new WordOcclusion(WordOcclusion.Gap.CLOSED);
        };
    }

    /**
     * Gives the word by which the method is asked for.
     *
     * @return for example {@code occlusion-left-out}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
