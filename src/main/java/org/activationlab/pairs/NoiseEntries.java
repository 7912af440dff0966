package org.activationlab.pairs;

import java.io.IOException;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;

/** The noise recipe as entries of a schema's metadata. */
final class NoiseEntries {

    /** Present only where draws could end early. */
    private static final String STOP_WIDTH = "noise_stop_width";

    /** Present only where noise is not shared. */
    private static final String SHARING = "noise_sharing";

    private static final String GENERATOR = "noise_generator";

    private NoiseEntries() {}

    static void put(Map<String, String> metadata, NoiseSettings noise, String generator) {
        metadata.put("noise_scale", Double.toString(noise.scale()));
        metadata.put("noise_draws", Integer.toString(noise.draws()));
        metadata.put("noise_seed", Long.toString(noise.seed()));
        if (noise.adaptive()) {
            metadata.put(STOP_WIDTH, Double.toString(noise.stopWidth()));
        }
        if (noise.sharing() != NoiseSharing.SHARED) {
            metadata.put(SHARING, noise.sharing().name());
        }
        metadata.put(GENERATOR, generator);
    }

    /** Files of shared noise say nothing of it: there was no other when their format was made. */
    static NoiseSharing sharing(Schema schema) throws IOException {
        String found = schema.getCustomMetadata().get(SHARING);
        if (found == null) {
            return NoiseSharing.SHARED;
        }
        ArrowFields.requireEntry(schema.getCustomMetadata(), SHARING, NoiseSharing.PER_PAIR.name());
        return NoiseSharing.PER_PAIR;
    }

    /**
     * Reads settings back, refusing another generator and missing entries.
     *
     * @throws IllegalArgumentException if an entry is no number, or out of range
     */
    static NoiseSettings settings(Schema schema, String generator) throws IOException {
        Map<String, String> metadata = schema.getCustomMetadata();
        ArrowFields.requireEntry(metadata, GENERATOR, generator);
        return new NoiseSettings(
                Double.parseDouble(ArrowFields.entry(metadata, "noise_scale")),
                Integer.parseInt(ArrowFields.entry(metadata, "noise_draws")),
                Long.parseLong(ArrowFields.entry(metadata, "noise_seed")),
                Double.parseDouble(metadata.getOrDefault(STOP_WIDTH, "0")),
                sharing(schema));
    }

    /** Reads settings of noise of its own for every model and image. */
    static NoiseSettings fresh(Schema schema, NoiseStream stream) throws IOException {
        try {
            return FreshNoiseLabeller.required(settings(schema, stream.generator()));
        } catch (IllegalArgumentException e) {
            throw new IOException("its metadata do not describe noise: " + e.getMessage(), e);
        }
    }
}
