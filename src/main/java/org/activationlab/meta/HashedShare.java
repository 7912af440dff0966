package org.activationlab.meta;

import java.nio.ByteBuffer;
import org.activationlab.files.Sha256;

/**
 * Where a hash puts something between 0 and 1: the first eight bytes of the SHA-256 of the UTF-8 text {@code
 * salt/seed/key}, read as an unsigned big-endian number and divided by 2^64. So nothing depends on what else there is,
 * and any language can repeat it.
 */
final class HashedShare {

    private final String start;

    /**
     * Names the use.
     *
     * @param salt what the numbers decide; another use has another salt, so that the two are independent
     * @param seed the seed of the choice
     */
    HashedShare(String salt, long seed) {
        this.start = salt + "/" + seed + "/";
    }

    /** A number in [0, 1), always the same for the same key. */
    double of(String key) {
        // The upper 53 bits are what a double holds exactly.
        return (ByteBuffer.wrap(new Sha256().add(start + key).bytes()).getLong() >>> 11) * 0x1p-53;
    }
}
