package org.activationlab.app.spark;

import java.io.Serializable;
import java.util.Iterator;
import org.activationlab.study.Errand;
import org.activationlab.study.Workers;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.util.LongAccumulator;

/**
 * One Spark task: does some items where it was sent to, each written down in the run folder when it is done.
 *
 * @param <T> the kind of item
 */
final class SparkErrand<T extends Serializable> implements VoidFunction<Iterator<T>> {

    private static final long serialVersionUID = 1;

    private final Errand errand;
    private final DigitSource source;
    private final LongAccumulator done;

    /**
     * Describes the task.
     *
     * @param errand what to do
     * @param source has the images
     * @param done counts the work, in the stage's unit; Spark adds a task's when it has succeeded
     */
    SparkErrand(Errand errand, DigitSource source, LongAccumulator done) {
        this.errand = errand;
        this.source = source;
        this.done = done;
    }

    @Override
    public void call(Iterator<T> items) throws Exception {
        if (!items.hasNext()) {
            return;
        }
        try (Workers.Task<T> task = errand.open(source.digits(), done::add)) {
            while (items.hasNext()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException("the task was interrupted");
                }
                task.run(items.next());
            }
        }
    }
}
