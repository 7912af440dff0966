package org.activationlab.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The command line, without measuring anything. */
class BenchTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Bench.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThat(run("label", "flying")).isEqualTo(2);
        assertThat(err.toString())
                .contains("no benchmark \"flying\"")
                .contains(
                        "train-sgd-32, train-sgd-256, train-adam-32, train-adam-256, label, export, meta-rnn, meta-gru,"
                                + " meta-lstm, meta-transformer, kernel-start, first-figure, monitor, look-resnet18,"
                                + " look-resnet34, look-vgg16, look-vgg19, memory");
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThat(run("label", "--rounds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--rounds must be at least 1, but was 0");
    }

    @Test
    void theHelpTellsOfEveryBenchmark() {
        assertThat(run("--help")).isZero();
        for (Benchmark benchmark : Benchmark.ALL) {
            assertThat(out.toString()).contains(benchmark.name());
        }
    }
}
