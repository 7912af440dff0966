package org.activationlab.study;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads of this process.
 *
 * @param count how many, at least 1
 */
public record LocalWorkers(int count) implements Workers {

    private static final Logger LOG = LoggerFactory.getLogger(LocalWorkers.class);

    /** Checks the number. */
    public LocalWorkers {
        if (count < 1) {
            throw new IllegalArgumentException("workers must be at least 1, but was " + count);
        }
    }

    @Override
    public <T extends Serializable> void forEach(List<T> items, TaskFactory<T> tasks) throws Exception {
        Queue<T> left = new ConcurrentLinkedQueue<>(items);
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(count, items.size())));
        try {
            ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(threads);
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < Math.min(count, items.size()); i++) {
                all.add(running.submit(() -> {
                    work(left, tasks);
                    return null;
                }));
            }
            for (int i = 0; i < all.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            left.clear();
            throw unwrapped(e);
        } finally {
            threads.shutdownNow();
            // Native arrays must be freed by their own threads before anything else happens to the engine.
            // So wait for as long as it takes: the run folder must not be let go while a worker still writes there.
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("still waiting for a worker to stop");
            }
        }
    }

    private static <T> void work(Queue<T> left, TaskFactory<T> tasks) throws Exception {
        T item = left.poll();
        if (item == null) {
            return;
        }
        try (Task<T> task = tasks.open()) {
            for (; item != null; item = left.poll()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException("a worker was interrupted");
                }
                task.run(item);
            }
        }
    }

    private static Exception unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof Exception exception ? exception : e;
    }
}
