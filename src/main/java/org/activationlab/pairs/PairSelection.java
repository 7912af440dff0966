package org.activationlab.pairs;

import java.nio.ByteBuffer;
import org.activationlab.files.Sha256;

/**
 * A share of all pairs, chosen by a hash: the "random tenth" that the original study trained on, made repeatable.
 *
 * <p>The first eight bytes of the SHA-256 of the UTF-8 text {@code seed/modelId/imageIndex}, read as an unsigned
 * big-endian number and divided by 2^64, must be below the share. So the choice depends neither on the order of the
 * files nor on other pairs, any language can repeat it, and with one seed a smaller share is part of a larger one.
 *
 * @param share the kept part, above 0 and at most 1
 * @param seed the seed of the choice
 */
public record PairSelection(double share, long seed) {

    /** Every pair. */
    public static final PairSelection ALL = new PairSelection(1, 0);

    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if the share is not above 0 and at most 1
     */
    public PairSelection {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "share must be above 0 and at most 1, but was " + share + ". Maybe it was given in percent.");
        }
    }

    /**
     * Says whether a pair belongs to the share.
     *
     * @param modelId the id of its model
     * @param imageIndex the position of its image in the test set
     * @return always the same for the same arguments
     */
    public boolean keeps(String modelId, int imageIndex) {
        if (share == 1) {
            return true;
        }
        String text = seed + "/" + modelId + "/" + imageIndex;
        // The upper 53 bits are what a double holds exactly.
        long bits = ByteBuffer.wrap(new Sha256().add(text).bytes()).getLong() >>> 11;
        return bits * 0x1p-53 < share;
    }
}
