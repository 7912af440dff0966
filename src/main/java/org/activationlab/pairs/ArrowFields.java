package org.activationlab.pairs;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Columns that say their unit, shape, meaning and source, and how to check that a file has them. */
final class ArrowFields {

    static final ArrowType INT8 = new ArrowType.Int(8, true);
    static final ArrowType INT32 = new ArrowType.Int(32, true);
    static final ArrowType FLOAT32 = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
    static final ArrowType FLOAT64 = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

    private ArrowFields() {}

    /** Checks names, order and types of the columns; nothing else in the expected fields matters. */
    static void requireColumns(Schema schema, List<Field> expected) throws IOException {
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

    /** Says of a column what its file says; entries that are missing stay empty. */
    static PairColumn described(Field field) {
        Map<String, String> words = field.getMetadata();
        return new PairColumn(
                field.getName(),
                shortType(field),
                words.getOrDefault("unit", ""),
                words.getOrDefault("meaning", ""),
                words.getOrDefault("source", ""));
    }

    private static String shortType(Field field) {
        if (field.getType() instanceof ArrowType.FixedSizeList list) {
            return shortType(field.getChildren().get(0)) + "[" + list.getListSize() + "]";
        }
        if (field.getType() instanceof ArrowType.Int number) {
            return "int" + number.getBitWidth();
        }
        if (field.getType() instanceof ArrowType.FloatingPoint number) {
            return number.getPrecision() == FloatingPointPrecision.SINGLE ? "float32" : "float64";
        }
        return field.getType().toString().toLowerCase(Locale.ROOT);
    }

    /** Checks one entry of the metadata. */
    static void requireEntry(Map<String, String> metadata, String key, String expected) throws IOException {
        String found = entry(metadata, key);
        if (!found.equals(expected)) {
            throw new IOException("metadata entry " + key + " must be \"" + expected + "\", but was \"" + found + "\"");
        }
    }

    /** Gives one entry of the metadata, which must be there. */
    static String entry(Map<String, String> metadata, String key) throws IOException {
        String value = metadata.get(key);
        if (value == null) {
            throw new IOException(
                    "metadata entry " + key + " is missing; there are " + new TreeMap<>(metadata).keySet());
        }
        return value;
    }

    /** Gives an entry that must be true or false. */
    static boolean flag(Map<String, String> metadata, String key) throws IOException {
        String value = entry(metadata, key);
        if (!value.equals("true") && !value.equals("false")) {
            throw new IOException("metadata entry " + key + " must be true or false, but was \"" + value + "\"");
        }
        return Boolean.parseBoolean(value);
    }

    /** Describes a column of single values without nulls. */
    static Field scalar(String name, ArrowType type, String unit, String meaning, String source) {
        return new Field(name, fieldType(type, unit, "one value", meaning, source), List.of());
    }

    /** Describes a column of lists of one length, without nulls. */
    static Field list(String name, ArrowType type, int size, String unit, String meaning, String source) {
        ArrowType listType = new ArrowType.FixedSizeList(size);
        return new Field(name, fieldType(listType, unit, "[" + size + "]", meaning, source), List.of(item(type)));
    }

    /** Describes a column of lists of any length, without nulls. */
    static Field anyList(String name, ArrowType type, String unit, String shape, String meaning, String source) {
        return new Field(name, fieldType(ArrowType.List.INSTANCE, unit, shape, meaning, source), List.of(item(type)));
    }

    private static Field item(ArrowType type) {
        // Arrow's C++ and Python libraries call the child of a list "item".
        return new Field("item", new FieldType(false, type, null), List.of());
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
