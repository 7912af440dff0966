package org.activationlab.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end by itself when the user stops the program (Ctrl-C, SIGTERM).
 *
 * <p>The virtual machine would otherwise end while workers compute in PyTorch, whose own clean-up then pulls the ground
 * from under them: a crash report in place of a sentence. The command's thread is interrupted, its workers stop at the
 * next step, and the program ends after that, or after half a minute at the latest.
 */
final class GentleStop {

    private static final int MOST_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private GentleStop(Thread command) {
        hook = new Thread(() -> stop(command), "gentle-stop");
    }

    /** Watches over the calling thread until {@link #ended()} is called. */
    static GentleStop ofThisThread() {
        GentleStop stop = new GentleStop(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    private void stop(Thread command) {
        if (ended.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            ended.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the command's work has ended, by itself or because it was interrupted. */
    void ended() {
        ended.countDown();
    }
}
