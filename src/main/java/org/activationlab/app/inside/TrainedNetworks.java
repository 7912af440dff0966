package org.activationlab.app.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.activationlab.app.Home;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.report.PopulationFacts;
import org.activationlab.study.RunFacts;
import org.activationlab.study.StudyException;
import org.activationlab.study.Zoo;
import org.activationlab.vision.ClassifierFile;

/** The trained LeNet-5s of a run folder, or of the zoo that comes with the program, and their labelled pairs. */
public final class TrainedNetworks {

    private final Path root;
    private final PopulationFacts facts;

    private TrainedNetworks(Path root, PopulationFacts facts) {
        this.root = root;
        this.facts = facts;
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
        return new TrainedNetworks(root, RunFacts.population(root));
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
     * @throws IOException if its file is missing or damaged
     */
    public LayeredNetwork load(ComputeDevice device, TrainedModel model) throws IOException {
        return ClassifierFile.load(device, LeNet.DESIGN, file(model));
    }

    /**
     * Finds a network's weights.
     *
     * @param model one of {@link #models}
     * @return a safetensors file
     */
    public Path file(TrainedModel model) {
        return root.resolve("models").resolve(model.hyperParameters().id() + ".safetensors");
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
        List<List<LabelledPair>> byDigit = new ArrayList<>();
        for (int digit = 0; digit < LabelledImages.DIGITS; digit++) {
            byDigit.add(new ArrayList<>());
        }
        for (LabelledPair pair : pairs(model)) {
            if (pair.sample().correct() == right) {
                byDigit.get(pair.sample().trueDigit()).add(pair);
            }
        }
        int longest = byDigit.stream().mapToInt(List::size).max().orElse(0);
        List<LabelledPair> examples = new ArrayList<>();
        for (int rank = 0; rank < longest; rank++) {
            for (List<LabelledPair> own : byDigit) {
                if (rank < own.size() && examples.size() < count) {
                    examples.add(own.get(rank));
                }
            }
        }
        return examples;
    }
}
