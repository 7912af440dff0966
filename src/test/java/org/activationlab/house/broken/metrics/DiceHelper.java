package org.activationlab.house.broken.metrics;

import java.util.Random;
import java.util.SplittableRandom;

/** Breaks the rules on names, on printing and on randomness. */
public final class DiceHelper {

    public int roll() {
        int eyes = new Random().nextInt(6) + new SplittableRandom().nextInt(6);
        System.out.println(eyes);
        return eyes;
    }
}
