package org.activationlab.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.PopulationTrainer;
import org.activationlab.lenet.TrainingGroup;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.NoiseLabeller;
import org.activationlab.pairs.NoiseSettings;

/**
 * How fast all workers together train and label, measured on this machine.
 *
 * @param imagesPerSecond (network, image) pairs trained on
 * @param pairsPerSecond predictions labelled, with all draws of the plan
 */
record WorkRates(double imagesPerSecond, double pairsPerSecond) {

    /** Each measurement, after as long a time in which Java compiles the program. */
    private static final long NANOSECONDS = 2_000_000_000L;

    private static final int IMAGES = 512;
    private static final int LABELLED = 16;

    /**
     * Trains and labels for some seconds on every worker; nothing is kept.
     *
     * @param plan whose networks and noise are tried
     * @param data the digits
     * @param device where to compute
     * @param workers who works
     * @param count how many workers there are
     * @return the sum of the workers' rates
     * @throws Exception if a worker fails
     */
    static WorkRates measure(StudyPlan plan, DigitData data, ComputeDevice device, Workers workers, int count)
            throws Exception {
        DigitData some = data.first(
                Math.min(IMAGES, data.train().size()),
                Math.min(LABELLED, data.test().size()));
        TrainingGroup first = plan.groups().get(0);
        List<HyperParameters> shortened = first.trainings().stream()
                .map(training -> training.withEpochs(1))
                .toList();
        TrainingGroup group = new TrainingGroup(shortened);
        double images = summed(workers, count, () -> trainer(some, device, group));
        double pairs =
                summed(workers, count, () -> labeller(some, device, plan.noise().withStopWidth(0), group));
        return new WorkRates(images, pairs);
    }

    /** Work that can be repeated; does a little each time and says how much. */
    private interface Repeated extends AutoCloseable {
        long once() throws Exception;

        @Override
        void close();
    }

    private interface Factory {
        Repeated open() throws Exception;
    }

    private static double summed(Workers workers, int count, Factory factory) throws Exception {
        DoubleAdder sum = new DoubleAdder();
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, count).boxed().toList());
        var taken = ConcurrentHashMap.<Thread>newKeySet();
        workers.forEach(numbers, () -> new Workers.Task<Integer>() {
            @Override
            public void run(Integer number) throws Exception {
                if (taken.add(Thread.currentThread())) {
                    sum.add(rate(factory));
                }
            }

            @Override
            public void close() {
                // Each measurement closes what it opened.
            }
        });
        return sum.sum() * count / Math.max(1, taken.size());
    }

    private static double rate(Factory factory) throws Exception {
        try (Repeated work = factory.open()) {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < NANOSECONDS) {
                work.once();
            }
            begin = System.nanoTime();
            long done = 0;
            long now = begin;
            while (now - begin < NANOSECONDS) {
                done += work.once();
                now = System.nanoTime();
            }
            return done * 1e9 / (now - begin);
        }
    }

    private static Repeated trainer(DigitData data, ComputeDevice device, TrainingGroup group) {
        PopulationTrainer trainer = new PopulationTrainer(device, data.train(), data.test());
        return new Repeated() {
            @Override
            public long once() throws InterruptedException {
                trainer.train(group, done -> {});
                return (long) data.train().size() * group.trainings().size();
            }

            @Override
            public void close() {
                trainer.close();
            }
        };
    }

    private static Repeated labeller(DigitData data, ComputeDevice device, NoiseSettings noise, TrainingGroup group) {
        HyperParameters one = group.trainings().get(0);
        Parameters network = one.initialization().draw(one.seed());
        List<Integer> images = IntStream.range(0, data.test().size()).boxed().toList();
        NoiseLabeller labeller = new NoiseLabeller(device, data.test(), noise);
        return new Repeated() {
            @Override
            public long once() throws InterruptedException {
                labeller.label(network, images);
                return images.size();
            }

            @Override
            public void close() {
                labeller.close();
            }
        };
    }
}
