package org.activationlab.network;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** A safetensors file whose arrays are read one by one, of any type in {@link ArrayType}. */
final class SafeTensorsArchive extends ArrayArchive {

    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final SafeTensorsHeader header;

    SafeTensorsArchive(Path file) throws IOException {
        super(file);
        this.file = file;
        channel = FileChannel.open(file);
        try {
            header = SafeTensorsHeader.read(file, channel);
            SafeTensorsSum.verify(file, channel, header);
        } catch (EOFException e) {
            channel.close();
            throw new SafeTensorsException(file, "it ended while it was being read", e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public List<Entry> entries() {
        return header.arrays().stream()
                .map(array -> new Entry(array.shape(), array.type()))
                .toList();
    }

    @Override
    void read(Entry entry, float[] into, int at) throws IOException {
        SafeTensorsHeader.Array array = header.arrays().stream()
                .filter(one -> one.shape().equals(entry.shape()))
                .findFirst()
                .orElseThrow();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        long from = header.start() + array.from();
        int done = at;
        int end = at + entry.shape().size();
        while (done < end) {
            int part = Math.min(CHUNK / entry.type().bytes(), end - done);
            chunk.clear().limit(part * entry.type().bytes());
            while (chunk.hasRemaining()) {
                int count = channel.read(chunk, from);
                if (count < 0) {
                    throw new SafeTensorsException(file, "it ended while it was being read");
                }
                from += count;
            }
            chunk.flip();
            for (int i = 0; i < part; i++) {
                into[done++] = entry.type().next(chunk);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
