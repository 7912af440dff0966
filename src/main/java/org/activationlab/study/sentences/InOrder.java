package org.activationlab.study.sentences;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.activationlab.study.Workers;

/** Does several things at once and gives what came out in order. */
final class InOrder {

    private InOrder() {}

    /** One of several things to do. */
    @FunctionalInterface
    interface Work<R> {
        R at(int place) throws IOException, InterruptedException;
    }

    /** The results of the places from 0 on; the first failure ends all. */
    static <R> List<R> of(Workers workers, int count, Work<R> work) throws IOException, InterruptedException {
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
