package org.activationlab.study;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * One step of the study, divided into items that are done and resumed one by one.
 *
 * @param <T> the kind of item
 */
interface Stage<T extends Serializable> {

    /** The name in records, logs and messages. */
    String name();

    /** Raised whenever the same settings and inputs would give other outputs. */
    int version();

    /** What {@link #size} counts, in the plural. */
    String unit();

    /** All items in a fixed order. */
    List<T> items() throws IOException, StudyException;

    /** The item's name, unique in the stage and fit for a file name. */
    String id(T item);

    /** How much work the item is. */
    long size(T item);

    /** The settings that the item's outputs depend on, as something that JSON can hold. */
    Object settings(T item);

    /** Names and SHA-256 sums of what the item reads. */
    Map<String, String> inputs(T item);

    /** Whether all items must come from one kind of LeNet-5's arithmetic, whose kinds differ in the last bits. */
    default boolean needsOneArithmetic() {
        return false;
    }

    /** How many items another process does at a time, as an {@link Errand}; 0 if only this process can do them. */
    default int itemsPerErrand() {
        return 0;
    }

    /** Opens what one thread needs to do items. */
    Worker<T> open() throws IOException, StudyException;

    /**
     * Does items in one thread.
     *
     * @param <T> the kind of item
     */
    @FunctionalInterface
    interface Worker<T> extends AutoCloseable {
        /** Writes the item's outputs, each atomically, and returns where they are. */
        List<Path> run(T item, LongConsumer progress) throws IOException, StudyException, InterruptedException;

        /** Gives back what opening took; many take nothing. */
        @Override
        default void close() {}
    }
}
