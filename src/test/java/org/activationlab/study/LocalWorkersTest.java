package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalWorkersTest {

    private final Queue<Integer> done = new ConcurrentLinkedQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private interface Step {
        void on(int item) throws Exception;
    }

    private Workers.Task<Integer> task(Step step) {
        opened.incrementAndGet();
        return new Workers.Task<>() {
            @Override
            public void run(Integer item) throws Exception {
                step.on(item);
                done.add(item);
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Test
    void doesEveryItemOnceAndClosesEveryTask() throws Exception {
        List<Integer> items = IntStream.range(0, 500).boxed().toList();
        new LocalWorkers(4).forEach(items, () -> task(item -> {}));
        assertThat(done).containsExactlyInAnyOrderElementsOf(items);
        assertThat(closed.get()).isEqualTo(opened.get());
    }

    @Test
    void opensNothingWhereThereIsNothingToDo() throws Exception {
        new LocalWorkers(2).forEach(List.<Integer>of(), () -> task(item -> {}));
        assertThat(opened).hasValue(0);
    }

    @Test
    void throwsTheFirstFailureItselfAndStopsTheOthers() {
        CountDownLatch waiting = new CountDownLatch(1);
        List<Integer> items = IntStream.range(0, 100).boxed().toList();
        assertThatThrownBy(() -> new LocalWorkers(2)
                        .forEach(
                                items,
                                () -> task(item -> {
                                    if (item == 1) {
                                        waiting.await();
                                        throw new IllegalStateException("item 1 is broken");
                                    }
                                    waiting.countDown();
                                    // Ends by the interruption that follows the failure.
                                    TimeUnit.MINUTES.sleep(5);
                                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("item 1 is broken");
        assertThat(done).isEmpty();
        assertThat(closed.get()).isEqualTo(opened.get());
    }

    @Test
    void handsOnAnErrorSuchAsOutOfMemory() {
        assertThatThrownBy(() -> new LocalWorkers(1)
                        .forEach(
                                List.of(1),
                                () -> task(item -> {
                                    throw new OutOfMemoryError("made by the test");
                                })))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void refusesFewerThanOneWorker() {
        assertThatThrownBy(() -> new LocalWorkers(0)).hasMessage("workers must be at least 1, but was 0");
    }
}
