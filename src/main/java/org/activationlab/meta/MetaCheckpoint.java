package org.activationlab.meta;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.network.EngineFacts;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;

/**
 * A training between two epochs, as a safetensors file: the parameters under PyTorch's names, those of the best epoch
 * under {@code best.}, Adam's moments under {@code optimizer.}; in the metadata the curve, the settings, and what the
 * numbers depend on.
 */
final class MetaCheckpoint {

    private static final String CURVE = "curve";
    private static final String STEPS = "optimizer_steps";
    private static final String BEST = "best.";
    private static final String MEAN = "optimizer.mean";
    private static final String SQUARE = "optimizer.square";
    private static final String JAVA = "java";

    /** Where a training stands. */
    static final class State {
        final Parameters parameters;
        final Parameters best;
        final float[] mean;
        final float[] square;
        final int steps;
        final LearningCurve curve;

        State(Parameters parameters, Parameters best, float[] mean, float[] square, int steps, LearningCurve curve) {
            this.parameters = parameters;
            this.best = best;
            this.mean = mean;
            this.square = square;
            this.steps = steps;
            this.curve = curve;
        }
    }

    private MetaCheckpoint() {}

    /** What must be equal for a resumed training to give the numbers of an uninterrupted one. */
    static Map<String, String> identity(MetaSettings settings, MetaData data, Split split, String device) {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("settings", settings.toString());
        identity.put("data", data.fingerprint());
        identity.put("split", split.fingerprint());
        identity.put("engine", EngineFacts.version());
        identity.put("device", device);
        return identity;
    }

    static void write(Path file, Map<String, String> identity, State state) throws IOException {
        Map<String, String> words = new LinkedHashMap<>(identity);
        words.put(CURVE, state.curve.csv());
        words.put(STEPS, Integer.toString(state.steps));
        words.put(JAVA, Runtime.version().toString());
        List<ParameterShape> shapes = new ArrayList<>(state.parameters.shapes());
        state.best.shapes().forEach(shape -> shapes.add(new ParameterShape(BEST + shape.name(), shape.dimensions())));
        shapes.add(ParameterShape.of(MEAN, state.mean.length));
        shapes.add(ParameterShape.of(SQUARE, state.square.length));
        float[][] parts = {state.parameters.block(), state.best.block(), state.mean, state.square};
        SafeTensors.writeSummed(file, Parameters.of(shapes, joined(parts)), words);
    }

    private static float[] joined(float[][] parts) {
        int count = 0;
        for (float[] part : parts) {
            count += part.length;
        }
        float[] block = new float[count];
        int from = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, block, from, part.length);
            from += part.length;
        }
        return block;
    }

    /**
     * Reads a checkpoint.
     *
     * @param file may be absent
     * @param identity of the training that wants to go on
     * @param shapes of its parameters
     * @return the state; empty if there is no file
     * @throws CheckpointException naming every difference, if the file belongs to another training
     */
    static Optional<State> read(Path file, Map<String, String> identity, List<ParameterShape> shapes)
            throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SafeTensors content = SafeTensors.read(file);
        Map<String, String> words = content.metadata();
        List<String> differences = new ArrayList<>();
        identity.forEach((key, now) -> {
            String before = words.getOrDefault(key, "absent");
            if (!before.equals(now)) {
                differences.add(key + " was " + before + " and is " + now);
            }
        });
        if (!differences.isEmpty()) {
            throw new CheckpointException(
                    file, "the checkpoint belongs to another training: " + String.join("; ", differences));
        }
        try {
            Parameters all = content.parameters();
            return Optional.of(new State(
                    named(all, "", shapes),
                    named(all, BEST, shapes),
                    all.values(MEAN),
                    all.values(SQUARE),
                    Integer.parseInt(words.getOrDefault(STEPS, "")),
                    LearningCurve.parse(words.getOrDefault(CURVE, ""))));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file, "the checkpoint is incomplete: " + e.getMessage());
        }
    }

    private static Parameters named(Parameters all, String prefix, List<ParameterShape> shapes) {
        float[][] parts =
                shapes.stream().map(shape -> all.values(prefix + shape.name())).toArray(float[][]::new);
        return Parameters.of(shapes, joined(parts));
    }
}
