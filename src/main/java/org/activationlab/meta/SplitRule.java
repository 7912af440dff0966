package org.activationlab.meta;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.activationlab.network.RandomStreams;
import org.activationlab.pairs.LabelTable;

/** How pairs are divided into those that train, those that choose and those that test. */
public enum SplitRule {
    /**
     * By pair, as in the original study: 64 % train, 16 % validation, 20 % test, at random. The same images and the same
     * models stand in all three parts, so that image numbers alone tell much of the answer.
     */
    BY_PAIR {
        @Override
        public Split split(LabelTable pairs, long seed) {
            int count = pairs.size();
            if (count < FEWEST) {
                throw new IllegalArgumentException(
                        "a split by pair needs at least " + FEWEST + " pairs, but there are " + count);
            }
            int[] rows = IntStream.range(0, count).toArray();
            Shuffle.shuffle(rows, new RandomStreams(seed).stream("meta/split/by-pair"));
            int test = Math.toIntExact(Math.round(0.20 * count));
            int validation = Math.toIntExact(Math.round(0.16 * count));
            return new Split(
                    Arrays.copyOfRange(rows, test + validation, count),
                    Arrays.copyOfRange(rows, test, test + validation),
                    Arrays.copyOfRange(rows, 0, test));
        }
    };

    /** With fewer pairs a part would be empty. */
    private static final int FEWEST = 5;

    /**
     * Divides.
     *
     * @param pairs the table whose rows are divided
     * @param seed decides the order; equal seeds give equal splits
     * @return row numbers of the three parts, each row in one of them
     * @throws IllegalArgumentException if there are too few pairs
     */
    public abstract Split split(LabelTable pairs, long seed);
}
