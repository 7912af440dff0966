package org.activationlab.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.activationlab.data.IdxWriter;
import org.activationlab.data.SyntheticDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks real processes, for next to no work: that they answer, not how fast they are. */
class ChildProcessTest {

    private static final double NEXT_TO_NOTHING = 1e-3;
    private static final Launcher LAUNCHER = new Launcher("", "");

    @TempDir
    private Path images;

    private static Benchmark benchmark(String name) {
        return Benchmark.named(List.of(name)).get(0);
    }

    private Request request(String benchmark) throws IOException {
        IdxWriter.write(SyntheticDigits.generate(1, 96, 20), images);
        return new Request(benchmark, NEXT_TO_NOTHING, 2, images.toString());
    }

    @Test
    void theProductAnswersAgainAndAgain() throws IOException {
        Request request = request("train-sgd-256");
        try (ChildProcess ours = LAUNCHER.start(Side.OURS, benchmark(request.benchmark()))) {
            for (int round = 1; round <= 2; round++) {
                Answer answer = ours.ask(request);
                assertThat(answer.value()).isPositive();
                assertThat(answer.peakMegabytes()).isPositive();
                assertThat(answer.engine()).startsWith("DJL 0.").contains("PyTorch 2.");
                assertThat(answer.series()).isEmpty();
            }
        }
    }

    @Test
    void thePlainLoopInJavaAnswersAndSaysWhatItCannotDo() throws IOException {
        Request request = request("train-adam-32");
        try (ChildProcess djl = LAUNCHER.start(Side.DJL, benchmark(request.benchmark()))) {
            assertThatThrownBy(() -> djl.ask(new Request("memory", 1, 1, "nowhere")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("plain DJL loop failed at memory");
            Answer answer = djl.ask(request);
            assertThat(answer.value()).isPositive();
            assertThat(answer.engine()).startsWith("DJL 0.").contains("PyTorch");
        }
    }

    @Test
    void aProcessThatEndsOrSaysSomethingElseIsNamed() throws IOException {
        Request request = new Request("label", 1, 1, "nowhere");
        try (ChildProcess silent = new ChildProcess("the silent one", List.of("true"), Map.of(), Set.of())) {
            assertThatThrownBy(() -> silent.ask(request)).hasMessageContaining("the silent one ended");
        }
        try (ChildProcess echo = new ChildProcess("the talker", List.of("echo", "hello"), Map.of(), Set.of())) {
            assertThatThrownBy(() -> echo.ask(request)).hasMessageContaining("the talker");
        }
    }
}
