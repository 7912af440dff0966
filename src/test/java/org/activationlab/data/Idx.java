package org.activationlab.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Small idx files made byte by byte, independently of the code under test. */
final class Idx {
    private Idx() {}

    /** An images file with the given header; its pixels count up. */
    static byte[] images(int magic, int count, int height, int width, int contentBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + contentBytes);
        bytes.putInt(magic).putInt(count).putInt(height).putInt(width);
        for (int i = 0; i < contentBytes; i++) {
            bytes.put((byte) i);
        }
        return bytes.array();
    }

    static byte[] images(int count) {
        return images(0x803, count, 28, 28, count * 784);
    }

    static byte[] labels(int claimed, int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
        bytes.putInt(0x801).putInt(claimed);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fills a folder with a small valid set that is not MNIST: three training and two test images. */
    static void fill(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(images(3)));
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(labels(3, 7, 0, 9)));
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), images(2));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels(2, 4, 4));
    }
}
