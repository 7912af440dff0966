package org.activationlab.data.sentences;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random choices that are the same on every machine and in every Java version: they use the bits of
 * {@link SplittableRandom#nextLong()} only, because the ready-made bounded draws may change between versions.
 */
final class Dice {
    private final SplittableRandom random;

    /** Dice of their own for each part: two rounds of mixing keep neighbours apart. */
    Dice(long seed, long part) {
        long mixed = new SplittableRandom(seed).nextLong();
        this.random = new SplittableRandom(new SplittableRandom(mixed + part).nextLong());
    }

    /** True with the given probability. */
    boolean chance(double probability) {
        return unit() < probability;
    }

    /** One of the items, all alike. */
    <T> T oneOf(List<T> items) {
        return items.get((int) (unit() * items.size()));
    }

    private double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }
}
