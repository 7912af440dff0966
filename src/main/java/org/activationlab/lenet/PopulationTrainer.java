package org.activationlab.lenet;

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
 * Trains groups of LeNet-5s, each group on shared mini-batches.
 *
 * <p>Initial values and batch order come from named streams of the group's seed. The order depends on seed, batch size
 * and epoch only; in the original study it also depended on the initialization, whose draws moved the same generator.
 * One trainer belongs to one thread and holds the training images on the device until it is closed.
 */
public final class PopulationTrainer implements AutoCloseable {

    private final TrainingEngine engine;
    private final int trainImages;

    /**
     * Prepares training: in the processor's vector registers where this Java can use them, else by tensor operations.
     *
     * @param device where to compute
     * @param train the training images
     * @param test the images that measure accuracy after each epoch
     */
    public PopulationTrainer(ComputeDevice device, LabelledImages train, LabelledImages test) {
        this(TrainingEngine.of(device, train, test), train.size());
    }

    /** Takes over an engine that holds so many training images. */
    PopulationTrainer(TrainingEngine engine, int trainImages) {
        this.engine = engine;
        this.trainImages = trainImages;
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
        try (TrainingStack stack = engine.begin(trainings, start)) {
            for (int epoch = 1; epoch <= group.epochs(); epoch++) {
                long begin = System.nanoTime();
                int[] order = shuffled(trainImages, group.seed(), group.batchSize(), epoch);
                double[] trainLoss = stack.epoch(order, group.batchSize(), progress);
                StackScores scores = stack.score();
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
        engine.close();
    }
}
