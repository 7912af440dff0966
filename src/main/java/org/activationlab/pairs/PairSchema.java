package org.activationlab.pairs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The columns and the metadata of label and pair files: header to Arrow schema and back.
 *
 * <p>A label file has the nine label columns, and a tenth if every pair has noise of its own; a pair file has one more
 * list column for every part of the trace.
 */
final class PairSchema {

    static final String MODEL_ID = "model_id";
    static final String IMAGE = "image";
    static final String TRUE_DIGIT = "true_digit";
    static final String PREDICTED_DIGIT = "predicted_digit";
    static final String CORRECT = "correct";
    static final String UNCHANGED = "unchanged";
    static final String DRAWS = "draws";
    static final String RATIO = "ratio";
    static final String VOTES = "votes";

    static final String MEAN_KL = "mean_kl";

    private static final String VERSION = "1";

    private static final List<Field> LABEL_FIELDS = List.of(
            ArrowFields.scalar(MODEL_ID, new ArrowType.Utf8(), "id", "the judged model", "population"),
            ArrowFields.scalar(
                    IMAGE, ArrowFields.INT32, "index from 0", "position of the image in the test set", "data set"),
            ArrowFields.scalar(TRUE_DIGIT, ArrowFields.INT8, "digit 0 to 9", "label of the image", "data set"),
            ArrowFields.scalar(PREDICTED_DIGIT, ArrowFields.INT8, "digit 0 to 9", "answer to the clean image", "model"),
            ArrowFields.scalar(
                    CORRECT, new ArrowType.Bool(), "true or false", "true_digit = predicted_digit", "derived"),
            ArrowFields.scalar(
                    UNCHANGED, ArrowFields.INT32, "count", "noisy copies answered with predicted_digit", "model"),
            ArrowFields.scalar(DRAWS, ArrowFields.INT32, "count", "all noisy copies", "plan"),
            ArrowFields.scalar(RATIO, ArrowFields.FLOAT64, "share from 0 to 1", "unchanged / draws", "derived"),
            ArrowFields.list(
                    VOTES,
                    ArrowFields.INT32,
                    VoteHistogram.DIGITS,
                    "count",
                    "noisy copies answered with digit 0 to 9",
                    "model"));

    private static final Field MEAN_KL_FIELD = ArrowFields.scalar(
            MEAN_KL,
            ArrowFields.FLOAT64,
            "nats, at least 0",
            "mean over the noisy copies of KL(softmax of clean logits || softmax of noisy logits)",
            "model");

    private PairSchema() {}

    private static List<Field> labelFields(boolean withMeanKl) {
        List<Field> fields = new ArrayList<>(LABEL_FIELDS);
        if (withMeanKl) {
            fields.add(MEAN_KL_FIELD);
        }
        return fields;
    }

    private static String generator(NoiseSharing sharing) {
        return sharing == NoiseSharing.SHARED ? NoiseField.GENERATOR : NoiseStream.LABEL.generator();
    }

    /** Makes the schema of a pair file, or of a label file if there is no layout. */
    static Schema of(PairFileHeader header, @Nullable TraceLayout layout) {
        List<Field> fields = labelFields(header.noise().withMeanKl());
        if (layout != null) {
            for (TraceLayout.Part part : layout.parts()) {
                if (labelFields(true).stream().anyMatch(field -> field.getName().equals(part.name()))) {
                    throw new IllegalArgumentException("a part of a trace must not be named like the label column "
                            + part.name() + "; choose another name");
                }
                fields.add(ArrowFields.list(
                        part.name(),
                        ArrowFields.FLOAT32,
                        part.size(),
                        "activation",
                        part.meaning(),
                        "model, clean image"));
            }
        }
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("format", formatName(layout != null));
        metadata.put("format_version", VERSION);
        metadata.put("model_id", header.modelId());
        metadata.put("plan_fingerprint", header.planFingerprint());
        metadata.put("data_set", header.dataSet());
        metadata.put("data_set_fingerprint", header.dataSetFingerprint());
        NoiseEntries.put(metadata, header.noise(), generator(header.noise().sharing()));
        metadata.put("synthetic", Boolean.toString(header.synthetic()));
        metadata.put("selection_share", Double.toString(header.selection().share()));
        metadata.put("selection_seed", Long.toString(header.selection().seed()));
        return new Schema(fields, metadata);
    }

    /** Reads the header back, refusing another format, another version and missing or odd entries. */
    static PairFileHeader header(Schema schema, boolean withTraces) throws IOException {
        Map<String, String> metadata = schema.getCustomMetadata();
        ArrowFields.requireEntry(metadata, "format", formatName(withTraces));
        ArrowFields.requireEntry(metadata, "format_version", VERSION);
        boolean synthetic = ArrowFields.flag(metadata, "synthetic");
        try {
            return new PairFileHeader(
                    ArrowFields.entry(metadata, "model_id"),
                    ArrowFields.entry(metadata, "plan_fingerprint"),
                    ArrowFields.entry(metadata, "data_set"),
                    ArrowFields.entry(metadata, "data_set_fingerprint"),
                    NoiseEntries.settings(schema, generator(NoiseEntries.sharing(schema))),
                    synthetic,
                    new PairSelection(
                            Double.parseDouble(ArrowFields.entry(metadata, "selection_share")),
                            Long.parseLong(ArrowFields.entry(metadata, "selection_seed"))));
        } catch (IllegalArgumentException e) {
            throw new IOException("its metadata do not describe pairs: " + e.getMessage(), e);
        }
    }

    /** Checks the columns of a label file. */
    static void requireLabelColumns(Schema schema) throws IOException {
        ArrowFields.requireColumns(schema, labelFields(NoiseEntries.sharing(schema) == NoiseSharing.PER_PAIR));
    }

    /** Checks the columns of a pair file and reads the layout of its traces from them. */
    static TraceLayout layout(Schema schema) throws IOException {
        return layout(schema, labelFields(NoiseEntries.sharing(schema) == NoiseSharing.PER_PAIR));
    }

    /** Checks the columns of a file that has some columns first and then those of traces. */
    static TraceLayout layout(Schema schema, List<Field> first) throws IOException {
        List<TraceLayout.Part> parts = new ArrayList<>();
        List<Field> expected = new ArrayList<>(first);
        List<Field> fields = schema.getFields();
        try {
            for (Field field : fields.subList(Math.min(first.size(), fields.size()), fields.size())) {
                if (!(field.getType() instanceof ArrowType.FixedSizeList type)) {
                    throw new IOException("column " + field.getName() + " must be a fixed_size_list of float32, but is "
                            + field.getType());
                }
                String meaning = ArrowFields.entry(field.getMetadata(), "meaning");
                parts.add(new TraceLayout.Part(field.getName(), type.getListSize(), meaning));
                expected.add(ArrowFields.list(field.getName(), ArrowFields.FLOAT32, type.getListSize(), "", "", ""));
            }
            ArrowFields.requireColumns(schema, expected);
            return new TraceLayout(parts);
        } catch (IllegalArgumentException e) {
            throw new IOException("its columns do not describe traces: " + e.getMessage(), e);
        }
    }

    private static String formatName(boolean withTraces) {
        return withTraces ? "activation-lab pairs" : "activation-lab labels";
    }
}
