package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets another implementation of Arrow, the one in JavaScript, read files of this one. */
class JavaScriptReadingTest {

    private static final Path SCRIPT = Path.of("env", "arrow-js", "read-pairs.mjs");

    @TempDir
    Path folder;

    @BeforeEach
    void needNodeAndItsPackages() {
        boolean node = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
        Assumptions.assumeTrue(node, "needs Node.js: there is no node on the PATH");
        Assumptions.assumeTrue(
                Files.isDirectory(Path.of("env", "arrow-js", "node_modules")),
                "needs the npm package apache-arrow: run 'npm ci' in env/arrow-js");
    }

    /** What the script said, and how it ended. */
    private record Answer(int code, String out, String err) {}

    private Answer read(Path file) throws IOException, InterruptedException {
        Path out = folder.resolve("out.json");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder("node", SCRIPT.toString(), file.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroy();
        }
        return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private JsonNode readWell(Path file) throws Exception {
        Answer answer = read(file);
        assertThat(answer.code()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    @Test
    void findsRowsColumnsAndMeansThatJavaWrote() throws Exception {
        // More than one batch, the last of them not full.
        List<Pair> pairs = ExamplePairs.pairs("m", 1100, TraceLayout.LENET_WHOLE);
        Path file = folder.resolve("m.arrow");
        PairFile.write(file, ExamplePairs.header("m"), TraceLayout.LENET_WHOLE, pairs);
        JsonNode found = readWell(file);

        assertThat(found.get("rows").asInt()).isEqualTo(1100);
        List<String> columns = new ArrayList<>();
        found.get("columns")
                .forEach(column -> columns.add(
                        column.get("name").asText() + " " + column.get("type").asText()));
        assertThat(columns)
                .containsExactly(
                        "model_id Utf8",
                        "image Int32",
                        "true_digit Int8",
                        "predicted_digit Int8",
                        "correct Bool",
                        "unchanged Int32",
                        "draws Int32",
                        "ratio Float64",
                        "votes FixedSizeList[10]<Int32>",
                        "pixels FixedSizeList[784]<Float32>",
                        "conv1 FixedSizeList[3456]<Float32>",
                        "maxpool1 FixedSizeList[864]<Float32>",
                        "conv2 FixedSizeList[1024]<Float32>",
                        "maxpool2 FixedSizeList[256]<Float32>",
                        "fc1 FixedSizeList[120]<Float32>",
                        "fc2 FixedSizeList[84]<Float32>",
                        "fc3 FixedSizeList[10]<Float32>");
        JsonNode metadata = found.get("metadata");
        assertThat(metadata.get("format").asText()).isEqualTo("activation-lab pairs");
        assertThat(metadata.get("plan_fingerprint").asText()).isEqualTo("plan-12ab");
        assertThat(metadata.get("noise_draws").asText()).isEqualTo("50");

        JsonNode means = found.get("means");
        double right = pairs.stream().filter(pair -> pair.sample().correct()).count() / 1100.0;
        assertThat(means.get("right").asDouble()).isEqualTo(right);
        double ratio = pairs.stream().mapToInt(pair -> pair.ratio().unchanged()).sum() / (50.0 * 1100);
        assertThat(means.get("ratio").asDouble()).isCloseTo(ratio, within(1e-12));
        for (TraceLayout.Part part : TraceLayout.LENET_WHOLE.parts()) {
            double sum = 0;
            for (Pair pair : pairs) {
                for (float value : pair.trace().values(part.name())) {
                    sum += value;
                }
            }
            assertThat(means.get("activations").get(part.name()).asDouble())
                    .as(part.name())
                    .isCloseTo(sum / (1100.0 * part.size()), within(1e-12));
        }
    }

    @Test
    void givesNoMeansOfAFileWithoutRows() throws Exception {
        Path file = folder.resolve("empty.arrow");
        PairFile.write(file, ExamplePairs.header("m"), ExamplePairs.SMALL, List.of());
        JsonNode found = readWell(file);
        assertThat(found.get("rows").asInt()).isZero();
        assertThat(found.get("means").get("right").isNull()).isTrue();
        assertThat(found.get("means").get("activations").get("a").isNull()).isTrue();
    }

    @Test
    void saysWhichFileItCannotRead() throws Exception {
        Answer answer = read(Files.writeString(folder.resolve("note.txt"), "no Arrow file at all"));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("note.txt cannot be read: it does not begin with ARROW1");
        assertThat(answer.out()).isEmpty();
    }
}
