package org.activationlab.network;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.activationlab.files.Sha256;

/**
 * Hands out one independent, reproducible random stream per use, found by its name.
 *
 * <p>A stream's seed is the first eight bytes (big-endian) of SHA-256 over {@code "<seed>/<name>"} in UTF-8. So a
 * stream depends on its own name only: adding a use never shifts the numbers of another, and no order of calls or
 * threads changes any.
 *
 * @param seed the seed that all streams of this family share
 */
public record RandomStreams(long seed) {

    /**
     * Opens the stream of that name from its start.
     *
     * @param name what the numbers are used for, for example {@code "batch-order/32/epoch-1"}
     * @return a new generator; two calls with the same name give the same numbers
     * @throws IllegalArgumentException if the name is blank
     */
    public SplittableRandom stream(String name) {
        return new SplittableRandom(seedOf(name));
    }

    /**
     * Gives the seed of the stream of that name, for generators that find their numbers by place.
     *
     * @param name what the numbers are used for
     * @return what {@link #stream} starts {@link SplittableRandom} with
     * @throws IllegalArgumentException if the name is blank
     */
    public long seedOf(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a random stream needs a name that says what it is for");
        }
        return ByteBuffer.wrap(new Sha256().add(seed + "/" + name).bytes()).getLong();
    }
}
