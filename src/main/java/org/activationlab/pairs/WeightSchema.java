package org.activationlab.pairs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** The columns and the metadata of files of weights: header to Arrow schema and back. */
final class WeightSchema {

    static final String MODEL_ID = "model_id";
    static final String NAME = "name";
    static final String SHAPE = "shape";
    static final String VALUES = "values";

    private static final String FORMAT = "activation-lab weights";
    private static final String VERSION = "1";

    private static final List<Field> FIELDS = List.of(
            ArrowFields.scalar(MODEL_ID, new ArrowType.Utf8(), "id", "the model", "population"),
            ArrowFields.scalar(NAME, new ArrowType.Utf8(), "name", "PyTorch's name of the array", "architecture"),
            ArrowFields.anyList(
                    SHAPE, ArrowFields.INT32, "count", "[dimensions]", "sizes, outermost first", "architecture"),
            ArrowFields.anyList(
                    VALUES, ArrowFields.FLOAT32, "weight", "[product of shape]", "values, row-major", "training"));

    private WeightSchema() {}

    static Schema of(WeightFileHeader header) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("format", FORMAT);
        metadata.put("format_version", VERSION);
        metadata.put("plan_fingerprint", header.planFingerprint());
        metadata.put("data_set", header.dataSet());
        metadata.put("data_set_fingerprint", header.dataSetFingerprint());
        metadata.put("synthetic", Boolean.toString(header.synthetic()));
        return new Schema(FIELDS, metadata);
    }

    /** Reads the header back, refusing another format, another version, other columns and missing or odd entries. */
    static WeightFileHeader header(Schema schema) throws IOException {
        Map<String, String> metadata = schema.getCustomMetadata();
        ArrowFields.requireEntry(metadata, "format", FORMAT);
        ArrowFields.requireEntry(metadata, "format_version", VERSION);
        ArrowFields.requireColumns(schema, FIELDS);
        try {
            return new WeightFileHeader(
                    ArrowFields.entry(metadata, "plan_fingerprint"),
                    ArrowFields.entry(metadata, "data_set"),
                    ArrowFields.entry(metadata, "data_set_fingerprint"),
                    ArrowFields.flag(metadata, "synthetic"));
        } catch (IllegalArgumentException e) {
            throw new IOException("its metadata do not describe weights: " + e.getMessage(), e);
        }
    }
}
