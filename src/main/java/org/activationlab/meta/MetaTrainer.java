package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Dropout;
import org.activationlab.network.FlatAdam;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;
import org.jspecify.annotations.Nullable;

/**
 * Trains meta-networks on one table of pairs, which it holds on the device until it is closed.
 *
 * <p>Several threads may train with one trainer at once, each its own network. Initial values, batch order and dropout
 * come from named streams of the run's seed, so equal settings, data, split and device give equal numbers, whatever else
 * runs.
 */
public final class MetaTrainer implements AutoCloseable {

    /** Pairs per step where nothing is learned; a bound on memory, without influence on the answers. */
    private static final int EVALUATION_BATCH = 1024;

    private final ComputeDevice device;
    private final MetaData data;
    private final NDManager manager;
    private final DeviceData onDevice;

    /**
     * Puts pairs on a device.
     *
     * @param device where to compute
     * @param data the pairs
     */
    public MetaTrainer(ComputeDevice device, MetaData data) {
        this.device = device;
        this.data = data;
        manager = device.open();
        onDevice = new DeviceData(manager, data);
    }

    /**
     * A trained network and what it came to.
     *
     * @param result settings, scores, curve
     * @param parameters the kept epoch's, as {@link MetaParameters#all} lists them
     */
    public record Outcome(MetaRunResult result, Parameters parameters) {}

    /**
     * Trains one network and tests it.
     *
     * @param settings how
     * @param split which rows train, validate and test
     * @param progress told of steps and epochs
     * @return the network and its scores on the test rows
     * @throws InterruptedException if the thread was interrupted; nothing is kept then
     */
    public Outcome train(MetaSettings settings, Split split, MetaProgress progress) throws InterruptedException {
        try {
            return train(settings, split, null, progress);
        } catch (IOException e) {
            throw new IllegalStateException("a training without a checkpoint touches no file", e);
        }
    }

    /**
     * Trains one network and tests it, and keeps a checkpoint after every epoch, from which it goes on if there is one.
     * An interrupted training gives the same numbers as one that was not.
     *
     * @param settings how
     * @param split which rows train, validate and test
     * @param checkpoint the file to keep; written as a whole after every epoch and left there at the end
     * @param progress told of steps and epochs
     * @return the network and its scores on the test rows
     * @throws InterruptedException if the thread was interrupted; the checkpoint holds the last full epoch then
     * @throws CheckpointException if the file belongs to a training with other settings, data, split, engine or device
     * @throws IOException if the file cannot be read or written
     */
    public Outcome trainResumably(MetaSettings settings, Split split, Path checkpoint, MetaProgress progress)
            throws InterruptedException, IOException {
        return train(settings, split, checkpoint, progress);
    }

    private Outcome train(MetaSettings settings, Split split, @Nullable Path checkpoint, MetaProgress progress)
            throws InterruptedException, IOException {
        Map<String, String> identity = MetaCheckpoint.identity(settings, data, split, device.name());
        Optional<MetaCheckpoint.State> before = checkpoint == null
                ? Optional.empty()
                : MetaCheckpoint.read(
                        checkpoint, identity, MetaParameters.all(settings.architecture(), settings.task()));
        Parameters start = before.map(state -> state.parameters)
                .orElseGet(() -> MetaParameters.draw(settings.architecture(), settings.task(), settings.seed()));
        Parameters best = before.map(state -> state.best).orElse(start);
        LearningCurve curve = before.map(state -> state.curve).orElseGet(() -> new LearningCurve(List.of()));
        try (MetaNetwork network = new MetaNetwork(device, settings.architecture(), settings.task(), start)) {
            FlatAdam adam = before.map(state -> FlatAdam.of(network.flat(), state.mean, state.square, state.steps))
                    .orElseGet(() -> FlatAdam.of(network.flat()));
            while (!finished(settings, curve)) {
                EpochScores scores =
                        epoch(settings, split, network, adam, curve.epochs().size() + 1, progress);
                curve = curve.plus(scores);
                if (curve.bestEpoch() == scores.epoch()) {
                    best = network.parameters();
                }
                if (checkpoint != null) {
                    MetaCheckpoint.write(
                            checkpoint,
                            identity,
                            new MetaCheckpoint.State(
                                    network.parameters(), best, adam.mean(), adam.square(), adam.steps(), curve));
                }
                progress.finished(scores);
            }
            boolean takesBest = settings.bestOnValidation() && curve.bestEpoch() > 0;
            int kept = takesBest ? curve.bestEpoch() : curve.epochs().size();
            Parameters last = takesBest ? best : network.parameters();
            double[] answers = judge(settings, last, split.test());
            MetaScores test = MetaScores.of(settings.task(), data, split.test(), answers);
            MetaRunResult result = new MetaRunResult(
                    settings,
                    data.pairs().size(),
                    data.models(),
                    kept,
                    test.loss(),
                    test.score(),
                    test.collapse(),
                    curve);
            return new Outcome(result, last);
        }
    }

