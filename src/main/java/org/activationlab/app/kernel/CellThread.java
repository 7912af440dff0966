package org.activationlab.app.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread in which the code of cells runs, and the way to stop it.
 *
 * <p>It lives across cells, because native libraries keep pools for each thread that calls them. A stop goes in three
 * steps: interrupts; after a while force, if the caller knows how; at last the thread is left alone and a new one takes
 * its place, so that later cells run.
 */
final class CellThread {

    /** Why a cell is to stop. */
    enum StopReason {
        INTERRUPT,
        TIMEOUT
    }

    /** Says that the thread did not react to a stop and goes on behind the cell's back. */
    static final class LeftAloneException extends Exception {
        private static final long serialVersionUID = 1;

        LeftAloneException() {
            super("the cell's thread did not stop");
        }
    }

    /** One thread and what it is to do next. */
    private static final class Worker {
        private final LinkedBlockingQueue<FutureTask<?>> tasks = new LinkedBlockingQueue<>();
        private final ThreadGroup group = new ThreadGroup("cells");
        private final Thread thread = new Thread(group, this::work, "cell");
        private volatile boolean leftAlone;

        void work() {
            while (!leftAlone) {
                try {
                    tasks.take().run();
                } catch (InterruptedException e) {
                    // Meant for a cell that ended just before.
                }
            }
        }
    }

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Consumer<Thread> force;
    private final Consumer<ThreadGroup> leaveAlone;
    private Worker worker = startWorker();

    private volatile boolean running;
    private volatile @Nullable StopReason stop;
    private boolean leftRunning;
    private long deadline = Long.MAX_VALUE;

    /**
     * Makes the thread.
     *
     * @param force stops a thread that does not react to an interrupt, where that is possible
     * @param leaveAlone told of the group of a thread that could not be stopped
     */
    CellThread(Consumer<Thread> force, Consumer<ThreadGroup> leaveAlone) {
        this.force = force;
        this.leaveAlone = leaveAlone;
    }

    private static Worker startWorker() {
        Worker worker = new Worker();
        worker.thread.setDaemon(true);
        worker.thread.start();
        return worker;
    }

    /**
     * Begins a cell: forgets earlier stops.
     *
     * @param mostMillis when to stop by itself; zero or less for never
     */
    void begin(long mostMillis) {
        deadline = mostMillis <= 0 ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMillis);
        stop = null;
        leftRunning = false;
        running = true;
    }

    /** Ends a cell: stops that come now find nothing to stop. */
    void end() {
        running = false;
    }

    /** Asks the running cell to stop; may be called from any thread. */
    void stop(StopReason reason) {
        if (running && stop == null) {
            stop = reason;
        }
    }

    /** Returns why the present cell was asked to stop, or null. */
    @Nullable
    StopReason stopReason() {
        return stop;
    }

    /** Returns whether a thread of the present cell could not be stopped. */
    boolean leftRunning() {
        return leftRunning;
    }

    /**
     * Does something in the thread and waits for it.
     *
     * @return what the task returns
     * @throws ExecutionException with whatever the task threw, errors included
     * @throws LeftAloneException if the task could not be stopped
     */
    <T extends @Nullable Object> T run(Callable<T> task) throws ExecutionException, LeftAloneException {
        if (Thread.currentThread() == worker.thread) {
            throw new IllegalStateException("a cell cannot run another cell and wait for it");
        }
        CountDownLatch done = new CountDownLatch(1);
        FutureTask<T> job = new FutureTask<>(task) {
            @Override
            protected void done() {
                done.countDown();
            }
        };
        worker.tasks.add(job);
        long asked = 0;
        boolean forced = false;
        while (!await(done)) {
            if (!worker.thread.isAlive() && !job.isDone()) {
                // Force came late and hit it between two tasks.
                worker = startWorker();
                worker.tasks.add(job);
            }
            long now = System.nanoTime();
            if (now > deadline) {
                stop(StopReason.TIMEOUT);
            }
            if (stop == null) {
                continue;
            }
            asked = asked == 0 ? now : asked;
            if (now - asked > 2 * PATIENCE_NANOS) {
                leaveAlone();
                throw new LeftAloneException();
            }
            if (now - asked > PATIENCE_NANOS && !forced) {
                forced = true;
                force.accept(worker.thread);
            }
            worker.thread.interrupt();
        }
        return result(job);
    }

    private void leaveAlone() {
        leftRunning = true;
        worker.leftAlone = true;
        leaveAlone.accept(worker.group);
        worker = startWorker();
    }

    private static boolean await(CountDownLatch done) {
        try {
            return done.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static <T extends @Nullable Object> T result(FutureTask<T> job) throws ExecutionException {
        while (true) {
            try {
                return job.get();
            } catch (InterruptedException e) {
                // The task is done; nobody has a reason to interrupt the thread that waits for it.
            }
        }
    }
}
