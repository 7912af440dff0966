package org.activationlab.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.network.training.KeptEpoch;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.network.training.TrainingPlan;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedRunTest {

    private static final List<ParameterShape> SHAPES = List.of(ParameterShape.of("number", 1));

    /** Validation accuracies of the epochs that come, whatever is learned: the second is the best. */
    private static final List<Double> ACCURACIES = List.of(0.5, 0.75, 0.625, 0.5);

    @TempDir
    private Path folder;

    private final List<String> begun = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final StudyProgress progress = new StudyProgress() {
        @Override
        public void begin(String stage, String unit, long total, long alreadyDone) {
            begun.add(stage + ": " + alreadyDone + " of " + total);
        }

        @Override
        public void advance(long amount) {}

        @Override
        public void note(String line) {
            said.add(line);
        }

        @Override
        public void end(String summary) {
            said.add(summary);
        }
    };

    /** Learns a single number, the epoch's own; the seed 13 cannot be learned. */
    private static final class OneNumber implements SeedSubject<Float> {

        private final OptionalDouble testAccuracy;

        OneNumber(OptionalDouble testAccuracy) {
            this.testAccuracy = testAccuracy;
        }

        @Override
        public Start start(long seed) {
            TrainingPlan plan = TrainingPlan.of(seed, 9).withPatience(2).with("validation sentences", "8");
            return new Start(
                    new TrainingLog("one number", "none", TrainingLog.FRESH_WEIGHTS, "cpu", plan, List.of()),
                    Parameters.of(SHAPES, new float[1]));
        }

        @Override
        public List<String> files() {
            return List.of("words.txt");
        }

        @Override
        public void learn(Start start, Listener listener) throws IOException {
            for (int epoch = 1; epoch <= 4; epoch++) {
                if (start.log().plan().seed() == 13 && epoch == 2) {
                    throw new IOException("the disk is full");
                }
                listener.epoch(
                        new TrainingEpoch(epoch, 1, 0.5, 0.5, ACCURACIES.get(epoch - 1), 0),
                        Parameters.of(SHAPES, new float[] {epoch}));
            }
        }

        @Override
        public void keep(Path folder, TrainingLog log, TrainingEpoch epoch, Parameters learned) throws IOException {
            Files.writeString(folder.resolve("words.txt"), "some");
            SafeTensors.write(folder.resolve(SeedFolder.CHECKPOINT), learned, KeptEpoch.words(log, epoch));
        }

        @Override
        public Seen<Float> see(Path folder, TrainingLog log) throws IOException {
            float number = SafeTensors.read(folder.resolve(SeedFolder.CHECKPOINT))
                    .parameters()
                    .values("number")[0];
            return new Seen<>(number, testAccuracy, List.of("seen"));
        }

        @Override
        public OptionalDouble testAccuracy(Path folder) {
            return testAccuracy;
        }
    }

    private List<Float> train(OptionalDouble testAccuracy, Long... seeds) throws Exception {
        return new SeedRun<>(new OneNumber(testAccuracy), progress).train(List.of(seeds), folder);
    }

    @Test
    void keepsTheBestEpochAndKnowsATrainingThatEndedEarly() throws Exception {
        assertThat(train(OptionalDouble.of(0.25), 1L)).containsExactly(2f);
        assertThat(train(OptionalDouble.of(0.25), 1L)).containsExactly(2f);
        assertThat(begun).containsExactly("seed 1: 0 of 9", "seed 1: 4 of 4");
        assertThat(said)
                .contains("best epoch 2, 75.00 % of the validation and 25.00 % of the test sentences right", "seen");
        // What belongs to the weights must be there as well.
        Files.delete(folder.resolve("seed-1/words.txt"));
        train(OptionalDouble.of(0.25), 1L);
        assertThat(begun).last().isEqualTo("seed 1: 0 of 9");
        assertThat(KeptEpoch.of(folder.resolve("seed-1/best.safetensors"))).contains(new KeptEpoch(2, "none"));
        assertThat(KeptEpoch.of(folder.resolve("none.safetensors"))).isEmpty();
    }

    @Test
    void sumsUpAfterEachSeed() throws Exception {
        assertThatThrownBy(() -> train(OptionalDouble.of(0.25), 2L, 13L)).hasMessage("the disk is full");
        assertThat(folder.resolve("seeds.csv"))
                .content()
                .startsWith("seed,best epoch,")
                .contains("\n2,2,0.75,0.5,0.5,0.25\nmean,,0.75,0.5,0.5,0.25\n");
        assertThat(folder.resolve("curves.png")).isNotEmptyFile();
        assertThat(train(OptionalDouble.of(0.25), 1L)).hasSize(1);
        assertThat(said).last().isEqualTo("seeds.csv and curves.png sum up all 2 finished trainings in " + folder);
        assertThat(Files.readAllLines(folder.resolve("seeds.csv"))).hasSize(5);
    }

    @Test
    void doesWithoutTestExamples() throws Exception {
        train(OptionalDouble.empty(), 1L, 2L);
        assertThat(said).contains("best epoch 2, 75.00 % of the validation sentences right");
        assertThat(folder.resolve("seeds.csv")).content().contains("\n1,2,0.75,0.5,0.5,\n", "\nmean,,0.75,0.5,0.5,\n");
    }

    @Test
    void touchesNoFolderOfOthers() throws Exception {
        Path own = Files.createDirectories(folder.resolve("seed-1"));
        Files.writeString(own.resolve("letter.txt"), "mine");
        assertThatThrownBy(() -> train(OptionalDouble.empty(), 1L))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(own + " holds other files and no training");
        assertThat(begun).isEmpty();
    }
}
