package org.activationlab.hostile;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sees an execution that does not end. It keeps its bytes and ends the whole program: nothing else stops a thread that
 * does not listen.
 */
final class HangWatch implements AutoCloseable {

    private static final long POLL_MILLIS = 250;
    private static final int PATIENCE = 6;

    private final AtomicReference<@Nullable Execution> current = new AtomicReference<>();
    private final Thread watched = Thread.currentThread();
    private final Thread watcher;

    private record Execution(String name, Runnable keep, long start) {}

    HangWatch(long mostMillis) {
        watcher = new Thread(() -> watch(mostMillis * PATIENCE), "hang-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    void begin(String name, Runnable keep) {
        current.set(new Execution(name, keep, System.nanoTime()));
    }

    void end() {
        current.set(null);
    }

    @SuppressWarnings("SystemOut") // nobody else can say it any more
    private void watch(long mostMillis) {
        try {
            while (true) {
                Thread.sleep(POLL_MILLIS);
                Execution execution = current.get();
                if (execution != null && (System.nanoTime() - execution.start) / 1_000_000 > mostMillis) {
                    execution.keep.run();
                    StringBuilder text = new StringBuilder(execution.name + " does not end:\n");
                    for (StackTraceElement frame : watched.getStackTrace()) {
                        text.append("    at ").append(frame).append('\n');
                    }
                    System.err.print(text);
                    Runtime.getRuntime().halt(1);
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
