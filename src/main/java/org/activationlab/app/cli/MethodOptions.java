package org.activationlab.app.cli;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.activationlab.interpret.attribution.AttributionMethod;
import org.activationlab.interpret.attribution.Baseline;
import org.activationlab.interpret.attribution.MethodChoices;
import org.activationlab.interpret.attribution.NamedMethod;
import org.activationlab.network.layers.NetworkDesign;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a method of attribution works. */
final class MethodOptions {

    /** Rows and columns of the largest exact Shapley values. */
    private static final int MOST_EXACT = 3;

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
            description = "Pixel value, 0 (black) to 1, of what is covered, absent or empty. Default: 0.")
    private @Nullable Float empty;

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

    /**
     * Refuses an option that none of the methods takes.
     *
     * @param methods that were asked for
     * @throws IllegalArgumentException if there is one; names the methods that take it
     */
    void requireUse(List<NamedMethod> methods) {
        Set<NamedMethod> sampling = EnumSet.of(
                NamedMethod.INTEGRATED_GRADIENTS,
                NamedMethod.SMOOTHGRAD,
                NamedMethod.SMOOTHGRAD_SQUARED,
                NamedMethod.VARGRAD);
        if (patches != null && patches > MOST_EXACT) {
            sampling.add(NamedMethod.SHAPLEY);
        }
        requireUse("--layer", layer, EnumSet.of(NamedMethod.GRAD_CAM, NamedMethod.GRAD_CAM_PLUS_PLUS), methods);
        requireUse("--samples", samples, sampling, methods);
        requireUse("--patches", patches, EnumSet.of(NamedMethod.SHAPLEY), methods);
        requireUse("--window", window, EnumSet.of(NamedMethod.OCCLUSION), methods);
        requireUse(
                "--empty",
                empty,
                EnumSet.of(
                        NamedMethod.SALIENCY,
                        NamedMethod.INTEGRATED_GRADIENTS,
                        NamedMethod.OCCLUSION,
                        NamedMethod.SHAPLEY),
                methods);
    }

    private static void requireUse(
            String option, @Nullable Object given, Set<NamedMethod> takers, List<NamedMethod> methods) {
        String exact = option.equals("--samples") && methods.contains(NamedMethod.SHAPLEY)
                ? "; shapley samples from --patches " + (MOST_EXACT + 1) + " on"
                : "";
        Settings.refuse(
                given != null && methods.stream().noneMatch(takers::contains),
                option + " is for " + words(takers) + ", but asked for was " + words(methods) + exact);
    }

    private static String words(Collection<NamedMethod> methods) {
        return methods.stream().map(NamedMethod::toString).collect(Collectors.joining(", "));
    }

    /** Makes a method for a network. */
    AttributionMethod method(NamedMethod method, NetworkDesign design) {
        MethodChoices choices = MethodChoices.of(design)
                .withEmpty(Baseline.constant(empty == null ? 0 : empty))
                .withSeed(seed);
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
