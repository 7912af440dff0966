package org.activationlab.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.app.sentences.SmallReviews;
import org.activationlab.network.training.TrainingLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void writeSentences() throws Exception {
        data = SmallReviews.write(folder.resolve("data"));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return ActivationLab.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private int train(Path to, String... more) {
        List<String> words = new ArrayList<>(List.of("sentences", "train", "--data", data.toString()));
        words.addAll(List.of("--epochs", "2", "--embedding", "6", "--hidden", "4", "--out", to.toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    @Test
    void trainsJudgesAndExplains() throws Exception {
        Path to = folder.resolve("to");
        Path own = to.resolve("seed-1");
        assertThat(train(to)).as(err.toString()).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .startsWith("data (not the official SST-2 files): 200 training, 60 validation and 100 test sentences")
                .contains(
                        "bidirectional LSTM, 1 layer of 4 units, 6 numbers per word, max pooling, at most 2 epochs of"
                                + " batches of 50 at 0.001, patience 3, seed 1",
                        "epoch 2: training loss ",
                        "% of the test sentences right, mean cross-entropy ",
                        "Confusion matrix: true classes on rows",
                        "folder " + to)
                .doesNotContain("\r", "careful");
        assertThat(train(to)).isZero();
        assertThat(out.toString()).contains("2 epochs, 2 of them done before");
        assertThat(train(to, "--seeds", "2-3")).isZero();
        assertThat(out.toString()).contains("Best epoch of each seed", "sum up all 3 finished trainings");
        assertThat(Files.readAllLines(to.resolve("seeds.csv"))).hasSize(6);
        assertThat(train(to, "--pooling", "last")).isEqualTo(1);
        assertThat(err.toString())
                .contains("holds a training with other settings")
                .doesNotContain("\tat ");

        Path seen = folder.resolve("seen");
        assertThat(run("sentences", "evaluate", own.toString(), "--data", data.toString(), "--out", seen.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("trained on data (not the official", "% of the test sentences right")
                .doesNotContain("careful");
        for (String file : List.of("confusion.csv", "scores.csv", "predictions.csv")) {
            assertThat(seen.resolve(file)).hasSameTextualContentAs(own.resolve(file));
        }
        assertThat(seen.resolve("tsne-lstm1.png")).hasSameBinaryContentAs(own.resolve("tsne-lstm1.png"));

        Path others = SmallReviews.writeWithoutTestLabels(folder.resolve("others"));
        assertThat(run("sentences", "evaluate", own.toString(), "--data", others.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("careful: these sentences are other data", "% of the validation sentences right");
        assertThat(run("sentences", "evaluate", own.toString(), "--data", others.toString(), "--part", "test"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no test sentences with labels").doesNotContain("\tat ");
        explains(own);
    }

    private void explains(Path own) throws Exception {
        Path page = folder.resolve("words.html");
        String first = String.join(" ", SmallReviews.DATA.train().words(0));
        assertThat(run("sentences", "explain", own.toString(), first + " Zorgly<b>", "", "--out", page.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("unknown  zorgly, b", "Integrated gradients", "probability of praise ", "residual ")
                .contains("words    none", "colours  " + page);
        assertThat(page).content().startsWith("<!DOCTYPE html>").contains("zorgly", "(no words)");
        for (String method : List.of("occlusion-unknown", "occlusion-left-out")) {
            Path picture = folder.resolve(method + ".png");
            assertThat(run(
                            "sentences",
                            "explain",
                            own.toString(),
                            first,
                            "--method",
                            method,
                            "--out",
                            picture.toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("this method promises none").contains("unknown  no word");
            assertThat(picture).isNotEmptyFile();
        }
        assertThat(run("sentences", "explain", own.toString(), first, "--out", "words.txt"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("written as .html or .png, but the file was to be words.txt");
        Files.writeString(own.resolve("vocabulary.txt"), "# minimum count: 1\n");
        assertThat(run("sentences", "explain", own.toString(), first)).isEqualTo(1);
        assertThat(err.toString()).contains("vocabulary.txt, line ").doesNotContain("\tat ");
        assertThat(run("sentences", "explain", folder.toString(), first)).isEqualTo(1);
        assertThat(err.toString()).contains("best.safetensors does not exist");
    }

    @Test
    void saysThatValidationSentencesAreShown() throws Exception {
        data = SmallReviews.writeWithoutTestLabels(folder.resolve("untested"));
        Path to = folder.resolve("to");
        assertThat(train(to, "--layers", "2", "--one-direction", "--vectors", "random"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "no test sentences with labels: pictures and tables show the validation sentences",
                        "no tsne-lstm2.png: neighbourhoods of 30 need more than 90 validation sentences, but there are 60",
                        "% of the validation sentences right, mean cross-entropy ");
        assertThat(to.resolve("seed-1/pca-lstm2.png")).isNotEmptyFile();
        assertThat(to.resolve("seeds.csv")).content().endsWith("\ndeviation,,,,,\n");
        assertThat(TrainingLog.read(to.resolve("seed-1/log.csv")).weights()).isEqualTo("fresh, random word vectors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sentences",
                "sentences train",
                "sentences evaluate",
                "sentences explain",
                "sentences explain folder",
                "sentences explain folder words --method guessing",
                "sentences fly"
            })
    void answersWrongUseWithCodeTwo(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotEmpty().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "--epochs 0, 'epochs, patience and batch size must be at least 1'",
        "--patience 0, 'epochs, patience and batch size must be at least 1'",
        "--learning-rate 0, the learning rate must be above 0",
        "--word-dropout 1, word dropout must be at least 0 and below 1",
        "--averaging NaN, averaging must be at least 0 and below 1",
        "--hidden 0, 1 unit",
        "--layers 9, 1 to 8 layers",
        "--minimum-count 0, the minimum count must be at least 1",
        "--pooling sum, 'the pooling must be last, mean or max, but was sum'",
        "'--seeds 1-3,2', '--seeds names a seed twice'",
        "--device gpu, sees no GPU"
    })
    void answersAnImpossibleSettingWithCodeTwoAndItsReason(String line, String reason) {
        String never = folder.resolve("never").toString();
        List<String> words = new ArrayList<>(List.of("sentences", "train", "--data", data.toString(), "--out", never));
        words.addAll(List.of(line.split(" ")));
        assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains(reason).doesNotContain("\tat ");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    void namesTheLineOfABrokenRow() throws Exception {
        Files.writeString(data.resolve("dev.tsv"), "a fine film\t1\na dull one\n");
        assertThat(train(folder.resolve("never"))).isEqualTo(1);
        assertThat(err.toString()).contains("dev.tsv, line 2").doesNotContain("\tat ");
        assertThat(folder.resolve("never")).doesNotExist();
    }
}
