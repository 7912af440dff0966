package org.activationlab.pairs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Rewrites an Arrow file of one batch with plain Arrow, after one thing in it was changed. */
final class ChangedArrowFile {

    private ChangedArrowFile() {}

    static void values(Path from, Path to, Consumer<VectorSchemaRoot> change) throws IOException {
        rewrite(from, to, change, new HashMap<>(), new HashMap<>(), List.of());
    }

    static void metadata(Path from, Path to, String key, String value) throws IOException {
        rewrite(from, to, root -> {}, Map.of(key, value), new HashMap<>(), List.of());
    }

    static void footer(Path from, Path to, String key, String value) throws IOException {
        rewrite(from, to, root -> {}, new HashMap<>(), Map.of(key, value), List.of());
    }

    static void without(Path from, Path to, String column) throws IOException {
        rewrite(from, to, root -> {}, new HashMap<>(), new HashMap<>(), List.of(column));
    }

    /** The value "-" removes an entry. */
    private static void rewrite(
            Path from,
            Path to,
            Consumer<VectorSchemaRoot> change,
            Map<String, String> schemaChanges,
            Map<String, String> footerChanges,
            List<String> dropped)
            throws IOException {
        try (var allocator = new RootAllocator();
                var reader = new ArrowFileReader(FileChannel.open(from), allocator);
                var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            reader.loadNextBatch();
            change.accept(root);
            List<Field> fields = new ArrayList<>();
            List<FieldVector> vectors = new ArrayList<>();
            for (FieldVector vector : root.getFieldVectors()) {
                if (!dropped.contains(vector.getName())) {
                    fields.add(root.getSchema().findField(vector.getName()));
                    vectors.add(vector);
                }
            }
            Schema schema = new Schema(fields, changed(root.getSchema().getCustomMetadata(), schemaChanges));
            VectorSchemaRoot changed = new VectorSchemaRoot(schema, vectors, root.getRowCount());
            var writer = new ArrowFileWriter(changed, null, out, changed(reader.getMetaData(), footerChanges));
            writer.start();
            writer.writeBatch();
            writer.end();
        }
    }

    private static Map<String, String> changed(Map<String, String> entries, Map<String, String> changes) {
        Map<String, String> result = new HashMap<>(entries);
        changes.forEach((key, value) -> {
            if (value.equals("-")) {
                result.remove(key);
            } else {
                result.put(key, value);
            }
        });
        return result;
    }
}
