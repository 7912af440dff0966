package org.activationlab.pairs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Checks the skeleton of an Arrow file before Arrow's own reader trusts it.
 *
 * <p>Arrow Java believes the lengths that a file states: a damaged one can make it allocate gigabytes, or lose native
 * memory on the way out of an exception. So everything that drives an allocation is compared with the real size of the
 * file first, on the heap. Source: Arrow columnar format, "IPC File Format" and "Encapsulated message format".
 */
final class ArrowStructure {

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    /** Magic, two bytes of padding. */
    private static final int HEAD = 8;
    /** Length of the footer, magic. */
    private static final int TAIL = 10;
    /** Continuation marker, length of the message. */
    private static final int PREFIX = 8;
    /** 24 bytes per batch: enough for 690,000 batches, and small enough to allocate on the word of a damaged file. */
    private static final int LARGEST_FOOTER = 16 << 20;
    /** A batch of 20 columns needs about 2 KiB. */
    private static final int LARGEST_MESSAGE = 1 << 20;

    private final FileChannel channel;
    private final Footer footer;
    private final long bodyEnd;

    private ArrowStructure(FileChannel channel, Footer footer, long bodyEnd) {
        this.channel = channel;
        this.footer = footer;
        this.bodyEnd = bodyEnd;
    }

    /** Reads magic and footer. */
    static ArrowStructure open(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < HEAD + TAIL) {
            throw new IOException("it has only " + size + " bytes, which is too short for an Arrow file");
        }
        ByteBuffer head = read(channel, 0, MAGIC.length);
        ByteBuffer tail = read(channel, size - TAIL, TAIL);
        if (!head.equals(ByteBuffer.wrap(MAGIC))) {
            throw new IOException("it does not begin with ARROW1, so it is no Arrow file");
        }
        if (!tail.slice(4, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new IOException("it does not end with ARROW1, so its end is missing");
        }
        int footerLength = tail.getInt(0);
        if (footerLength < 8 || footerLength > LARGEST_FOOTER || footerLength > size - HEAD - TAIL) {
            throw new IOException("its footer claims " + footerLength + " bytes, in a file of " + size);
        }
        long footerStart = size - TAIL - footerLength;
        Footer footer = Footer.getRootAsFooter(read(channel, footerStart, footerLength));
        if (footer.version() != MetadataVersion.V5) {
            throw new IOException("its metadata version must be V5 (4), but was " + footer.version());
        }
        ArrowFooterCheck.check(footer, footerLength);
        return new ArrowStructure(channel, footer, footerStart);
    }

    /** Reads the schema from the footer. */
    Schema schema() throws IOException {
        org.apache.arrow.flatbuf.Schema schema = footer.schema();
        if (schema == null) {
            throw new IOException("its footer holds no schema");
        }
        return Schema.convertSchema(schema);
    }

    /** Reads the footer's own metadata, which are written last. */
    Map<String, String> footerMetadata() {
        Map<String, String> metadata = new TreeMap<>();
        for (int i = 0; i < footer.customMetadataLength(); i++) {
            KeyValue entry = footer.customMetadata(i);
            metadata.put(String.valueOf(entry.key()), String.valueOf(entry.value()));
        }
        return metadata;
    }

    /** Checks that every batch lies inside the file and holds what the schema promises; counts the rows. */
    int checkBatches(Schema schema) throws IOException {
        if (footer.dictionariesLength() != 0) {
            throw new IOException("it has dictionaries, but evidence files have none");
        }
        long rows = 0;
        long free = HEAD;
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            Block block = footer.recordBatches(i);
            int metadataLength = block.metaDataLength();
            // Subtracting keeps a length near 2^63 from wrapping around.
            boolean inside = block.offset() >= free
                    && metadataLength >= PREFIX
                    && metadataLength <= LARGEST_MESSAGE
                    && block.bodyLength() >= 0
                    && block.offset() <= bodyEnd - metadataLength
                    && block.bodyLength() <= bodyEnd - metadataLength - block.offset();
            if (!inside) {
                throw new IOException("batch " + i + " claims to be at byte " + block.offset() + " with "
                        + metadataLength + " + " + block.bodyLength() + " bytes, which is not between byte " + free
                        + " and the footer at byte " + bodyEnd);
            }
            free = block.offset() + metadataLength + block.bodyLength();
            RecordBatch batch = batch(i, block);
            new ArrowBatchCheck(batch, block.bodyLength(), "batch " + i).check(schema);
            rows += batch.length();
        }
        if (rows > Integer.MAX_VALUE) {
            throw new IOException("it has " + rows + " rows, but one table holds at most 2147483647");
        }
        return (int) rows;
    }

    private RecordBatch batch(int index, Block block) throws IOException {
        ByteBuffer bytes = read(channel, block.offset(), block.metaDataLength());
        int marker = bytes.getInt();
        int length = bytes.getInt();
        if (marker != -1 || length != bytes.remaining()) {
            throw new IOException("batch " + index + " does not begin with a message of " + bytes.remaining()
                    + " bytes, which its footer promises");
        }
        Message message = Message.getRootAsMessage(bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        if (message.version() != MetadataVersion.V5
                || message.headerType() != MessageHeader.RecordBatch
                || message.bodyLength() != block.bodyLength()) {
            throw new IOException("batch " + index + " is no record batch of " + block.bodyLength() + " bytes");
        }
        if (!(message.header(new RecordBatch()) instanceof RecordBatch batch)) {
            throw new IOException("batch " + index + " has no header");
        }
        return batch;
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("it ended early, at byte " + (position + buffer.position()));
            }
        }
        return buffer.flip();
    }
}
