package org.activationlab.network;

import java.util.SplittableRandom;

/** Puts numbers into a random order. */
public final class Shuffle {

    private Shuffle() {}

    /**
     * Permutes in place, every order equally likely (Fisher-Yates).
     *
     * @param numbers any
     * @param random the source of the order
     */
    public static void shuffle(int[] numbers, SplittableRandom random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int keep = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = keep;
        }
    }
}
