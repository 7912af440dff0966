package org.activationlab.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the resident size of this process every 500 training steps of all workers together, 10,000 steps long. */
final class MemorySamples implements Tally {

    static final int STEPS = 10_000;
    static final int EVERY = 500;

    private final List<Double> megabytes = new ArrayList<>();
    private int steps;

    @Override
    public synchronized boolean finished(long pairs) {
        steps++;
        if (steps <= STEPS && steps % EVERY == 0) {
            try {
                megabytes.add(ResidentMemory.now());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return steps >= STEPS;
    }

    /** The sizes so far, in order. */
    synchronized List<Double> megabytes() {
        return List.copyOf(megabytes);
    }
}
