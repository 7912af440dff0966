package org.activationlab.pairs;

import java.io.IOException;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Walks through one record batch in the order of the schema and checks every length in it. */
final class ArrowBatchCheck {

    /** So that the bytes of a column of doubles can be counted in an int; our own batches have 1,024 rows. */
    private static final long LARGEST_LENGTH = Integer.MAX_VALUE / Double.BYTES;

    private final RecordBatch batch;
    private final long bodyLength;
    private final String name;
    private int node;
    private int buffer;

    ArrowBatchCheck(RecordBatch batch, long bodyLength, String name) {
        this.batch = batch;
        this.bodyLength = bodyLength;
        this.name = name;
    }

    /** Checks the whole batch. */
    void check(Schema schema) throws IOException {
        if (batch.length() < 0 || batch.length() > LARGEST_LENGTH) {
            throw new IOException(name + " claims " + batch.length() + " rows");
        }
        if (batch.compression() != null) {
            throw new IOException(name + " is compressed, but evidence files are not");
        }
        if (batch.variadicBufferCountsLength() != 0) {
            throw new IOException(name + " has columns of a kind that evidence files do not use");
        }
        for (Field field : schema.getFields()) {
            checkColumn(field, field.getName(), batch.length());
        }
        if (node != batch.nodesLength() || buffer != batch.buffersLength()) {
            throw new IOException(name + " has " + batch.nodesLength() + " columns in " + batch.buffersLength()
                    + " buffers, but " + node + " in " + buffer + " were expected");
        }
    }

    private void checkColumn(Field field, String column, long rows) throws IOException {
        if (node >= batch.nodesLength()) {
            throw new IOException(name + " ends before column " + column);
        }
        FieldNode found = batch.nodes(node++);
        if (found.length() != rows || found.nullCount() != 0) {
            throw new IOException(name + ", column " + column + " claims " + found.length() + " values and "
                    + found.nullCount() + " nulls, but " + rows + " and 0 were expected");
        }
        // Without nulls the bits that mark them may be left out.
        long validity = nextBuffer(column, 0);
        if (validity != 0 && validity < bits(rows)) {
            throw new IOException(name + ", column " + column + " has too few validity bits");
        }
        ArrowType type = field.getType();
        if (type instanceof ArrowType.Utf8) {
            nextBuffer(column, rows == 0 ? 0 : 4 * (rows + 1));
            nextBuffer(column, 0);
        } else if (type instanceof ArrowType.Bool) {
            nextBuffer(column, bits(rows));
        } else if (type instanceof ArrowType.Int number) {
            nextBuffer(column, rows * number.getBitWidth() / 8);
        } else if (type instanceof ArrowType.FloatingPoint number) {
            nextBuffer(column, rows * bytes(number));
        } else if (type instanceof ArrowType.FixedSizeList list) {
            long values = rows * list.getListSize();
            if (values > LARGEST_LENGTH) {
                throw new IOException(name + ", column " + column + " claims " + values + " values");
            }
            checkColumn(field.getChildren().get(0), column, values);
        } else if (type instanceof ArrowType.List) {
            // The offsets themselves are values: whoever reads the lists checks them.
            nextBuffer(column, rows == 0 ? 0 : 4 * (rows + 1));
            checkColumn(field.getChildren().get(0), column, listedValues(column));
        } else {
            throw new IOException("column " + column + " is " + type + ", which evidence files do not use");
        }
    }

    private long listedValues(String column) throws IOException {
        if (node >= batch.nodesLength()) {
            throw new IOException(name + " ends before the lists of column " + column);
        }
        long values = batch.nodes(node).length();
        if (values < 0 || values > LARGEST_LENGTH) {
            throw new IOException(name + ", column " + column + " claims " + values + " values");
        }
        return values;
    }

    private long nextBuffer(String column, long needed) throws IOException {
        if (buffer >= batch.buffersLength()) {
            throw new IOException(name + " ends before the values of column " + column);
        }
        Buffer found = batch.buffers(buffer++);
        long offset = found.offset();
        long length = found.length();
        if (offset < 0 || length < needed || offset > bodyLength || length > bodyLength - offset) {
            throw new IOException(name + ", column " + column + " claims " + length + " bytes at byte " + offset
                    + ", but at least " + needed + " inside a body of " + bodyLength + " were expected");
        }
        return length;
    }

    private static long bits(long rows) {
        return (rows + 7) / 8;
    }

    private static long bytes(ArrowType.FloatingPoint type) {
        return switch (type.getPrecision()) {
            case HALF -> 2;
            case SINGLE -> 4;
            case DOUBLE -> 8;
        };
    }
}
