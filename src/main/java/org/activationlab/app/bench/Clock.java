package org.activationlab.app.bench;

import java.util.function.LongSupplier;

/**
 * Counts one worker's work for a given time. The first piece only starts the time, so that preparation and a first, slow
 * step are not counted; a worker without such a step tells of a piece of nothing.
 */
final class Clock implements Tally {

    private final double seconds;
    private final LongSupplier nanoTime;
    private boolean running;
    private long start;
    private long last;
    private long units;

    Clock(double seconds) {
        this(seconds, System::nanoTime);
    }

    /**
     * Makes a clock that has not started.
     *
     * @param seconds after how much time work is enough, above 0
     * @param nanoTime tells the time in nanoseconds
     */
    Clock(double seconds, LongSupplier nanoTime) {
        this.seconds = seconds;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean finished(long more) {
        last = nanoTime.getAsLong();
        if (!running) {
            running = true;
            start = last;
            return false;
        }
        units += more;
        return elapsed() >= seconds;
    }

    /**
     * Computes the rate from the end of the first piece to the end of the last one.
     *
     * @return units per second
     * @throws IllegalStateException if no piece was finished within that time
     */
    double rate() {
        if (units == 0) {
            throw new IllegalStateException("no piece of work was finished in " + seconds + " seconds");
        }
        return units / elapsed();
    }

    private double elapsed() {
        return (last - start) / 1e9;
    }
}
