package org.activationlab.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.ReferenceNoise;
import org.activationlab.pairs.ReferenceTraces;
import org.activationlab.pairs.TraceLayout;

/**
 * What a network makes of reference images, as safetensors: for each part of its traces an array (images, size), then
 * votes, means and covariances of the noisy copies, and one trace of an image that tells the network from another.
 */
final class ReferenceAnswersFile {

    private static final String KIND = "activation-lab reference answers";
    private static final int CLASSES = 10;
    /** A network that computes in another order is still the same one. */
    private static final float TOLERANCE = 1e-3f;

    private ReferenceAnswersFile() {}

    static void write(Path file, ObservedNetwork network, ReferenceAnswers answers) throws IOException {
        ReferenceTraces traces = answers.traces();
        ReferenceNoise noise = answers.noise();
        List<ParameterShape> shapes = shapes(traces.layout(), traces.size());
        float[] block = new float[shapes.stream().mapToInt(ParameterShape::size).sum()];
        int at = 0;
        for (String part : traces.layout().names()) {
            at = put(traces.activations(part), block, at);
        }
        for (int image : traces.images()) {
            block[at++] = exact(image);
        }
        for (int row = 0; row < noise.size(); row++) {
            for (int vote : noise.votes(row)) {
                block[at++] = vote;
            }
        }
        for (int row = 0; row < noise.size(); row++) {
            at = put(noise.meanLogits(row), block, at);
        }
        for (int row = 0; row < noise.size(); row++) {
            at = put(noise.covariance(row), block, at);
        }
        put(test(network), block, at);
        SafeTensors.write(
                file,
                Parameters.of(shapes, block),
                Map.of(
                        "kind",
                        KIND,
                        "network",
                        network.id(),
                        "draws",
                        Integer.toString(noise.draws()),
                        "images",
                        Integer.toString(traces.size())));
    }

    private static int put(float[] values, float[] block, int at) {
        System.arraycopy(values, 0, block, at, values.length);
        return at + values.length;
    }

    private static List<ParameterShape> shapes(TraceLayout layout, int images) {
        List<ParameterShape> shapes = new ArrayList<>();
        layout.parts().forEach(part -> shapes.add(ParameterShape.of("trace." + part.name(), images, part.size())));
        shapes.add(ParameterShape.of("noise.images", images));
        shapes.add(ParameterShape.of("noise.votes", images, CLASSES));
        shapes.add(ParameterShape.of("noise.mean_logits", images, CLASSES));
        shapes.add(ParameterShape.of("noise.covariances", images, CLASSES, CLASSES));
        shapes.add(ParameterShape.of("test_trace", layout.totalSize()));
        return shapes;
    }

    /** What the network makes of an image that is like no digit: stripes from paper to ink. */
    private static float[] test(ObservedNetwork network) {
        float[] image = new float[network.imageSize()];
        for (int i = 0; i < image.length; i++) {
            image[i] = i % 29 / 28f;
        }
        float[] trace = new float[network.layout().totalSize()];
        network.observe(image).copyTo(trace, 0);
        return trace;
    }

    static ReferenceAnswers read(Path file, ObservedNetwork network) throws IOException {
        Map<String, String> words = SafeTensors.read(file).metadata();
        String kind = words.getOrDefault("kind", "nothing");
        if (!kind.equals(KIND)) {
            throw new MonitorFileException(file, "expected " + KIND + ", but it says it holds " + kind);
        }
        String id = words.getOrDefault("network", "nothing");
        if (!id.equals(network.id())) {
            throw new IllegalArgumentException(file + " is of network " + id + ", but the network given is "
                    + network.id() + ". Measure that one with ReliabilityMonitor.profile.");
        }
        int images = number(file, words, "images");
        int draws = number(file, words, "draws");
        Parameters content =
                SafeTensors.read(file, shapes(network.layout(), images)).parameters();
        requireSame(file, network, content.values("test_trace"));
        try {
            return answers(network, content, images, draws);
        } catch (IllegalArgumentException e) {
            throw new MonitorFileException(file, "it holds no answers: " + e.getMessage(), e);
        }
    }

    private static int number(Path file, Map<String, String> words, String name) throws MonitorFileException {
        String word = words.getOrDefault(name, "nothing");
        if (!word.matches("[1-9][0-9]{0,5}")) {
            throw new MonitorFileException(file, name + " must be a number from 1 to 999999, but is " + word);
        }
        return Integer.parseInt(word);
    }

    private static void requireSame(Path file, ObservedNetwork network, float[] before) {
        float[] now = test(network);
        for (int i = 0; i < now.length; i++) {
            float allowed = TOLERANCE * Math.max(1, Math.abs(before[i]));
            if (!(Math.abs(now[i] - before[i]) <= allowed)) {
                throw new IllegalArgumentException(file + " was measured on another network: activation " + i
                        + " of its test image was " + before[i] + ", but network " + network.id() + " gives " + now[i]
                        + ". Maybe it was trained on: measure it with ReliabilityMonitor.profile.");
            }
        }
    }

    private static ReferenceAnswers answers(ObservedNetwork network, Parameters content, int images, int draws) {
        TraceLayout layout = network.layout();
        List<ActivationTrace> traces = new ArrayList<>();
        List<float[]> parts = layout.names().stream()
                .map(name -> content.values("trace." + name))
                .toList();
        for (int row = 0; row < images; row++) {
            float[][] own = new float[parts.size()][];
            for (int part = 0; part < own.length; part++) {
                int size = layout.parts().get(part).size();
                own[part] = Arrays.copyOfRange(parts.get(part), row * size, (row + 1) * size);
            }
            traces.add(ActivationTrace.of(layout, own));
        }
        List<Integer> numbers =
                Arrays.stream(whole(content.values("noise.images"))).boxed().toList();
        ReferenceTraces all = ReferenceTraces.of(network.id(), numbers, layout, traces);
        return new ReferenceAnswers(
                all,
                ReferenceNoise.of(
                        all,
                        draws,
                        whole(content.values("noise.votes")),
                        content.values("noise.mean_logits"),
                        content.values("noise.covariances")));
    }

    /** Numbers up to 2^24 are whole in single precision. */
    private static float exact(int number) {
        if ((int) (float) number != number) {
            throw new IllegalArgumentException("image " + number + " has too large a number for this file: number the"
                    + " reference images from 0 up");
        }
        return number;
    }

    private static int[] whole(float[] values) {
        int[] whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) values[i];
            if (whole[i] != values[i]) {
                throw new IllegalArgumentException("expected a whole number, but got " + values[i]);
            }
        }
        return whole;
    }
}
