package org.activationlab.interpret.attribution;

import java.util.Locale;

/** Every method of this room by a name, with its usual score. */
public enum NamedMethod {
    /** The gradient of the class's logit. */
    SALIENCY {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            return new GradientSaliency(SaliencySettings.defaults().withEmpty(choices.empty()));
        }
    },
    /** The gradient times the image. */
    GRADIENT_TIMES_INPUT {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            return new GradientTimesInput(Score.LOGIT);
        }
    },
    /** The mean gradient on the way from the empty image, times that way. */
    INTEGRATED_GRADIENTS {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            IntegratedGradientsSettings usual =
                    IntegratedGradientsSettings.defaults().withBaseline(choices.empty());
            return new IntegratedGradients(
                    choices.samples().isPresent()
                            ? usual.withNodes(choices.samples().getAsInt())
                            : usual);
        }
    },
    /** The mean gradient over noisy copies. */
    SMOOTHGRAD {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            return smooth(SmoothGradSettings.Form.MEAN, choices);
        }
    },
    /** The mean of the squared gradient over noisy copies. */
    SMOOTHGRAD_SQUARED {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            return smooth(SmoothGradSettings.Form.SQUARED, choices);
        }
    },
    /** The variance of the gradient over noisy copies. */
    VARGRAD {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            return smooth(SmoothGradSettings.Form.VARIANCE, choices);
        }
    },
    /** A layer's channels by their mean slope. */
    GRAD_CAM {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            return new GradCam(CamSettings.at(choices.layer()));
        }
    },
    /** A layer's channels, small and several objects not averaged away. */
    GRAD_CAM_PLUS_PLUS {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            return new GradCamPlusPlus(CamSettings.at(choices.layer()));
        }
    },
    /** What the score loses when a square is covered. */
    OCCLUSION {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            return new Occlusion(OcclusionSettings.defaults()
                    .withWindow(choices.window(), choices.window())
                    .withFill(choices.empty()));
        }
    },
    /** The fair share of each patch in the log-odds. */
    SHAPLEY {
        @Override
        public AttributionMethod with(MethodChoices choices) {
            ShapleySettings usual = ShapleySettings.of(choices.patches(), choices.patches())
                    .withAbsent(choices.empty())
                    .withSeed(choices.seed());
            return new PatchShapley(
                    choices.samples().isPresent()
                            ? usual.withPairs(choices.samples().getAsInt())
                            : usual);
        }
    };

    /**
     * Makes the method.
     *
     * @param choices of which it takes what it knows
     * @return the method
     * @throws IllegalArgumentException if a number is out of the method's range
     */
    public abstract AttributionMethod with(MethodChoices choices);

    private static SmoothGrad smooth(SmoothGradSettings.Form form, MethodChoices choices) {
        SmoothGradSettings usual = SmoothGradSettings.of(form).withSeed(choices.seed());
        return new SmoothGrad(
                choices.samples().isPresent()
                        ? usual.withSamples(choices.samples().getAsInt())
                        : usual);
    }

    /**
     * Names the method.
     *
     * @return in small letters with hyphens: {@code grad-cam}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
