package org.activationlab.study;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Does several things at once and gives what came out in order. */
public final class InOrder {

    private InOrder() {}

    /**
     * One of several things to do.
     *
     * @param <R> what comes out
     */
    @FunctionalInterface
    public interface Work<R> {
        /**
         * Does it.
         *
         * @param place which one, from 0
         * @return what came out
         * @throws IOException if the disk fails
         * @throws InterruptedException if the thread was interrupted
         */
        R at(int place) throws IOException, InterruptedException;
    }

    /**
     * Does all; the first failure ends it.
     *
     * @param <R> what comes out of each
     * @param workers do the work
     * @param count how many things, at least 0
     * @param work does one
     * @return what came out, in order
     * @throws IOException if one of them throws it
     * @throws InterruptedException if the thread was interrupted
     */
    public static <R> List<R> of(Workers workers, int count, Work<R> work) throws IOException, InterruptedException {
        Map<Integer, R> results = new ConcurrentHashMap<>();
        try {
            workers.forEach(IntStream.range(0, count).boxed().toList(), () -> new Workers.Task<>() {
                @Override
                public void run(Integer place) throws IOException, InterruptedException {
                    results.put(place, work.at(place));
                }

                @Override
                public void close() {}
            });
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a worker failed with what none of its tasks throws", e);
        }
        return IntStream.range(0, count)
                .mapToObj(place -> Objects.requireNonNull(results.get(place)))
                .toList();
    }
}
