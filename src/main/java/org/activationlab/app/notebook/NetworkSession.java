package org.activationlab.app.notebook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.activationlab.app.RunImages;
import org.activationlab.app.inside.TrainedNetworks;
import org.activationlab.data.DataFinder;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.interpret.projection.LayerSeparation;
import org.activationlab.interpret.projection.LayerSeparations;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.WeightDraw;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.pairs.NoiseLabeller;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.VoteHistogram;
import org.activationlab.report.ClassifierCurves;
import org.activationlab.study.StudyException;
import org.activationlab.vision.ClassifierFile;
import org.activationlab.vision.ClassifierSettings;
import org.activationlab.vision.ClassifierTrainer;
import org.activationlab.vision.FreshStart;

/**
 * What a notebook needs that looks at single networks: images, the zoo's trained LeNet-5s, and networks that learn while
 * one watches. It needs no run.
 */
public final class NetworkSession {

    private static final int TINY_TRAIN = 600;
    private static final int TINY_TEST = 200;
    private static final int TINY_DRAWS = 20;

    /** Of the training images one in so many chooses the epoch. */
    private static final int VALIDATION_SHARE = 6;

    private final boolean tiny;
    private final DigitData digits;
    private final ComputeDevice device;
    private final TrainedNetworks zoo;

    private NetworkSession(boolean tiny, DigitData digits, ComputeDevice device, TrainedNetworks zoo) {
        this.tiny = tiny;
        this.digits = digits;
        this.device = device;
        this.zoo = zoo;
    }

    /**
     * Finds images and networks, and says which.
     *
     * @param preset tiny takes some synthetic digits, being no result anyway; any other all of MNIST or, where
     *     that cannot be had, as many synthetic digits, on which no claim is judged
     * @return the session; nothing was computed yet
     * @throws StudyException if the zoo's folder holds something else
     * @throws IOException if images or disk fail
     * @throws InterruptedException if the cell was interrupted
     */
    public static NetworkSession open(String preset) throws StudyException, IOException, InterruptedException {
        boolean tiny = preset.equals("tiny");
        DataFinder finder = RunImages.finder();
        if (tiny) {
            finder = finder.withSyntheticDigits(SyntheticDigits.DEFAULT_SEED, TINY_TRAIN, TINY_TEST);
        }
        StageProgress progress = new StageProgress(Notebook.here());
        DigitData digits = finder.find(tiny ? DataRequest.synthetic() : DataRequest.auto(), progress)
                .data();
        progress.close("");
        TrainedNetworks zoo = TrainedNetworks.zoo();
        ComputeDevice device = ComputeDevice.best();
        Notebook.say("%s. Preset %s, device %s, %d trained LeNet-5s from the zoo."
                .formatted(
                        digits.description(),
                        preset,
                        device.name().toLowerCase(Locale.ROOT),
                        zoo.models().size()));
        if (!tiny && digits.synthetic()) {
            Notebook.say(
                    "MNIST could not be had, so these are digits drawn by code, and claims about MNIST are not judged."
                            + " Put its four files into a folder and name that in " + DataFinder.VARIABLE + ".");
        }
        return new NetworkSession(tiny, digits, device, zoo);
    }

    /**
     * A network that learned here.
     *
     * @param log its epochs
     * @param parameters of the best of them
     */
    public record Learned(TrainingLog log, Parameters parameters) {}

    /**
     * Trains a classifier and draws its curves while it learns.
     *
     * @param design of 28x28 grey images and ten classes
     * @param epochs passes over the training images; two at tiny
     * @param seed of weights and batches
     * @return the epoch with the most right answers on the validation images, a sixth of the training images
     * @throws IOException never by itself
     * @throws InterruptedException if the cell was interrupted
     */
    public Learned train(NetworkDesign design, int epochs, long seed) throws IOException, InterruptedException {
        LabelledImages images = digits.train();
        ClassifierSettings usual = ClassifierSettings.defaults();
        ClassifierSettings settings = new ClassifierSettings(
                tiny ? 2 : epochs, usual.batchSize(), usual.learningRate(), images.size() / VALIDATION_SHARE, seed);
        FreshStart start = FreshStart.of(device, design, seed, images);
        List<TrainingLog> log = new ArrayList<>(List.of(new TrainingLog(
                design.name(),
                digits.description(),
                start.words(),
                device.name().toLowerCase(Locale.ROOT),
                settings.plan(),
                List.of())));
        List<LiveFigure> live = new ArrayList<>();
        ClassifierTrainer.Outcome outcome;
        try (Progress progress = Notebook.progress("training", "epochs", settings.epochs())) {
            outcome =
                    ClassifierTrainer.train(device, design, settings, start.parameters(), images, (epoch, learned) -> {
                        log.set(0, log.get(0).with(epoch));
                        if (live.isEmpty()) {
                            live.add(Notebook.live(() -> ClassifierCurves.of(log.get(0))));
                        }
                        live.get(0).update();
                        progress.step("");
                    });
        } finally {
            live.forEach(LiveFigure::close);
        }
        return new Learned(log.get(0), outcome.parameters());
    }

    /**
     * Prepares a network to be looked into.
     *
     * @param design of the network
     * @param parameters its numbers
     * @return the network; close it, or let the notebook end
     */
    public LayeredNetwork network(NetworkDesign design, Parameters parameters) {
        return new LayeredNetwork(device, design, parameters);
    }

