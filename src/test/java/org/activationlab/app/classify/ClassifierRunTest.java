package org.activationlab.app.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.network.layers.WeightDraw;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyProgress;
import org.activationlab.vision.ClassifierFile;
import org.activationlab.vision.ClassifierSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierRunTest {

    private static final DigitData DIGITS = SyntheticDigits.generate(4, 160, 40);
    private static final ClassifierSettings SETTINGS = new ClassifierSettings(2, 20, 0.003, 40, 1);

    private final List<String> notes = new ArrayList<>();
    private final StudyProgress progress = new StudyProgress() {
        @Override
        public void begin(String stage, String unit, long total, long alreadyDone) {}

        @Override
        public void advance(long amount) {
            learned += amount;
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }

        @Override
        public void end(String summary) {}
    };

    /** Epochs that were learned, not found. */
    private long learned;

    @TempDir
    private Path folder;

    private List<ClassifierResult> train(ClassifierPlan plan, Path to, Long... seeds) throws Exception {
        learned = 0;
        notes.clear();
        return new ClassifierRun(plan, progress).train(List.of(seeds), to);
    }

    private static ClassifierPlan plan(ClassifierSettings settings, @Nullable Path restore) {
        DigitClassifier network = DigitClassifier.NARROWING;
        return new ClassifierPlan(network, settings, DIGITS, restore, network.featureLayer(), false, ComputeDevice.CPU);
    }

    private static List<List<Double>> numbers(TrainingLog log) {
        return log.epochs().stream()
                .map(epoch -> List.of(epoch.trainLoss(), epoch.validationLoss(), epoch.validationAccuracy()))
                .toList();
    }

    @Test
    void beginsAnewWhatWasInterruptedAndNothingElse() throws Exception {
        ClassifierPlan plan = plan(SETTINGS, null);
        ClassifierResult whole = train(plan, folder, 1L).get(0);
        assertThat(learned).isEqualTo(2);
        Path log = folder.resolve("seed-1/log.csv");
        Path weights = folder.resolve("seed-1/best.safetensors");
        String text = Files.readString(log);
        byte[] best = Files.readAllBytes(weights);

        train(plan, folder, 1L);
        assertThat(learned).isZero();

        int last = text.lastIndexOf("\n2,") + 1;
        for (String left : List.of("", text.substring(0, 40), text.substring(0, last), text.substring(0, last + 9))) {
            Files.writeString(log, left);
            assertThat(train(plan, folder, 1L).get(0).parameters()).isEqualTo(whole.parameters());
            assertThat(learned).as(left).isEqualTo(2);
            assertThat(numbers(TrainingLog.read(log))).isEqualTo(numbers(whole.log()));
            assertThat(Files.readAllBytes(weights)).isEqualTo(best);
        }

        // All lines, but the weights of another epoch, as a kill between the two once left them.
        TrainingEpoch other = whole.log().epochs().get(2 - whole.log().best().epoch());
        ClassifierFile.write(
                weights, whole.log(), other, WeightDraw.fresh(plan.network().design(), 9));
        assertThat(train(plan, folder, 1L).get(0).parameters()).isEqualTo(whole.parameters());
        assertThat(learned).isEqualTo(2);
        Files.delete(weights);
        train(plan, folder, 1L);
        assertThat(learned).isEqualTo(2);
        assertThat(Files.readAllBytes(weights)).isEqualTo(best);
    }

    @Test
    void drawsCurvesWheneverTheyAreMissing() throws Exception {
        train(plan(SETTINGS, null), folder, 1L);
        Files.delete(folder.resolve("seed-1/curves.svg"));
        Files.delete(folder.resolve("curves.png"));
        train(plan(SETTINGS, null), folder, 1L);
        assertThat(learned).isZero();
        assertThat(folder.resolve("seed-1/curves.svg")).isNotEmptyFile();
        assertThat(folder.resolve("curves.png")).isNotEmptyFile();
    }

    @Test
    void sumsUpAllSeedsOfAFolder() throws Exception {
        Path together = folder.resolve("together");
        train(plan(SETTINGS, null), together, 1L, 2L);
        Path oneByOne = folder.resolve("one by one");
        train(plan(SETTINGS, null), oneByOne, 2L);
        assertThat(Files.readAllLines(oneByOne.resolve("seeds.csv")))
                .hasSize(4)
                .element(1)
                .asString()
                .startsWith("2,");
        train(plan(SETTINGS, null), oneByOne, 1L);
        assertThat(oneByOne.resolve("seeds.csv")).hasSameTextualContentAs(together.resolve("seeds.csv"));
        assertThat(oneByOne.resolve("curves.png")).hasSameBinaryContentAs(together.resolve("curves.png"));
        assertThat(notes).anyMatch(note -> note.startsWith("seeds.csv and curves.png sum up all 2 finished trainings"));
        // An unfinished one beside it does not count, and is not touched.
        String log = Files.readString(oneByOne.resolve("seed-2/log.csv"));
        String half = log.substring(0, log.lastIndexOf("\n2,") + 1);
        Files.writeString(oneByOne.resolve("seed-2/log.csv"), half);
        train(plan(SETTINGS, null), oneByOne, 1L);
        assertThat(Files.readAllLines(oneByOne.resolve("seeds.csv")))
                .hasSize(4)
                .element(1)
                .asString()
                .startsWith("1,");
        assertThat(oneByOne.resolve("seed-2/log.csv")).hasContent(half);
    }

    @Test
    void refusesToMixTrainings() throws Exception {
        train(plan(SETTINGS, null), folder, 1L);
        String seeds = Files.readString(folder.resolve("seeds.csv"));
        ClassifierPlan other = plan(SETTINGS.withEpochs(3), null);
        assertThatThrownBy(() -> train(other, folder, 2L))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(folder.resolve("seed-1") + " holds a training with other settings");
        assertThat(folder.resolve("seed-2")).doesNotExist();
        assertThat(folder.resolve("seeds.csv")).hasContent(seeds);
        Files.createDirectory(folder.resolve("seed-02"));
        assertThatThrownBy(() -> train(plan(SETTINGS, null), folder, 1L))
                .hasMessageContaining("holds other files than trainings, for example seed-02");
    }

    @Test
    void knowsRestoredWeightsByTheirNumbers() throws Exception {
        Path begin = folder.resolve("begin.safetensors");
        Path to = folder.resolve("to");
        SafeTensors.write(begin, WeightDraw.fresh(DigitClassifier.NARROWING.design(), 5), Map.of());
        train(plan(SETTINGS, begin), to, 1L);
        // Equal numbers from another folder are the same training.
        Path copy = folder.resolve("copy/begin.safetensors");
        SafeTensors.write(copy, WeightDraw.fresh(DigitClassifier.NARROWING.design(), 5), Map.of("by", "another"));
        train(plan(SETTINGS, copy), to, 1L);
        assertThat(learned).isZero();
        SafeTensors.write(begin, WeightDraw.fresh(DigitClassifier.NARROWING.design(), 6), Map.of());
        assertThatThrownBy(() -> train(plan(SETTINGS, begin), to, 1L))
                .hasMessageContaining("holds a training with other settings");
    }

    /** Sets all numbers of one array. */
    private static Parameters with(Parameters parameters, String name, float value) {
        float[] block = parameters.block();
        int from = 0;
        for (ParameterShape shape : parameters.shapes()) {
            if (shape.name().equals(name)) {
                Arrays.fill(block, from, from + shape.size(), value);
            }
            from += shape.size();
        }
        return Parameters.of(parameters.shapes(), block);
    }

    private ClassifierPlan from(Parameters parameters) throws IOException {
        Path file = folder.resolve("from.safetensors");
        SafeTensors.write(file, parameters, Map.of());
        ClassifierPlan plan = plan(SETTINGS, file);
        return new ClassifierPlan(plan.network(), plan.settings(), DIGITS, file, plan.layer(), true, ComputeDevice.CPU);
    }

    @Test
    void outlivesATrainingThatDiverged() throws Exception {
        Parameters fresh = WeightDraw.fresh(DigitClassifier.NARROWING.design(), 1);
        ClassifierPlan plan = from(with(fresh, "conv4.bias", Float.NaN));
        Path own = folder.resolve("to/seed-1");
        ClassifierResult result = train(plan, folder.resolve("to"), 1L).get(0);
        assertThat(result.log().isComplete()).isTrue();
        assertThat(result.log().best().trainLoss()).isNaN();
        assertThat(notes)
                .contains(
                        "epoch 1: no 001-saliency.png: some gradients are no finite numbers, so the network diverged",
                        "no pca.png: some values of " + plan.layer()
                                + " are no finite numbers, so the network diverged");
        assertThat(own.resolve("saliency.png")).doesNotExist();
        assertThat(own.resolve("confusion.png")).isNotEmptyFile();
        assertThat(own.resolve("curves.png")).isNotEmptyFile();
        // A picture from before would be taken for one of this network.
        Files.writeString(own.resolve("tsne.png"), "old");
        train(plan, folder.resolve("to"), 1L);
        assertThat(learned).isZero();
        assertThat(own.resolve("tsne.png")).doesNotExist();
    }

    @Test
    void saysThatALayerGivesTheSameForEveryImage() throws Exception {
        Parameters fresh = WeightDraw.fresh(DigitClassifier.NARROWING.design(), 1);
        ClassifierPlan plan = from(with(with(fresh, "conv4.weight", -0.1f), "conv4.bias", -0.1f));
        train(plan, folder.resolve("to"), 1L);
        assertThat(notes)
                .contains(
                        "epoch 2: no 002-pca.png: " + plan.layer() + " gives the same for every image",
                        "no pca.png: " + plan.layer() + " gives the same for every image",
                        "no tsne.png: " + plan.layer() + " gives the same for every image");
        assertThat(folder.resolve("to/seed-1/saliency.png")).isNotEmptyFile();
        assertThat(folder.resolve("to/seed-1/pca.png")).doesNotExist();
    }
}
