package org.activationlab.app.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.activationlab.app.Home;
import org.activationlab.app.RunImages;
import org.activationlab.data.DigitData;
import org.activationlab.data.DownloadProgress;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.report.PopulationFacts;
import org.activationlab.study.DataIdentity;
import org.activationlab.study.RunFacts;
import org.activationlab.study.RunFolder;
import org.activationlab.study.RunInventory;
import org.activationlab.study.StudyException;
import org.activationlab.study.Zoo;
import org.activationlab.vision.ClassifierFile;
import org.jspecify.annotations.Nullable;

/** The trained LeNet-5s of a run folder, or of the zoo that comes with the program, and their labelled pairs. */
public final class TrainedNetworks {

    private final Path root;
    private final PopulationFacts facts;
    private final RunInventory inventory;

    private TrainedNetworks(Path root, PopulationFacts facts, RunInventory inventory) {
        this.root = root;
        this.facts = facts;
        this.inventory = inventory;
    }

    /**
     * Opens the zoo, which is unpacked into the project's runs if it is not there.
     *
     * @return its sixteen networks
     * @throws StudyException if the folder holds something else, or the program was built without the zoo
     * @throws IOException if the disk fails
     */
    public static TrainedNetworks zoo() throws StudyException, IOException {
        Path root = Home.run("zoo");
        Zoo.unpack(root);
        return of(root);
    }

    /**
     * Opens a run folder.
     *
     * @param root a run whose networks are trained and labelled
     * @return its networks
     * @throws StudyException if something is not finished yet or cannot be read
     * @throws IOException if the disk fails
     */
    public static TrainedNetworks of(Path root) throws StudyException, IOException {
        return new TrainedNetworks(root, RunFacts.population(root), RunInventory.of(root));
    }

    /**
     * Lists the kept networks.
     *
     * @return the most accurate first
     */
    public List<TrainedModel> models() {
        return facts.models().stream()
                .filter(TrainedModel::kept)
                .sorted(Comparator.comparingDouble(TrainedModel::testAccuracy).reversed())
                .toList();
    }

    /**
     * Finds the most accurate network.
     *
     * @return the first of {@link #models}
     * @throws StudyException if none was kept
     */
    public TrainedModel best() throws StudyException {
        return models().stream()
                .findFirst()
                .orElseThrow(() -> new StudyException("no network of " + root + " was kept"));
    }

    /**
     * Finds a network by name.
     *
     * @param id the beginning of its id
     * @return the network
     * @throws IllegalArgumentException if none or several begin so; lists them
     */
    public TrainedModel named(String id) {
        List<TrainedModel> found = models().stream()
                .filter(model -> model.hyperParameters().id().startsWith(id))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException((found.isEmpty() ? "no network" : "more than one network") + " of "
                    + root + " begins with " + id + "; there are "
                    + models().stream()
                            .map(model -> model.hyperParameters().id())
                            .toList());
        }
        return found.get(0);
    }

    /**
     * Loads a network.
     *
     * @param device where to compute
     * @param model one of {@link #models}
     * @return the network, to be closed by the caller
     * @throws StudyException if its file is missing or was changed since it was trained
     * @throws IOException if the disk fails
     */
    public LayeredNetwork load(ComputeDevice device, TrainedModel model) throws StudyException, IOException {
        return ClassifierFile.load(device, LeNet.DESIGN, file(model));
    }

    /**
     * Finds a network's weights.
     *
     * @param model one of {@link #models}
     * @return a safetensors file
     * @throws StudyException if it is missing or was changed since it was trained
     * @throws IOException if the disk fails
     */
    public Path file(TrainedModel model) throws StudyException, IOException {
        return inventory.verified(root, "models/" + model.hyperParameters().id() + ".safetensors");
    }

    /**
     * Lists a network's labelled pairs.
     *
     * @param model one of {@link #models}
     * @return pairs of test images
     */
    public List<LabelledPair> pairs(TrainedModel model) {
        LabelTable table = facts.pairs();
        List<LabelledPair> pairs = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            if (table.modelId(row).equals(model.hyperParameters().id())) {
                pairs.add(table.labelledPair(row));
            }
        }
        return pairs;
    }

    /**
     * Picks pairs of as many different digits as there are.
     *
     * @param model one of {@link #models}
     * @param right whether the network's answer is right
     * @param count how many at most
     * @return the first pair of each digit in turn, then the second ones, and so on
     */
    public List<LabelledPair> examples(TrainedModel model, boolean right, int count) {
        List<LabelledPair> fitting = pairs(model).stream()
                .filter(pair -> pair.sample().correct() == right)
                .toList();
        return DigitTurns.of(fitting, pair -> pair.sample().trueDigit(), count);
    }

    /**
     * Finds the images that the networks learned and their pairs are of, or others that were asked for.
     *
     * @param asked {@code mnist}, {@code synthetic} or a path; absent for what the run began with
     * @param progress hears of downloads
     * @return the images, all that there are; {@link #requireOwn} says whether the run's are among them
     * @throws StudyException if the run folder cannot be read
     * @throws IOException if images or disk fail
     * @throws InterruptedException if the thread was interrupted during a download
     */
    public DigitData digits(@Nullable String asked, DownloadProgress progress)
            throws StudyException, IOException, InterruptedException {
        return RunImages.find(RunFolder.describe(root).plan(), root, asked, progress)
                .data();
    }

    /**
     * Makes sure that the numbers of images in the run's pairs are numbers of these images.
     *
     * @param digits what was found
     * @throws StudyException if they do not begin with the run's images; names both
     * @throws IOException if the disk fails
     */
    public void requireOwn(DigitData digits) throws StudyException, IOException {
        DataIdentity own = RunFolder.describe(root).data();
        boolean enough =
                digits.train().size() >= own.trainImages() && digits.test().size() >= own.testImages();
        if (!enough
                || !digits.first(own.trainImages(), own.testImages())
                        .fingerprint()
                        .equals(own.fingerprint())) {
            throw new StudyException("the networks and pairs of " + root + " are about " + own.description()
                    + ", but the digits found are " + digits.description()
                    + ". Name the run's digits with --data, or choose among others with both --data and --images.");
        }
    }
}
