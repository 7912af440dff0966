package org.activationlab.pairs;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What a file about one model says of all of its rows, where they are no labelled pairs.
 *
 * @param modelId the model
 * @param planFingerprint the fingerprint of the plan that made the rows, not blank
 * @param dataSet the name of the images, for example "MNIST train", not blank
 * @param dataSetFingerprint the fingerprint of the images and labels, not blank
 * @param synthetic whether the images are drawn by code
 */
public record ModelFileHeader(
        String modelId, String planFingerprint, String dataSet, String dataSetFingerprint, boolean synthetic) {

    private static final String VERSION = "1";

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if the model id is not plain, or a text is blank
     */
    public ModelFileHeader {
        if (!SampledPair.isModelId(modelId)) {
            throw new IllegalArgumentException(
                    "modelId must be 1 to 128 of the characters A-Z a-z 0-9 _ . - but was \"" + modelId + "\"");
        }
        PairFileHeader.requireText("planFingerprint", planFingerprint);
        PairFileHeader.requireText("dataSet", dataSet);
        PairFileHeader.requireText("dataSetFingerprint", dataSetFingerprint);
    }

    /** As a schema's metadata. */
    Map<String, String> metadata(String format) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("format", format);
        metadata.put("format_version", VERSION);
        metadata.put("model_id", modelId);
        metadata.put("plan_fingerprint", planFingerprint);
        metadata.put("data_set", dataSet);
        metadata.put("data_set_fingerprint", dataSetFingerprint);
        metadata.put("synthetic", Boolean.toString(synthetic));
        return metadata;
    }

    /** From a schema's metadata, refusing another format, another version and missing or odd entries. */
    static ModelFileHeader of(Schema schema, String format) throws IOException {
        Map<String, String> metadata = schema.getCustomMetadata();
        ArrowFields.requireEntry(metadata, "format", format);
        ArrowFields.requireEntry(metadata, "format_version", VERSION);
        try {
            return new ModelFileHeader(
                    ArrowFields.entry(metadata, "model_id"),
                    ArrowFields.entry(metadata, "plan_fingerprint"),
                    ArrowFields.entry(metadata, "data_set"),
                    ArrowFields.entry(metadata, "data_set_fingerprint"),
                    ArrowFields.flag(metadata, "synthetic"));
        } catch (IllegalArgumentException e) {
            throw new IOException("its metadata do not describe a model's file: " + e.getMessage(), e);
        }
    }
}
