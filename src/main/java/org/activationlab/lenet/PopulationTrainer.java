package org.activationlab.lenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;

/**
 * Trains groups of LeNet-5s, each group as one stack on shared mini-batches.
 *
 * <p>Initial values and batch order come from named streams of the group's seed. The order depends on seed, batch size
 * and epoch only; in the original study it also depended on the initialization, whose draws moved the same generator.
 * One trainer belongs to one thread and holds the training images on the device until it is closed.
 */
public final class PopulationTrainer implements AutoCloseable {

    private final NDManager manager;
    private final ImageBatches train;
    private final StackedScorer scorer;

    /**
     * Prepares training.
     *
     * @param device where to compute
     * @param train the training images
     * @param test the images that measure accuracy after each epoch
     */
    public PopulationTrainer(ComputeDevice device, LabelledImages train, LabelledImages test) {
        manager = device.open();
        this.train = new ImageBatches(manager, train);
        this.scorer = new StackedScorer(manager, test);
    }

    /**
     * One model that came out of a group, with its parameters.
     *
     * @param model what is known of it
     * @param parameters its learned numbers
     */
    public record Outcome(TrainedModel model, Parameters parameters) {}

    /**
     * Everything that a group's training left.
     *
     * @param models the group's models in its order
     * @param epochs one row per training and epoch, also of epochs that no model asked for
     */
    public record GroupOutcome(List<Outcome> models, List<TrainedModel> epochs) {

        /** Keeps its own copies of the lists. */
        public GroupOutcome {
            models = List.copyOf(models);
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * Trains all models of a group.
     *
     * @param group the models
     * @param progress told after every step how many (network, image) pairs were trained on since the last call
     * @return the models in the group's order, and a row for each epoch of each training
     * @throws InterruptedException if the thread was interrupted; nothing is kept then
     */
    public GroupOutcome train(TrainingGroup group, LongConsumer progress) throws InterruptedException {
        return train(group, progress, row -> {});
    }

    /**
     * Trains all models of a group and tells of every epoch.
     *
     * @param group the models
     * @param progress told after every step how many (network, image) pairs were trained on since the last call
     * @param epochs told after every epoch, once for each training, what it came to
     * @return the models in the group's order, and a row for each epoch of each training
     * @throws InterruptedException if the thread was interrupted; nothing is kept then
     */
    public GroupOutcome train(TrainingGroup group, LongConsumer progress, Consumer<TrainedModel> epochs)
            throws InterruptedException {
        List<HyperParameters> trainings = group.trainings();
        List<Parameters> start = trainings.stream()
                .map(training -> training.initialization().draw(training.seed()))
                .toList();
        List<Outcome> snapshots = new ArrayList<>();
        List<TrainedModel> rows = new ArrayList<>();
        try (NDManager scope = manager.newSubManager();
                StackedLeNet stack = new StackedLeNet(scope, start)) {
            StackedUpdate update = new StackedUpdate(group.optimizer(), trainings, stack.flat());
            for (int epoch = 1; epoch <= group.epochs(); epoch++) {
                long begin = System.nanoTime();
                double[] trainLoss = epoch(stack, update, group, epoch, progress);
                StackedScorer.Scores scores = scorer.score(stack, trainings.size());
                double seconds = (System.nanoTime() - begin) / 1e9 / trainings.size();
                List<Parameters> now = stack.parameters();
                for (int i = 0; i < trainings.size(); i++) {
                    HyperParameters own = trainings.get(i).withEpochs(epoch);
                    TrainedModel row = new TrainedModel(own, trainLoss[i], scores.loss(i), scores.accuracy(i), seconds);
                    rows.add(row);
                    epochs.accept(row);
                    snapshots.add(new Outcome(row, now.get(i)));
                }
            }
        }
        List<Outcome> wanted = group.models().stream()
                .map(model -> snapshots.stream()
                        .filter(snapshot -> snapshot.model().hyperParameters().equals(model))
                        .findFirst()
                        .orElseThrow())
                .toList();
        return new GroupOutcome(wanted, rows);
    }

    private double[] epoch(
            StackedLeNet stack, StackedUpdate update, TrainingGroup group, int epoch, LongConsumer progress)
            throws InterruptedException {
        int networks = group.trainings().size();
        int[] order = shuffled(train.size(), group.seed(), group.batchSize(), epoch);
        try (NDManager scope = manager.newSubManager()) {
            NDArray device = scope.create(order);
            NDArray lossSum = scope.zeros(new ai.djl.ndarray.types.Shape(networks));
            for (int from = 0; from < order.length; from += group.batchSize()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("training was interrupted");
                }
                int to = Math.min(order.length, from + group.batchSize());
                try (NDManager step = scope.newSubManager()) {
                    NDArray numbers = device.get(new NDIndex().addSliceDim(from, to));
                    numbers.attach(step);
                    StackedLeNet.Gradients gradients =
                            stack.gradients(step, train.images(step, numbers), train.oneHot(step, numbers));
                    update.step(step, gradients.flat);
                    lossSum.addi(gradients.loss.muli(to - from));
                }
                progress.accept((long) (to - from) * networks);
            }
            float[] sums = lossSum.toFloatArray();
            double[] means = new double[networks];
            for (int i = 0; i < networks; i++) {
                means[i] = sums[i] / (double) order.length;
            }
            return means;
        }
    }

    /**
     * Returns the order in which an epoch visits the training images.
     *
     * @param count number of images
     * @param seed the training's seed
     * @param batchSize images per step
     * @param epoch the pass, counted from 1
     * @return every number below {@code count} once (Fisher-Yates)
     */
    static int[] shuffled(int count, long seed, int batchSize, int epoch) {
        SplittableRandom random = new RandomStreams(seed).stream("batch-order/batch-" + batchSize + "/epoch-" + epoch);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int keep = order[i];
            order[i] = order[j];
            order[j] = keep;
        }
        return order;
    }

    @Override
    public void close() {
        manager.close();
    }
}
