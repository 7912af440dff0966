package org.activationlab.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @TempDir
    private Path folder;

    private static Measurement measurement(String name, String date, double sample) {
        Circumstances where = new Circumstances("made up", 2, 0.1, 8, "17", date, "env/bench", "abc", 2, 1, 4);
        Series ours = new Series(Side.OURS, "PyTorch 2.7.1", 300, List.of(sample));
        return new Measurement(
                name, Kind.LABEL, "pairs/s", 1, List.of(), where, List.of(100.0), List.of(ours), Map.of());
    }

    @Test
    void aNewMeasurementTakesThePlaceOfItsOwnAndLeavesTheOthers() {
        Measurement label = measurement("label", "2030-01-01", 1);
        Measurement train = measurement("train-sgd-32", "2030-01-02", 2);
        Measurement newer = measurement("label", "2030-01-03", 3);
        // In the order of the list of benchmarks, whatever the order of measuring.
        Results results = new Results(List.of()).with(label).with(train);
        assertThat(results.benchmarks()).containsExactly(train, label);
        assertThat(results.with(newer).benchmarks()).containsExactly(train, newer);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Results results = new Results(List.of(measurement("label", "2030-01-01", 90.5)));
        Path file = folder.resolve("benchmarks.json");
        Json.write(file, results);
        assertThat(Json.read(file, Results.class)).isEqualTo(results);
        assertThat(Files.readString(file)).contains("\"side\" : \"ours\"").contains("90.5");
    }

    @Test
    void aDamagedFileIsNamedWithWhatToDo() throws IOException {
        Path file = Files.writeString(folder.resolve("benchmarks.json"), "{\"benchmarks\": [");
        assertThatThrownBy(() -> Json.read(file, Results.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it");
    }
}
