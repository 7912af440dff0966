package org.activationlab.interpret;

import java.util.concurrent.CancellationException;

/** Lets long work end where its thread was interrupted, by Ctrl-C or by a notebook's stop button. */
public final class Interruption {

    private Interruption() {}

    /**
     * Ends the work if the thread was interrupted, and takes that mark off it. The exception is an unchecked one, because
     * such work stands in the lambdas of notebooks.
     *
     * @param work what is interrupted, for the message
     * @throws CancellationException if the thread was interrupted
     */
    public static void check(String work) {
        if (Thread.interrupted()) {
            throw new CancellationException(work + " was interrupted");
        }
    }
}