    /** A loss that is no number stays none, so such a training ends at once. */
    private static boolean finished(MetaSettings settings, LearningCurve curve) {
        int done = curve.epochs().size();
        if (done == 0) {
            return false;
        }
        boolean diverged = !Double.isFinite(curve.epochs().get(done - 1).trainLoss());
        boolean stuck = settings.patience() > 0 && done - curve.bestEpoch() >= settings.patience();
        return done >= settings.epochs() || diverged || stuck;
    }

    private EpochScores epoch(
            MetaSettings settings, Split split, MetaNetwork network, FlatAdam adam, int epoch, MetaProgress progress)
            throws InterruptedException {
        long begin = System.nanoTime();
        RandomStreams streams = new RandomStreams(settings.seed());
        int[] order = split.train();
        Shuffle.shuffle(order, streams.stream("meta/batch-order/epoch-" + epoch));
        boolean training = settings.trainingMode(epoch);
        Dropout dropout = training ? new Dropout(streams.stream("meta/dropout/epoch-" + epoch), 0.1) : null;
        List<int[]> batches = batches(order, settings.batchSize());
        double[] answers;
        try (NDManager scope = manager.newSubManager();
                Autograd.Recording recording = Autograd.record()) {
            NDList outputs = new NDList();
            for (int[] rows : batches) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("training was interrupted");
                }
                try (NDManager step = scope.newSubManager()) {
                    NDArray numbers = step.create(rows);
                    MetaNetwork.Pass pass =
                            network.forward(step, recording, onDevice.features(numbers), training, dropout);
                    NDArray loss = network.loss(pass.output, onDevice.targets(settings.task(), numbers));
                    recording.backward(loss);
                    adam.step(pass.gradients(), settings.rateAt(adam.steps() + 1L, batches.size()));
                    NDArray output = pass.output.stopGradient();
                    output.attach(scope);
                    outputs.add(output);
                }
                progress.trained(rows.length);
            }
            answers = network.answers(NDArrays.concat(outputs));
        }
        MetaScores train = MetaScores.of(settings.task(), data, order, answers);
        MetaScores validation =
                MetaScores.of(settings.task(), data, split.validation(), judge(network, split.validation()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new EpochScores(epoch, train.loss(), validation.loss(), train.score(), validation.score(), seconds);
    }

    /** Cuts an order into batches; a single last row joins the batch before, for one row has no variance. */
    static List<int[]> batches(int[] order, int size) {
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < order.length; ) {
            int to = Math.min(order.length, from + size);
            to = order.length - to == 1 ? order.length : to;
            batches.add(Arrays.copyOfRange(order, from, to));
            from = to;
        }
        return batches;
    }

    /**
     * Judges rows of the table.
     *
     * @param settings of the training that made the parameters
     * @param parameters as {@link MetaParameters#all} lists them
     * @param rows row numbers
     * @return the expected ratio (not clipped), or the probability of right, of each row
     */
    public double[] judge(MetaSettings settings, Parameters parameters, int[] rows) {
        try (MetaNetwork network = new MetaNetwork(device, settings.architecture(), settings.task(), parameters)) {
            return judge(network, rows);
        }
    }

    private double[] judge(MetaNetwork network, int[] rows) {
        double[] answers = new double[rows.length];
        for (int from = 0; from < rows.length; from += EVALUATION_BATCH) {
            int to = Math.min(rows.length, from + EVALUATION_BATCH);
            try (NDManager step = manager.newSubManager()) {
                NDArray numbers = step.create(Arrays.copyOfRange(rows, from, to));
                double[] part = network.judge(step, onDevice.features(numbers));
                System.arraycopy(part, 0, answers, from, part.length);
            }
        }
        return answers;
    }

    /**
     * Judges rows of which some parts are another row's.
     *
     * @param settings of the training that made the parameters
     * @param parameters as {@link MetaParameters#all} lists them
     * @param own names of the parts of the trace that are those of the rows; the others are those of the donors
     * @param rows row numbers
     * @param donors for each row the one that gives
     * @return the expected ratio (not clipped), or the probability of right, of each row
     */
    public double[] judge(MetaSettings settings, Parameters parameters, Set<String> own, int[] rows, int[] donors) {
        double[] answers = new double[rows.length];
        try (MetaNetwork network = new MetaNetwork(device, settings.architecture(), settings.task(), parameters)) {
            for (int from = 0; from < rows.length; from += EVALUATION_BATCH) {
                int to = Math.min(rows.length, from + EVALUATION_BATCH);
                try (NDManager step = manager.newSubManager()) {
                    NDArray mixed = onDevice.mixed(
                            step.create(Arrays.copyOfRange(rows, from, to)),
                            step.create(Arrays.copyOfRange(donors, from, to)),
                            own);
                    double[] part = network.judge(step, mixed);
                    System.arraycopy(part, 0, answers, from, part.length);
                }
            }
        }
        return answers;
    }

    @Override
    public void close() {
        manager.close();
    }
}
