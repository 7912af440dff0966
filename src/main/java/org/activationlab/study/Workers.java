package org.activationlab.study;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Hands out work items: to threads of one machine, or to many machines. */
public interface Workers {

    /**
     * Does one item after another; belongs to one thread.
     *
     * @param <T> the kind of item
     */
    interface Task<T> extends AutoCloseable {
        /**
         * Does one item.
         *
         * @param item what to do
         * @throws Exception if it cannot be done; the whole call of {@link Workers#forEach} fails then
         */
        void run(T item) throws Exception;

        @Override
        void close();
    }

    /**
     * Makes a task for one thread.
     *
     * @param <T> the kind of item
     */
    @FunctionalInterface
    interface TaskFactory<T> {
        /**
         * Opens a task in the thread that will use and close it.
         *
         * @return the task
         * @throws Exception if its resources cannot be had
         */
        Task<T> open() throws Exception;

        /**
         * Says how another process can open such tasks.
         *
         * @return empty if they can only be opened here
         */
        default Optional<Errand> errand() {
            return Optional.empty();
        }

        /**
         * Hears of work that was done in another process; tasks opened here tell of theirs themselves.
         *
         * @param amount how much, in the stage's unit
         */
        default void advance(long amount) {}
    }

    /**
     * Does every item once, in any order, and returns when all are done.
     *
     * @param <T> the kind of item
     * @param items what to do
     * @param tasks makes one task per worker
     * @throws Exception the first failure; items under way are interrupted and items not begun stay undone
     */
    <T extends Serializable> void forEach(List<T> items, TaskFactory<T> tasks) throws Exception;
}
