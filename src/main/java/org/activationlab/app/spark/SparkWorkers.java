package org.activationlab.app.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.activationlab.study.Errand;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.StudyException;
import org.activationlab.study.Workers;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spark's executors. Work that has no errand is done by threads of the driver.
 *
 * <p>A task that fails or whose executor is lost is tried again by Spark, by default four times; items that it had
 * written down are not done again. Results come through the shared run folder, not through Spark.
 */
final class SparkWorkers implements Workers {

    private static final Logger LOG = LoggerFactory.getLogger(SparkWorkers.class);
    /** Half a minute. */
    private static final int LOOKS = 300;

    private static final long LOOK_EVERY_NANOS = 100_000_000;

    private final JavaSparkContext context;
    private final DigitSource source;
    private final LocalWorkers here;

    /**
     * Starts nothing yet.
     *
     * @param context Spark, closed by the caller
     * @param source has the run's images for every executor
     * @param here the driver's threads
     */
    SparkWorkers(JavaSparkContext context, DigitSource source, LocalWorkers here) {
        this.context = context;
        this.source = source;
        this.here = here;
    }

    @Override
    public <T extends Serializable> void forEach(List<T> items, TaskFactory<T> tasks) throws Exception {
        Optional<Errand> errand = tasks.errand();
        if (errand.isEmpty()) {
            here.forEach(items, tasks);
        } else if (!items.isEmpty()) {
            send(errand.get(), items, tasks);
        }
    }

    private <T extends Serializable> void send(Errand errand, List<T> items, TaskFactory<T> tasks) throws Exception {
        LongAccumulator done = context.sc().longAccumulator(errand.stage());
        int parts = parts(items.size(), errand.itemsPerTask(), context.defaultParallelism());
        // A stopped command interrupts the tasks of local mode; executors of a cluster end with their driver.
        context.setJobGroup(errand.stage(), errand.stage() + " of " + errand.run(), true);
        JavaFutureAction<Void> job =
                context.parallelize(items, parts).foreachPartitionAsync(new SparkErrand<>(errand, source, done));
        Told told = new Told(done, tasks);
        try {
            while (!ended(job)) {
                told.tell();
            }
            told.tell();
        } catch (InterruptedException e) {
            job.cancel(true);
            settle();
            throw e;
        } catch (ExecutionException e) {
            settle();
            throw failure(errand, e);
        }
    }

    /** Waits, but not for ever: the run folder must not be let go while an executor still writes there. */
    private void settle() {
        for (int look = 0; look < LOOKS; look++) {
            int running = 0;
            for (SparkExecutorInfo executor : context.sc().statusTracker().getExecutorInfos()) {
                running += executor.numRunningTasks();
            }
            if (running == 0) {
                return;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        LOG.warn("tasks are still running on executors; they end with Spark");
    }

    /** So many tasks that each has as many items as are worth it, but no executor waits for want of a task. */
    static int parts(int items, int perTask, int slots) {
        return Math.max((items + perTask - 1) / perTask, Math.min(items, slots));
    }

    private static boolean ended(JavaFutureAction<Void> job) throws InterruptedException, ExecutionException {
        try {
            job.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Hands what the accumulator has gained since the last time to the progress. */
    private static final class Told {
        private final LongAccumulator done;
        private final TaskFactory<?> tasks;
        private long before;

        Told(LongAccumulator done, TaskFactory<?> tasks) {
            this.done = done;
            this.tasks = tasks;
        }

        void tell() {
            long now = done.sum();
            if (now > before) {
                tasks.advance(now - before);
                before = now;
            }
        }
    }

    /** The task's own failure where Spark kept it, for its words are for the user. */
    private static Exception failure(Errand errand, ExecutionException thrown) {
        Throwable spark = thrown.getCause() == null ? thrown : thrown.getCause();
        Throwable cause = spark.getCause();
        if (cause instanceof StudyException || cause instanceof IOException || cause instanceof InterruptedException) {
            return (Exception) cause;
        }
        String words = String.valueOf((cause == null ? spark : cause).getMessage());
        return new StudyException(
                "Spark could not finish stage " + errand.stage() + ": "
                        + words.lines().findFirst().orElse("no reason given")
                        + ". What is finished is kept; --debug shows everything that Spark says.",
                thrown);
    }
}
