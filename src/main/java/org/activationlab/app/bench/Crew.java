package org.activationlab.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that work side by side, each with a workload of its own which it keeps from one measurement to the next. */
final class Crew implements AutoCloseable {

    /** Opens the workload of a worker. */
    @FunctionalInterface
    interface Hiring {
        /**
         * Opens a workload, on the worker's own thread.
         *
         * @param worker its number, from 0
         * @return the workload
         * @throws Exception if it cannot be opened
         */
        Workload open(int worker) throws Exception;
    }

    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();

    /**
     * Starts the threads and opens their workloads, one after another.
     *
     * @param workers how many, at least 1
     * @param hiring opens each worker's workload
     * @throws Exception if one cannot be opened; those that were are closed again
     */
    Crew(int workers, Hiring hiring) throws Exception {
        try {
            for (int worker = 0; worker < workers; worker++) {
                int number = worker;
                ExecutorService thread = Executors.newSingleThreadExecutor();
                threads.add(thread);
                workloads.add(outcome(thread.submit(() -> hiring.open(number))));
            }
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    /**
     * Lets all workers work for some time.
     *
     * @param seconds how long about, above 0
     * @return units per second of all workers together: the sum of their rates, so that one which ends a little later
     *     than the others does not count as time in which they idled
     * @throws Exception if one fails
     */
    double rate(double seconds) throws Exception {
        List<Clock> clocks = new ArrayList<>();
        for (int worker = 0; worker < workloads.size(); worker++) {
            clocks.add(new Clock(seconds));
        }
        work(clocks);
        return clocks.stream().mapToDouble(Clock::rate).sum();
    }

    /**
     * Lets all workers work until their tallies have enough.
     *
     * @param tallies one per worker
     * @throws Exception if one fails
     */
    void work(List<? extends Tally> tallies) throws Exception {
        List<Future<Void>> running = new ArrayList<>();
        for (int worker = 0; worker < workloads.size(); worker++) {
            Workload workload = workloads.get(worker);
            Tally tally = tallies.get(worker);
            Callable<Void> task = () -> {
                workload.run(tally);
                return null;
            };
            running.add(threads.get(worker).submit(task));
        }
        for (Future<Void> one : running) {
            outcome(one);
        }
    }

    private static <T> T outcome(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception own ? own : e;
        }
    }

    @Override
    public void close() throws IOException {
        for (int worker = 0; worker < workloads.size(); worker++) {
            Workload workload = workloads.get(worker);
            Callable<Void> task = () -> {
                workload.close();
                return null;
            };
            try {
                threads.get(worker).submit(task).get();
            } catch (ExecutionException e) {
                throw new IOException("worker " + worker + " could not be closed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.forEach(ExecutorService::shutdown);
    }
}