    /**
     * Loads a network of the zoo.
     *
     * @param model one of {@link #models}
     * @return the network; close it, or let the notebook end
     * @throws StudyException if its file is missing or was changed
     * @throws IOException if the disk fails
     */
    public LayeredNetwork network(TrainedModel model) throws StudyException, IOException {
        return zoo.load(device, model);
    }

    /**
     * Lists the zoo's networks.
     *
     * @return the most accurate first
     */
    public List<TrainedModel> models() {
        return zoo.models();
    }

    /**
     * Takes the first test images as one batch.
     *
     * @param count how many at most
     * @return images of 28x28
     */
    public Batch testImages(int count) {
        return Batch.ofRows(
                LeNet.DESIGN.input(),
                IntStream.range(0, Math.min(count, digits.test().size()))
                        .mapToObj(digits.test()::pixels)
                        .toList());
    }

    /**
     * Copies the digits of the first test images.
     *
     * @param count how many at most
     * @return one per image of {@link #testImages}
     */
    public int[] testDigits(int count) {
        return IntStream.range(0, Math.min(count, digits.test().size()))
                .map(digits.test()::label)
                .toArray();
    }

    /**
     * Measures how firm a LeNet-5's answers to the first test images are: the share of noisy copies, with the study's noise,
     * that keep the clean answer.
     *
     * @param network of {@link LeNet#DESIGN}
     * @param count how many images at most
     * @param draws noisy copies of each; twenty at tiny
     * @return one ratio per image
     * @throws InterruptedException if the cell was interrupted
     */
    public double[] ratios(LayeredNetwork network, int count, int draws) throws InterruptedException {
        Batch logits = network.logits(testImages(count));
        List<Integer> numbers = IntStream.range(0, logits.count()).boxed().toList();
        NoiseSettings noise = NoiseSettings.defaults().withDraws(tiny ? TINY_DRAWS : draws);
        try (NoiseLabeller labeller = new NoiseLabeller(device, digits.test(), noise)) {
            List<VoteHistogram> votes = labeller.label(network.parameters(), numbers);
            return numbers.stream()
                    .mapToDouble(i -> votes.get(i).unchanged(logits.largest(i)).value())
                    .toArray();
        }
    }

    /**
     * Measures how well each layer of the zoo's networks separates the digits of the first test images.
     *
     * @param count how many images at most
     * @param networks how many networks at most, two at tiny, evenly spaced from the most to the least accurate
     * @return one list of layers per network
     * @throws StudyException if a network's file is missing or was changed
     * @throws IOException if the disk fails
     */
    public LayerSeparations separations(int count, int networks) throws StudyException, IOException {
        List<TrainedModel> models = zoo.models();
        int wanted = Math.min(tiny ? 2 : networks, models.size());
        Batch images = testImages(count);
        int[] labels = testDigits(count);
        List<List<LayerSeparation>> rows = new ArrayList<>();
        try (Progress progress = Notebook.progress("layers", "networks", wanted)) {
            for (int i = 0; i < wanted; i++) {
                TrainedModel model = models.get((int) ((long) i * models.size() / wanted));
                try (LayeredNetwork network = ClassifierFile.load(device, LeNet.DESIGN, zoo.file(model))) {
                    rows.add(LayerSeparation.of(network, images, labels));
                }
                progress.step(model.hyperParameters().id());
            }
        }
        return new LayerSeparations(rows);
    }

    /**
     * Measures the same on LeNet-5s that never learned: what the layers' shapes do by themselves.
     *
     * @param count how many images at most
     * @param networks how many networks, two at tiny, with the seeds 1, 2, ...
     * @return one list of layers per network
     */
    public LayerSeparations untrainedSeparations(int count, int networks) {
        Batch images = testImages(count);
        int[] labels = testDigits(count);
        List<List<LayerSeparation>> rows = new ArrayList<>();
        int wanted = tiny ? 2 : networks;
        try (Progress progress = Notebook.progress("layers", "networks", wanted)) {
            for (int seed = 1; seed <= wanted; seed++) {
                try (LayeredNetwork network = network(LeNet.DESIGN, WeightDraw.fresh(LeNet.DESIGN, seed))) {
                    rows.add(LayerSeparation.of(network, images, labels));
                }
                progress.step("");
            }
        }
        return new LayerSeparations(rows);
    }

    /**
     * Gives the images.
     *
     * @return training and test images
     */
    public DigitData digits() {
        return digits;
    }

    /**
     * Gives the device.
     *
     * @return where networks compute
     */
    public ComputeDevice device() {
        return device;
    }

    /**
     * Checks a claim about results; at tiny, and on synthetic digits, it says that it did not.
     *
     * @param claim what holds, with its margin, as a sentence
     * @param holds whether it does
     * @throws IllegalStateException if it was judged and does not hold, so that the notebook stops
     */
    public void claim(String claim, boolean holds) {
        if (tiny) {
            Notebook.say("not judged at tiny: " + claim);
        } else if (digits.synthetic()) {
            Notebook.say("not judged on synthetic digits: " + claim);
        } else {
            Notebook.check(claim, holds);
        }
    }
}
