package org.activationlab.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One running SHA-256 sum, printed as 64 lower-case hexadecimal digits; for one thread. */
public final class Sha256 {

    private final MessageDigest digest;

    /** Starts an empty sum. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform is required to offer SHA-256 (class comment of MessageDigest).
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }

    /**
     * Sums a text.
     *
     * @param text any text, taken as UTF-8
     * @return 64 hexadecimal digits
     */
    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    /**
     * Sums a file without holding it in memory.
     *
     * @param file an existing file
     * @return 64 hexadecimal digits
     * @throws IOException if the file cannot be read
     */
    public static String of(Path file) throws IOException {
        Sha256 sum = new Sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sum.add(buffer, 0, count);
            }
        }
        return sum.hex();
    }

    /**
     * Adds bytes.
     *
     * @param bytes where they are
     * @param offset the first
     * @param length how many
     * @return this
     */
    public Sha256 add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /**
     * Adds a number as four bytes, the highest first.
     *
     * @param number the number
     * @return this
     */
    public Sha256 add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
        return this;
    }

    /**
     * Adds a text as UTF-8.
     *
     * @param text the text
     * @return this
     */
    public Sha256 add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * Returns the sum and starts anew.
     *
     * @return 32 bytes
     */
    public byte[] bytes() {
        return digest.digest();
    }

    /**
     * Returns the sum and starts anew.
     *
     * @return 64 hexadecimal digits
     */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
