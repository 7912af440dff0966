package org.activationlab.data;

/**
 * A gzip file to download and what it must turn out to be.
 *
 * @param name the file's name below a mirror's address and in the folder, without a slash
 * @param uncompressedBytes how many bytes it holds when uncompressed
 * @param sha256 the SHA-256 of its uncompressed content, 64 lower-case hexadecimal digits
 */
public record RemoteFile(String name, long uncompressedBytes, String sha256) {
    /** Room for gzip's own bytes where content does not shrink. */
    private static final long GZIP_MARGIN = 1 << 16;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part is not as described
     */
    public RemoteFile {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("name must be a plain file name, but was \"" + name + "\"");
        }
        if (uncompressedBytes < 1) {
            throw new IllegalArgumentException("uncompressedBytes must be at least 1, but was " + uncompressedBytes);
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits, but was " + sha256);
        }
    }

    /**
     * Returns the most bytes to accept from a server.
     *
     * @return the uncompressed size and a margin of 64 KiB
     */
    public long limit() {
        return uncompressedBytes + GZIP_MARGIN;
    }
}
