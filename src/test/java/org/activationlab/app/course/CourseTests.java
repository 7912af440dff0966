package org.activationlab.app.course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The small lab of the tests, and submissions of it. */
final class CourseTests {

    private static final JsonMapper JSON = new JsonMapper();

    private CourseTests() {}

    static Path source() throws Exception {
        return Path.of(CourseTests.class.getResource("lab-0-averages.md").toURI());
    }

    /** A grader whose cells may take some seconds. */
    static RunSubmission runner(int cellSeconds, int seconds, String memory) {
        GradingLimits limits = new GradingLimits(Duration.ofSeconds(cellSeconds), Duration.ofSeconds(seconds), memory);
        List<String> flags = Arrays.asList(
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector");
        return new RunSubmission(limits, flags, Path.of(""));
    }

    /** Writes a lab's notebook with other sources in some cells. */
    static Path notebook(Lab lab, Edition edition, Path file, Map<String, String> sources) throws IOException {
        LabNotebook.write(lab, edition, file);
        JsonNode notebook = JSON.readTree(file.toFile());
        for (JsonNode cell : notebook.path("cells")) {
            String source = sources.get(cell.path("id").asText());
            if (source != null) {
                ((ObjectNode) cell).put("source", source);
            }
        }
        Files.writeString(file, JSON.writeValueAsString(notebook));
        return file;
    }
}
