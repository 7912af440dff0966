package org.activationlab.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.app.sentences.SmallReviews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentencesTrustCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String verb, Path data, String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of("sentences", verb, "--data", data.toString()));
        words.addAll(List.of("--epochs", "2", "--embedding", "6", "--hidden", "4"));
        words.addAll(List.of(more));
        return ActivationLab.execute(
                new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    }

    @Test
    void asksTheNetworksOfAFolder() throws Exception {
        Path data = SmallReviews.write(folder.resolve("data"));
        String networks = folder.resolve("networks").toString();
        String seen = folder.resolve("seen").toString();
        assertThat(run("train", data, "--seeds", "1-2", "--out", networks))
                .as(err.toString())
                .isZero();
        String[] small = {networks, "--folds", "3", "--draws", "8", "--judges", "1", "--out", seen};
        assertThat(run("trust", data, small)).as(err.toString()).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains(
                        "2 networks of " + networks + ", 3 parts, 8 draws, seed 1",
                        "tested on 200 answers of 2 networks",
                        "right or wrong",
                        "activations, own level",
                        "ratio under embedding noise",
                        "folder " + seen);
        try (var files = Files.list(Path.of(seen))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "right.png",
                            "right.csv",
                            "words-left-out.png",
                            "words-left-out.csv",
                            "embedding-noise.png",
                            "embedding-noise.csv",
                            "differences.csv");
        }
        String first = Files.readString(Path.of(seen, "right.csv"));
        assertThat(run("trust", data, small)).isZero();
        assertThat(Files.readString(Path.of(seen, "right.csv"))).isEqualTo(first);

        assertThat(run("trust", data, networks, "--pooling", "mean", "--out", seen))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("holds no finished training with these options")
                .doesNotContain("\tat ");
        assertThat(run("trust", data, folder.resolve("nothing").toString(), "--out", seen))
                .isEqualTo(1);
        assertThat(err.toString()).contains("holds no training. Train networks first");
        assertThat(run("trust", data, networks, "--folds", "2", "--out", seen)).isEqualTo(2);
        assertThat(err.toString()).contains("expected at least 3 folds");
        assertThat(run("trust", data, networks, "--word-drop", "1", "--out", seen))
                .isEqualTo(2);
        assertThat(err.toString()).contains("the share of words left out must be above 0 and below 1");
        assertThat(run("trust", data, networks, "--out", networks)).isEqualTo(2);
        assertThat(err.toString()).contains("--out must be another folder");
        Path noTest = SmallReviews.writeWithoutTestLabels(folder.resolve("glue"));
        assertThat(run("trust", noTest, networks, "--out", seen)).isEqualTo(1);
        assertThat(err.toString()).contains("needs test sentences with labels");
        assertThat(run("trust", data, networks, "--workers", "0", "--out", seen))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--workers must be at least 1");
    }
}
