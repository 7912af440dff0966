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
    void failsWhereTheyCannotBeHad(@TempDir Path empty) {
        assertThat(run("data", "--data", empty.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(empty.toString(), "train-images-idx3-ubyte");
    }
}
