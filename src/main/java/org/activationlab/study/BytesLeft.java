package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import org.activationlab.files.FreeSpace;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.TrainingGroup;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.TraceLayout;

/** How many bytes a step still has to write, a few per cent too many; each step asks before it begins. */
final class BytesLeft {

    /** Header, words and padding of a parameter file, and its line in a table. */
    private static final long MODEL = 2_500;
    /** Schema, footer and the head of a batch. */
    private static final long ARROW = 12_000;
    /** Two texts, digits, votes and label of a row. */
    private static final long ROW = 160;
    /** Right and wrong pairs of ten digits. */
    private static final long CELLS = 20;
    /** A noisy reference image: votes, mean of the logits, their covariance. */
    private static final long NOISY = 10 * 4 + 10 * 4 + 100 * 4 + ROW;

    private final RunFolder folder;

    BytesLeft(RunFolder folder) {
        this.folder = folder;
    }

    /** For parameters of groups without a record. */
    void requireForTraining(TrainStage stage, List<TrainingGroup> groups) throws IOException {
        long models = 0;
        for (TrainingGroup group : groups) {
            if (!Files.exists(folder.record(stage.name(), stage.id(group)))) {
                models += group.models().size();
            }
        }
        FreeSpace.require(folder.root(), "training", models * (floats(LeNet.PARAMETER_COUNT) + MODEL));
    }

    /** For labels of models without any. */
    void requireForLabels(List<ModelFile> models, int pairsPerCell) throws IOException {
        long left = missing(models.stream().map(LabelStage::file).toList());
        FreeSpace.require(folder.root(), "labelling", left * (CELLS * pairsPerCell * ROW + ARROW));
    }

    /** For pairs with activations, and once more joined. */
    void requireForPairs(List<ModelFile> models, EvidenceSet set) throws IOException {
        long pairs = 0;
        long left = 0;
        for (ModelFile model : models) {
            long own = LabelFile.count(folder.file(set.labels(model)));
            pairs += own;
            if (!Files.exists(folder.file(set.pairs(model)))) {
                left += own * pair() + ARROW;
            }
        }
        boolean joined = Files.exists(folder.file(set.joinedFile()));
        FreeSpace.require(folder.root(), "exporting pairs", left + (joined ? 0 : pairs * pair() + ARROW));
    }

    /** For evidence of a design, with what all designs share. */
    void requireForEvidence(List<ModelFile> models, EvidenceSet set, EvidencePlan plan, int testImages)
            throws IOException {
        long predictions = missing(models.stream().map(PredictStage::file).toList()) * (testImages + ARROW);
        long reference = missing(models.stream()
                        .map(model -> ReferenceStage.file(model.id()))
                        .toList())
                * (plan.referenceImages() * pair() + ARROW);
        long noisy = missing(models.stream()
                        .map(model -> ReferenceNoiseStage.file(model.id()))
                        .toList())
                * (plan.referenceImages() * NOISY + ARROW);
        long rows = plan.pairsPerModel();
        long labels = missing(models.stream().map(set::labels).toList()) * (rows * ROW + ARROW);
        long draws = missing(models.stream().map(model -> set.draws(model.id())).toList())
                * (rows * (plan.extraDraws() + 40L) + ARROW);
        long pairs = missing(models.stream().map(set::pairs).toList()) * (rows * pair() + ARROW);
        long joined = Files.exists(folder.file(set.joinedFile())) ? 0 : models.size() * rows * pair() + ARROW;
        FreeSpace.require(folder.root(), "evidence", predictions + reference + noisy + labels + draws + pairs + joined);
    }

    private long missing(Collection<String> names) {
        return names.stream().filter(name -> !Files.exists(folder.file(name))).count();
    }

    private static long pair() {
        return floats(TraceLayout.LENET_LAST_FOUR.totalSize()) + ROW;
    }

    /** Four bytes for a value, and Arrow's bit that says that it is there. */
    private static long floats(long count) {
        return 4 * count + (count + 7) / 8;
    }
}
