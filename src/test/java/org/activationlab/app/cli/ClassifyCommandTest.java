package org.activationlab.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.activationlab.app.classify.ClassifierRun;
import org.activationlab.network.SafeTensors;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifyCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return ActivationLab.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    /** Some seconds of work on digits drawn by code. */
    private int train(Path to, String network, String... more) {
        List<String> words = new ArrayList<>(List.of("classify", "train", "--network", network));
        words.addAll(List.of("--data", "synthetic", "--train-images", "360", "--test-images", "120"));
        words.addAll(List.of("--epochs", "2", "--batch", "20", "--out", to.toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static List<Double> numbers(TrainingEpoch epoch) {
        return List.of(epoch.trainLoss(), epoch.trainAccuracy(), epoch.validationLoss(), epoch.validationAccuracy());
    }

    @Test
    void trainsKeepsAndShowsOneNetwork() throws Exception {
        Path out3 = folder.resolve("one");
        Path to = out3.resolve("seed-3");
        assertThat(train(out3, "single-channel", "--seed", "3"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .startsWith("SYNTHETIC digits drawn by code")
                .contains(
                        "2 epochs of batches of 20 at 0.001, 60 validation images, seed 3",
                        "epoch 2: training loss ",
                        "Confusion matrix: true digits on rows",
                        "Scores by digit",
                        "folder " + out3)
                .doesNotContain("\r");
        TrainingLog log = TrainingLog.read(to.resolve("log.csv"));
        assertThat(log.isComplete()).isTrue();
        assertThat(log.network()).isEqualTo("single-channel network");
        assertThat(log.data()).startsWith("SYNTHETIC").contains("360 training and 120 test images, fingerprint ");
        assertThat(log.plan().seed()).isEqualTo(3);
        for (String file : List.of(
                "curves.png",
                "curves.svg",
                "confusion.png",
                "saliency.png",
                "pca.png",
                "tsne.png",
                "epochs/001-saliency.png",
                "epochs/002-pca.png")) {
            assertThat(to.resolve(file)).isNotEmptyFile();
        }
        assertThat(to.resolve("confusion.csv"))
                .content()
                .startsWith("true class,predicted 0,")
                .hasLineCount(11);
        assertThat(to.resolve("scores.csv")).content().startsWith("class,true,predicted,precision,recall,F1\n0,");
        assertThat(SafeTensors.read(to.resolve("best.safetensors")).metadata())
                .containsEntry("epoch", Integer.toString(log.best().epoch()));

        // The same again elsewhere gives the same numbers; here it is known to be done.
        Path twin = folder.resolve("twin/seed-3");
        assertThat(train(folder.resolve("twin"), "single-channel", "--seed", "3", "--no-epoch-figures"))
                .isZero();
        TrainingLog again = TrainingLog.read(twin.resolve("log.csv"));
        assertThat(again.epochs().stream().map(ClassifyCommandTest::numbers))
                .containsExactlyElementsOf(
                        log.epochs().stream().map(ClassifyCommandTest::numbers).toList());
        assertThat(Files.readAllBytes(twin.resolve("best.safetensors")))
                .isEqualTo(Files.readAllBytes(to.resolve("best.safetensors")));
        assertThat(twin.resolve("epochs")).doesNotExist();
        assertThat(train(out3, "single-channel", "--seed", "3")).isZero();
        assertThat(out.toString()).contains("2 epochs, 2 of them done before");
        assertThat(TrainingLog.read(to.resolve("log.csv"))).isEqualTo(log);

        // Another training does not take its place.
        assertThat(train(out3, "single-channel", "--seed", "4", "--rate", "0.01"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("holds a training with other settings")
                .doesNotContain("\tat ");

        assertThat(run(evaluate("single-channel", to.resolve("best.safetensors"))))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("% of the test images right, mean cross-entropy ", "weighted mean");
        assertThat(run(evaluate("narrowing", to.resolve("best.safetensors")))).isEqualTo(1);
        assertThat(err.toString()).contains("conv1.weight must have the shape [10, 1, 3, 3], but has [1, 1, 2, 2]");
    }

    private static String[] evaluate(String network, Path weights, String... more) {
        List<String> words = new ArrayList<>(List.of("classify", "evaluate", "--network", network));
        words.addAll(List.of("--restore", weights.toString(), "--data", "synthetic"));
        words.addAll(List.of("--train-images", "1", "--test-images", "120"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void sumsUpSeedsGoesOnFromACheckpointAndDrawsLogs() throws Exception {
        Path to = folder.resolve("several");
        assertThat(train(to, "lenet5", "--seeds", "1-2", "--no-epoch-figures"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Best epoch of each seed", "mean ", "deviation ");
        List<String> seeds = Files.readAllLines(to.resolve("seeds.csv"));
        assertThat(seeds).hasSize(5);
        assertThat(seeds.get(0))
                .isEqualTo("seed,best epoch,validation accuracy,validation loss,lowest validation loss,test accuracy");
        TrainingLog first = TrainingLog.read(to.resolve("seed-1/log.csv"));
        TrainingLog second = TrainingLog.read(to.resolve("seed-2/log.csv"));
        double mean = (first.best().validationAccuracy() + second.best().validationAccuracy()) / 2;
        assertThat(Double.parseDouble(seeds.get(3).split(",", -1)[2])).isCloseTo(mean, within(1e-12));
        assertThat(to.resolve("curves.png")).isNotEmptyFile();

        Path on = folder.resolve("on");
        Path checkpoint = to.resolve("seed-1/best.safetensors");
        assertThat(train(on, "lenet5", "--device", "cpu", "--restore", checkpoint.toString()))
                .isZero();
        TrainingLog further = TrainingLog.read(on.resolve("seed-1/log.csv"));
        assertThat(further.weights()).matches("restored from best.safetensors, SHA-256 [0-9a-f]{16}");
        assertThat(further.device()).isEqualTo("cpu");
        // What was learned before is not forgotten: fresh weights begin at ln 10 = 2.3.
        assertThat(further.epochs().get(0).trainLoss())
                .isLessThan(first.epochs().get(0).trainLoss());

        Path picture = folder.resolve("pictures");
        assertThat(run(
                        "curves",
                        to.resolve("seed-1/log.csv").toString(),
                        to.resolve("seed-2/log.csv").toString(),
                        "--out",
                        picture.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("Of 2 trainings the best is seed ", "Best epoch of each training", "curves " + picture);
        assertThat(picture.resolve("curves.png")).isNotEmptyFile();
        assertThat(picture.resolve("curves.svg")).content().contains("<svg");
        Path wrong = Files.writeString(folder.resolve("log.csv"), "# network: x\nepoch,loss\n");
        assertThat(run("curves", wrong.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains(wrong + ", line 2: expected '# data: '")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("curves.png")).doesNotExist();
    }

    @Test
    void evaluatesWithPictures() throws Exception {
        Path to = folder.resolve("n");
        assertThat(train(to, "narrowing", "--no-epoch-figures"))
                .as(err.toString())
                .isZero();
        Path seen = folder.resolve("seen");
        assertThat(run(evaluate(
                        "narrowing",
                        to.resolve("seed-1").resolve(ClassifierRun.CHECKPOINT),
                        "--layer",
                        "relu1",
                        "--out",
                        seen.toString())))
                .as(err.toString())
                .isZero();
        try (Stream<Path> files = Files.list(seen)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("confusion.png", "confusion.csv", "scores.csv", "saliency.png", "pca.png");
        }
    }

    @Test
    void saysWhatBecomesOfAnInterruptedTraining() {
        Thread.currentThread().interrupt();
        int code;
        try {
            code = train(folder.resolve("stopped"), "single-channel");
        } finally {
            Thread.interrupted();
        }
        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .contains("stopped. Seeds that were finished are kept; the interrupted one begins anew")
                .doesNotContain("\tat ");
        assertThat(train(folder.resolve("stopped"), "single-channel"))
                .as(err.toString())
                .isZero();
    }

    @Test
    void touchesNoFolderOfOthers() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "mine");
        assertThat(train(folder, "single-channel")).isEqualTo(1);
        assertThat(err.toString()).contains("holds other files than trainings, for example letter.txt");
        assertThat(folder).isDirectoryContaining("glob:**letter.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"classify", "classify train", "classify evaluate --network lenet5", "curves", "classify fly"})
    void answersWrongUseWithCodeTwo(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotEmpty().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "--network vgg, 'the network must be single-channel, narrowing, lenet5, but was vgg'",
        "--network lenet5 --epochs 0, at least 1 epoch",
        "--network lenet5 --batch 1, batches of at least 2 images",
        "--network lenet5 --rate 0, a learning rate above 0",
        "--network lenet5 --seeds five, '--seeds must be numbers such as 1-5 or 1,3, but was five'",
        "'--network lenet5 --seeds 1-3,2', '--seeds names a seed twice'",
        "--network lenet5 --layer fc9, LeNet-5 has no layer fc9",
        "--network lenet5 --device gpu, sees no GPU",
        "--network lenet5 --train-images 0, '--train-images must be at least 1, but was 0'",
        "--network lenet5 --data synthetic --train-images 50 --test-images 9, expected at least 72 training images"
    })
    void answersAnImpossibleSettingWithCodeTwoAndItsReason(String line, String reason) {
        assertThat(run(("classify train " + line + " --out " + folder.resolve("never")).split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).contains(reason).doesNotContain("\tat ");
        assertThat(folder.resolve("never")).doesNotExist();
    }
}
