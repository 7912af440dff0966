package org.activationlab.pairs;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a footer says no more than its bytes can hold.
 *
 * <p>A footer is a FlatBuffer, whose parts are found by offsets. Nothing keeps many offsets from naming the same part: a
 * small footer can so describe a million columns, or repeat a long text as often, and Arrow would make objects of all of
 * them. So parts are counted before any is made, and together may take no more bytes than the footer has.
 */
final class ArrowFooterCheck {

    /** Evidence has about 20 columns, and lists have one child. */
    private static final int MOST_FIELDS = 1000;

    private static final int DEEPEST = 8;

    private long left;
    private int fields;

    private ArrowFooterCheck(long bytes) {
        left = bytes;
    }

    /** Throws if the footer of so many bytes repeats itself. */
    static void check(Footer footer, int bytes) throws IOException {
        ArrowFooterCheck check = new ArrowFooterCheck(bytes);
        for (int i = 0; i < footer.customMetadataLength(); i++) {
            check.take(footer.customMetadata(i));
        }
        Schema schema = footer.schema();
        if (schema == null) {
            throw new IOException("its footer holds no schema");
        }
        for (int i = 0; i < schema.customMetadataLength(); i++) {
            check.take(schema.customMetadata(i));
        }
        for (int i = 0; i < schema.fieldsLength(); i++) {
            check.take(schema.fields(i), 1);
        }
    }

    private void take(@Nullable Field field, int depth) throws IOException {
        fields++;
        if (field == null || fields > MOST_FIELDS || depth > DEEPEST) {
            throw new IOException("its schema must have at most " + MOST_FIELDS + " columns, at most " + DEEPEST
                    + " deep, but has more or an empty one");
        }
        take(field.nameAsByteBuffer());
        for (int i = 0; i < field.customMetadataLength(); i++) {
            take(field.customMetadata(i));
        }
        for (int i = 0; i < field.childrenLength(); i++) {
            take(field.children(i), depth + 1);
        }
    }

    private void take(@Nullable KeyValue entry) throws IOException {
        if (entry == null) {
            throw new IOException("its footer holds an empty entry");
        }
        // At least the offset that leads here.
        left -= Integer.BYTES;
        take(entry.keyAsByteBuffer());
        take(entry.valueAsByteBuffer());
    }

    private void take(@Nullable ByteBuffer text) throws IOException {
        left -= text == null ? 0 : text.remaining();
        if (left < 0) {
            throw new IOException("its footer names the same bytes again and again");
        }
    }
}
