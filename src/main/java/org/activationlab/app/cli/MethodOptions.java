package org.activationlab.app.cli;

import org.activationlab.interpret.attribution.AttributionMethod;
import org.activationlab.interpret.attribution.Baseline;
import org.activationlab.interpret.attribution.MethodChoices;
import org.activationlab.interpret.attribution.NamedMethod;
import org.activationlab.network.layers.NetworkDesign;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a method of attribution works. */
final class MethodOptions {

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "The layer of maps for grad-cam and grad-cam-plus-plus, for example features.28. Default: the"
                    + " last one behind a ReLU.")
    private @Nullable String layer;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description =
                    "Nodes of integrated gradients, noisy copies of smoothgrad and vargrad, or pairs of permutations"
                            + " of shapley. Default: each method's usual number.")
    private @Nullable Integer samples;

    @Option(
            names = "--patches",
            paramLabel = "N",
            description = "Rows and columns of the patches of shapley; up to 3 exact, above sampled. Default: 3.")
    private @Nullable Integer patches;

    @Option(
            names = "--window",
            paramLabel = "PIXELS",
            description = "Side of the square of occlusion. Default: a seventh of the image's side.")
    private @Nullable Integer window;

    @Option(
            names = "--empty",
            paramLabel = "VALUE",
            defaultValue = "0",
            description =
                    "Pixel value, 0 (black) to 1, of what is covered, absent or empty. Default: ${DEFAULT-VALUE}.")
    private float empty;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of noise, permutations and weights drawn anew. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    /** The seed. */
    long seed() {
        return seed;
    }

    /** Makes a method for a network. */
    AttributionMethod method(NamedMethod method, NetworkDesign design) {
        MethodChoices choices =
                MethodChoices.of(design).withEmpty(Baseline.constant(empty)).withSeed(seed);
        if (layer != null) {
            choices = choices.withLayer(layer);
        }
        if (samples != null) {
            choices = choices.withSamples(samples);
        }
        if (patches != null) {
            choices = choices.withPatches(patches);
        }
        if (window != null) {
            choices = choices.withWindow(window);
        }
        return method.with(choices);
    }
}
