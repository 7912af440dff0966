package org.activationlab.lenet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.activationlab.network.RandomStreams;

/**
 * A grid of hyper-parameters: every combination of the listed values is one model.
 *
 * <p>Models that differ in their number of epochs only are snapshots of one <em>training</em>.
 *
 * @param optimizers the update rules
 * @param learningRates the step sizes, each above 0
 * @param weightDecays the factors of the L2 penalty, each at least 0
 * @param epochs the numbers of passes, each at least 1
 * @param seeds the seeds of initial values and batch order
 * @param initializations the rules for the initial weights
 * @param batchSizes the images per step, each at least 1
 */
public record Grid(
        List<Optimizer> optimizers,
        List<Double> learningRates,
        List<Double> weightDecays,
        List<Integer> epochs,
        List<Integer> seeds,
        List<Initialization> initializations,
        List<Integer> batchSizes) {

    /** Checks that no list is empty or names a value twice, and every value as {@link HyperParameters} does. */
    public Grid {
        HyperParameters any = HyperParameters.defaults();
        optimizers = distinct("optimizers", optimizers);
        learningRates = distinct("learningRates", learningRates);
        learningRates.forEach(any::withLearningRate);
        // Through the record: it turns -0.0 into 0.0.
        weightDecays = distinct(
                "weightDecays",
                weightDecays.stream()
                        .map(decay -> any.withWeightDecay(decay).weightDecay())
                        .toList());
        epochs = distinct("epochs", epochs);
        epochs.forEach(any::withEpochs);
        seeds = distinct("seeds", seeds);
        initializations = distinct("initializations", initializations);
        batchSizes = distinct("batchSizes", batchSizes);
        batchSizes.forEach(any::withBatchSize);
        long size = 1;
        for (List<?> axis :
                List.of(optimizers, learningRates, weightDecays, epochs, seeds, initializations, batchSizes)) {
            size *= axis.size();
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a grid may have at most 2,147,483,647 models: shorten its lists");
            }
        }
    }

    private static <T> List<T> distinct(String name, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " must hold at least one value, but is empty");
        }
        if (new HashSet<>(values).size() != values.size()) {
            throw new IllegalArgumentException(name + " must hold each value once, but was " + values);
        }
        return List.copyOf(values);
    }

    /** Keeps these seeds and batch sizes; an empty list keeps all. */
    Grid part(List<Integer> newSeeds, List<Integer> newBatchSizes) {
        return new Grid(
                optimizers,
                learningRates,
                weightDecays,
                epochs,
                kept("seeds", seeds, newSeeds),
                initializations,
                kept("batch sizes", batchSizes, newBatchSizes));
    }

    private static List<Integer> kept(String name, List<Integer> all, List<Integer> wanted) {
        if (!all.containsAll(wanted)) {
            throw new IllegalArgumentException(
                    "the grid has the " + name + " " + all + ", but asked for were " + wanted);
        }
        return wanted.isEmpty() ? all : wanted;
    }

    /**
     * Returns the original study's grid.
     *
     * @return 8,192 models, which are 2,048 trainings
     */
    public static Grid paper() {
        return new Grid(
                List.of(Optimizer.SGD, Optimizer.ADAM),
                List.of(0.005, 0.01, 0.05, 0.1),
                List.of(0.0, 0.05, 0.1, 0.2),
                List.of(1, 2, 3, 4),
                List.of(0, 1, 2, 42),
                List.of(Initialization.values()),
                List.of(32, 64, 128, 256));
    }

    /**
     * Returns how many models the grid has.
     *
     * @return the product of the lists' lengths
     */
    public int size() {
        return trainingCount() * epochs.size();
    }

    /**
     * Returns how many trainings make the models.
     *
     * @return the product of the lists' lengths, epochs left out
     */
    public int trainingCount() {
        return optimizers.size()
                * learningRates.size()
                * weightDecays.size()
                * seeds.size()
                * initializations.size()
                * batchSizes.size();
    }

    /**
     * Lists all models.
     *
     * @return each combination once; ordered by optimizer, then learning rate, weight decay, seed, initialization,
     *     batch size and, changing fastest, epochs, each in the order of its list
     */
    public List<HyperParameters> models() {
        List<HyperParameters> models = new ArrayList<>(size());
        for (HyperParameters training : everyTraining()) {
            epochs.forEach(count -> models.add(training.withEpochs(count)));
        }
        return List.copyOf(models);
    }

    private List<HyperParameters> everyTraining() {
        List<HyperParameters> all = new ArrayList<>(trainingCount());
        for (Optimizer optimizer : optimizers) {
            for (double rate : learningRates) {
                for (double decay : weightDecays) {
                    for (int seed : seeds) {
                        for (Initialization initialization : initializations) {
                            for (int batchSize : batchSizes) {
                                all.add(new HyperParameters(
                                        optimizer, rate, decay, epochs.get(0), seed, initialization, batchSize));
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    /**
     * Picks trainings that are spread over the grid.
     *
     * <p>Greedy: after a seeded shuffle, the next training is the one whose six values (all but the epochs) were used
     * least so far, counted together; among equals the first of the shuffle. Each value of a list is so used equally
     * often, give or take one: the training that would even the numbers out may be taken already. Combinations of two
     * values are left to chance. A larger count with the same seed starts with the trainings of a smaller one, so a
     * study can grow.
     *
     * @param count how many trainings, from 1 to {@link #trainingCount()}
     * @param seed of the shuffle
     * @return for each picked training, in the order of the picks, its models with all epochs of this grid
     */
    public List<HyperParameters> trainings(int count, long seed) {
        if (count < 1 || count > trainingCount()) {
            throw new IllegalArgumentException(
                    "count must be 1 to " + trainingCount() + ", the trainings of the grid, but was " + count);
        }
        List<HyperParameters> left = everyTraining();
        shuffle(left, new RandomStreams(seed).stream("grid/trainings"));
        Map<Value, Integer> used = new HashMap<>();
        List<HyperParameters> models = new ArrayList<>(count * epochs.size());
        for (int pick = 0; pick < count; pick++) {
            int best = 0;
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < left.size() && fewest > 0; i++) {
                int uses = 0;
                for (Value value : values(left.get(i))) {
                    uses += used.getOrDefault(value, 0);
                }
                if (uses < fewest) {
                    best = i;
                    fewest = uses;
                }
            }
            HyperParameters next = left.remove(best);
            values(next).forEach(value -> used.merge(value, 1, Integer::sum));
            epochs.forEach(own -> models.add(next.withEpochs(own)));
        }
        return List.copyOf(models);
    }

    /** One value of one list. */
    private record Value(String list, Object value) {}

    private static List<Value> values(HyperParameters training) {
        return List.of(
                new Value("optimizer", training.optimizer()),
                new Value("learningRate", training.learningRate()),
                new Value("weightDecay", training.weightDecay()),
                new Value("seed", training.seed()),
                new Value("initialization", training.initialization()),
                new Value("batchSize", training.batchSize()));
    }

    private static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }
}
