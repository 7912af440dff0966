package org.activationlab.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.activationlab.interpret.attribution.AttributionMethod;
import org.activationlab.interpret.attribution.CamSettings;
import org.activationlab.interpret.attribution.GradCam;
import org.activationlab.interpret.attribution.MethodChoices;
import org.activationlab.interpret.attribution.PatchShapley;
import org.activationlab.interpret.attribution.ShapleySettings;
import org.activationlab.interpret.visualization.FeatureVisualization;
import org.activationlab.interpret.visualization.VisualizationSettings;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;
import org.activationlab.vision.ClassifierFile;
import org.activationlab.vision.TorchvisionNetwork;

/**
 * Looks once into a ResNet or VGG of full size with random weights: what they are does not change the time. The weights lie
 * in a temporary folder while this works.
 */
final class PhotographWork {

    /** How these benchmarks' names begin; the network's follows. */
    static final String PREFIX = "look-";

    /** What is timed, in the order of the results. */
    static final List<String> PARTS = List.of("load", "Grad-CAM", "Shapley", "visualization");

    /** Rows and columns of Shapley's patches: more than are computed exactly. */
    static final int PATCHES = 4;

    /** Pairs of permutations. */
    static final int PAIRS = 2;

    /** Steps of the visualization. */
    static final int STEPS = 16;

    private PhotographWork() {}

    /**
     * Measures.
     *
     * @param benchmark its name
     * @return seconds, one number for each of {@link #PARTS}
     * @throws IOException if the disk fails
     */
    static List<Double> seconds(String benchmark) throws IOException {
        TorchvisionNetwork network =
                TorchvisionNetwork.valueOf(benchmark.substring(PREFIX.length()).toUpperCase(Locale.ROOT));
        NetworkDesign design = network.design();
        List<Double> seconds = new ArrayList<>();
        Path file = Files.createTempFile("activation-lab-bench", ".safetensors");
        try {
            RandomWeights.write(file, design);
            long begin = System.nanoTime();
            try (LayeredNetwork loaded = ClassifierFile.load(ComputeDevice.CPU, design, file)) {
                seconds.add((System.nanoTime() - begin) / 1e9);
                String layer = MethodChoices.lastMap(design);
                Batch image = image(design);
                seconds.add(seconds(new GradCam(CamSettings.at(layer)), loaded, image));
                ShapleySettings few = ShapleySettings.of(PATCHES, PATCHES).withPairs(PAIRS);
                seconds.add(seconds(new PatchShapley(few), loaded, image));
                VisualizationSettings usual = VisualizationSettings.defaults().withImages(1);
                VisualizationSettings steps = usual.withSteps(STEPS, usual.rate());
                long from = System.nanoTime();
                new FeatureVisualization(steps).visualize(loaded, Target.channel(layer, 9));
                seconds.add((System.nanoTime() - from) / 1e9);
            }
        } finally {
            Files.deleteIfExists(file);
        }
        return seconds;
    }

    private static double seconds(AttributionMethod method, LayeredNetwork network, Batch image) {
        long begin = System.nanoTime();
        method.attribute(network, image, new int[] {0});
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Batch image(NetworkDesign design) {
        SplittableRandom random = new RandomStreams(1).stream("bench/image");
        float[] pixels = new float[design.input().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextDouble();
        }
        return Batch.of(design.input(), pixels);
    }
}
