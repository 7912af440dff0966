package org.activationlab.hostile;

import java.util.SplittableRandom;

/** Random numbers that belong to one execution, whatever came before it. */
final class RandomNumbers {

    private RandomNumbers() {}

    static SplittableRandom of(String name, long seed, long number) {
        // Two rounds of mixing keep neighbours apart.
        long mixed = new SplittableRandom(seed + name.hashCode()).nextLong();
        return new SplittableRandom(new SplittableRandom(mixed + number).nextLong());
    }
}
