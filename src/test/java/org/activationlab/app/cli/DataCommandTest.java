package org.activationlab.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return ActivationLab.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void saysWhichImagesItFoundAndWhere() {
        assertThat(run("data", "--data", "synthetic")).isZero();
        assertThat(out.toString()).contains("SYNTHETIC digits drawn by code", "as asked for");
    }

    @Test
    void saysWhereSentencesLie() {
        assertThat(run("data", "--data", "synthetic")).isZero();
        assertThat(out.toString().lines().dropWhile(line -> !line.startsWith("Sentences")))
                .hasSize(4)
                .anyMatch(line -> line.contains("ACTIVATION_LAB_DATA"))
                .anyMatch(line -> line.contains("cache folder"))
                .last()
                .isEqualTo("- film reviews made by code: always at hand, but not SST-2");
    }

    @Test
    void failsWhereTheyCannotBeHad(@TempDir Path empty) {
        assertThat(run("data", "--data", empty.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(empty.toString(), "train-images-idx3-ubyte");
    }
}
