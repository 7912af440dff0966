package org.activationlab.pairs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The columns and the metadata of label and pair files: header to Arrow schema and back.
 *
 * <p>A label file has the nine label columns; a pair file has one more list column for every part of the trace.
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

    private static final String VERSION = "1";
    private static final ArrowType INT8 = new ArrowType.Int(8, true);
    private static final ArrowType INT32 = new ArrowType.Int(32, true);
    private static final ArrowType FLOAT32 = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
    private static final ArrowType FLOAT64 = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

    private static final List<Field> LABEL_FIELDS = List.of(
            scalar(MODEL_ID, new ArrowType.Utf8(), "id", "the judged model", "population"),
            scalar(IMAGE, INT32, "index from 0", "position of the image in the test set", "data set"),
            scalar(TRUE_DIGIT, INT8, "digit 0 to 9", "label of the image", "data set"),
            scalar(PREDICTED_DIGIT, INT8, "digit 0 to 9", "answer to the clean image", "model"),
            scalar(CORRECT, new ArrowType.Bool(), "true or false", "true_digit = predicted_digit", "derived"),
            scalar(UNCHANGED, INT32, "count", "noisy copies answered with predicted_digit", "model"),
            scalar(DRAWS, INT32, "count", "all noisy copies", "plan"),
            scalar(RATIO, FLOAT64, "share from 0 to 1", "unchanged / draws", "derived"),
            list(VOTES, INT32, VoteHistogram.DIGITS, "count", "noisy copies answered with digit 0 to 9", "model"));

    private PairSchema() {}

    /** Makes the schema of a pair file, or of a label file if there is no layout. */
    static Schema of(PairFileHeader header, @Nullable TraceLayout layout) {
        List<Field> fields = new ArrayList<>(LABEL_FIELDS);
        if (layout != null) {
            for (TraceLayout.Part part : layout.parts()) {
                if (LABEL_FIELDS.stream().anyMatch(field -> field.getName().equals(part.name()))) {
                    throw new IllegalArgumentException("a part of a trace must not be named like the label column "
                            + part.name() + "; choose another name");
                }
                fields.add(list(part.name(), FLOAT32, part.size(), "activation", part.meaning(), "model, clean image"));
            }
        }
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("format", formatName(layout != null));
        metadata.put("format_version", VERSION);
        metadata.put("model_id", header.modelId());
        metadata.put("plan_fingerprint", header.planFingerprint());
        metadata.put("data_set", header.dataSet());
        metadata.put("data_set_fingerprint", header.dataSetFingerprint());
        metadata.put("noise_scale", Double.toString(header.noise().scale()));
        metadata.put("noise_draws", Integer.toString(header.noise().draws()));
        metadata.put("noise_seed", Long.toString(header.noise().seed()));
        metadata.put("noise_generator", NoiseField.GENERATOR);
        metadata.put("synthetic", Boolean.toString(header.synthetic()));
        metadata.put("selection_share", Double.toString(header.selection().share()));
        metadata.put("selection_seed", Long.toString(header.selection().seed()));
        return new Schema(fields, metadata);
    }

    /** Reads the header back, refusing another format, another version and missing or odd entries. */
    static PairFileHeader header(Schema schema, boolean withTraces) throws IOException {
        Map<String, String> metadata = schema.getCustomMetadata();
        requireEntry(metadata, "format", formatName(withTraces));
        requireEntry(metadata, "format_version", VERSION);
        requireEntry(metadata, "noise_generator", NoiseField.GENERATOR);
        String synthetic = entry(metadata, "synthetic");
        if (!synthetic.equals("true") && !synthetic.equals("false")) {
            throw new IOException("metadata entry synthetic must be true or false, but was \"" + synthetic + "\"");
        }
        try {
            return new PairFileHeader(
                    entry(metadata, "model_id"),
                    entry(metadata, "plan_fingerprint"),
                    entry(metadata, "data_set"),
                    entry(metadata, "data_set_fingerprint"),
                    new NoiseSettings(
                            Double.parseDouble(entry(metadata, "noise_scale")),
                            Integer.parseInt(entry(metadata, "noise_draws")),
                            Long.parseLong(entry(metadata, "noise_seed"))),
                    Boolean.parseBoolean(synthetic),
                    new PairSelection(
                            Double.parseDouble(entry(metadata, "selection_share")),
                            Long.parseLong(entry(metadata, "selection_seed"))));
        } catch (IllegalArgumentException e) {
            throw new IOException("its metadata do not describe pairs: " + e.getMessage(), e);
        }
    }

    /** Checks the columns of a label file. */
    static void requireLabelColumns(Schema schema) throws IOException {
        requireColumns(schema, LABEL_FIELDS);
    }

    /** Checks the columns of a pair file and reads the layout of its traces from them. */
    static TraceLayout layout(Schema schema) throws IOException {
        List<TraceLayout.Part> parts = new ArrayList<>();
        List<Field> expected = new ArrayList<>(LABEL_FIELDS);
        List<Field> fields = schema.getFields();
        try {
            for (Field field : fields.subList(Math.min(LABEL_FIELDS.size(), fields.size()), fields.size())) {
                if (!(field.getType() instanceof ArrowType.FixedSizeList type)) {
                    throw new IOException("column " + field.getName() + " must be a fixed_size_list of float32, but is "
                            + field.getType());
                }
                String meaning = entry(field.getMetadata(), "meaning");
                parts.add(new TraceLayout.Part(field.getName(), type.getListSize(), meaning));
                expected.add(list(field.getName(), FLOAT32, type.getListSize(), "", "", ""));
            }
            requireColumns(schema, expected);
            return new TraceLayout(parts);
        } catch (IllegalArgumentException e) {
            throw new IOException("its columns do not describe traces: " + e.getMessage(), e);
        }
    }

    private static void requireColumns(Schema schema, List<Field> expected) throws IOException {
        List<String> expectedNames = expected.stream().map(Field::getName).toList();
        List<String> names = schema.getFields().stream().map(Field::getName).toList();
        if (!names.equals(expectedNames)) {
            throw new IOException("expected the columns " + expectedNames + ", but found " + names);
        }
        for (int i = 0; i < expected.size(); i++) {
            String wanted = typeText(expected.get(i));
            String found = typeText(schema.getFields().get(i));
            if (!wanted.equals(found)) {
                throw new IOException("column " + names.get(i) + " must be " + wanted + ", but is " + found);
            }
        }
    }

    private static String typeText(Field field) {
        // A dictionary-encoded column has the right value type but holds indices.
        StringBuilder text = new StringBuilder(field.getDictionary() == null ? "" : "dictionary of ");
        text.append(field.getType());
        for (Field child : field.getChildren()) {
            text.append(" of ").append(typeText(child));
        }
        return text.toString();
    }

    private static String formatName(boolean withTraces) {
        return withTraces ? "activation-lab pairs" : "activation-lab labels";
    }

    private static void requireEntry(Map<String, String> metadata, String key, String expected) throws IOException {
        String found = entry(metadata, key);
        if (!found.equals(expected)) {
            throw new IOException("metadata entry " + key + " must be \"" + expected + "\", but was \"" + found + "\"");
        }
    }

    static String entry(Map<String, String> metadata, String key) throws IOException {
        String value = metadata.get(key);
        if (value == null) {
            throw new IOException(
                    "metadata entry " + key + " is missing; there are " + new TreeMap<>(metadata).keySet());
        }
        return value;
    }

    private static Field scalar(String name, ArrowType type, String unit, String meaning, String source) {
        return new Field(name, fieldType(type, unit, "one value", meaning, source), List.of());
    }

    private static Field list(String name, ArrowType type, int size, String unit, String meaning, String source) {
        // Arrow's C++ and Python libraries call the child of a list "item".
        Field item = new Field("item", new FieldType(false, type, null), List.of());
        ArrowType listType = new ArrowType.FixedSizeList(size);
        return new Field(name, fieldType(listType, unit, "[" + size + "]", meaning, source), List.of(item));
    }

    private static FieldType fieldType(ArrowType type, String unit, String shape, String meaning, String source) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("unit", unit);
        metadata.put("shape", shape);
        metadata.put("meaning", meaning);
        metadata.put("source", source);
        return new FieldType(false, type, null, metadata);
    }
}
