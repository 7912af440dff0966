package org.activationlab.app.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.NetworkDesign;

/** Writes a file of random weights number by number, so that it can be larger than what this process may hold. */
final class RandomWeights {

    private static final int CHUNK = 1 << 14;

    private RandomWeights() {}

    /**
     * Writes weights by He's rule, with batch normalisations that change nothing.
     *
     * @param file a safetensors file
     * @param design whose arrays
     * @throws IOException if the disk fails
     */
    static void write(Path file, NetworkDesign design) throws IOException {
        List<ParameterShape> shapes = design.shapes();
        Map<String, Object> header = new LinkedHashMap<>();
        long at = 0;
        for (ParameterShape shape : shapes) {
            long end = at + (long) shape.size() * Float.BYTES;
            header.put(
                    shape.name(),
                    Map.of("dtype", "F32", "shape", shape.dimensions(), "data_offsets", List.of(at, end)));
            at = end;
        }
        byte[] text = Json.line(header).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(text.length)
                    .array());
            out.write(text);
            for (ParameterShape shape : shapes) {
                write(out, shape, new RandomStreams(1).stream("bench/" + shape.name()));
            }
        }
    }

    private static void write(OutputStream out, ParameterShape shape, SplittableRandom random) throws IOException {
        int rows = shape.dimensions().get(0);
        // Weights have several dimensions; of those with one, scales and variances are 1 and all else 0.
        boolean drawn = shape.dimensions().size() > 1;
        double bound = Math.sqrt(6.0 * rows / shape.size());
        boolean ones = shape.name().endsWith("weight") || shape.name().endsWith("running_var");
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < shape.size(); done += CHUNK) {
            bytes.clear();
            for (int i = done; i < Math.min(shape.size(), done + CHUNK); i++) {
                bytes.putFloat(drawn ? (float) (bound * (2 * random.nextDouble() - 1)) : ones ? 1 : 0);
            }
            out.write(bytes.array(), 0, bytes.position());
        }
    }
}
