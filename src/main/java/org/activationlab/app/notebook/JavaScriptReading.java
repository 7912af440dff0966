package org.activationlab.app.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.activationlab.app.Home;
import org.activationlab.report.Columns;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What Apache Arrow for JavaScript found in an evidence file, by the script in env/arrow-js; or why it was not asked.
 *
 * <p>Immutable.
 */
public final class JavaScriptReading {

    private static final int MOST_SECONDS = 120;

    private final @Nullable JsonNode found;
    private final String reason;

    private JavaScriptReading(@Nullable JsonNode found, String reason) {
        this.found = found;
        this.reason = reason;
    }

    /**
     * Runs the script, where Node.js and the npm package are installed.
     *
     * @param file a pair file
     * @return what it printed, or why it was not run
     * @throws IOException if Node.js is there, but the script fails on the file
     * @throws InterruptedException if the cell was interrupted
     */
    public static JavaScriptReading of(Path file) throws IOException, InterruptedException {
        Path script = Home.folder().resolve("env/arrow-js/read-pairs.mjs").toAbsolutePath();
        if (!Files.exists(script)) {
            return notRun("env/arrow-js is not there, for this is no clone of the project");
        }
        if (!Files.isDirectory(script.resolveSibling("node_modules"))) {
            return notRun("apache-arrow for JavaScript is not installed; with Node.js: npm ci in env/arrow-js");
        }
        Process process;
        try {
            process = new ProcessBuilder(List.of(
                            "node", script.toString(), file.toAbsolutePath().toString()))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return notRun("Node.js is not installed");
        }
        try {
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("the script failed on " + file + ": " + words.strip());
            }
            return new JavaScriptReading(new ObjectMapper().readTree(words), "");
        } finally {
            process.destroy();
        }
    }

    private static JavaScriptReading notRun(String reason) {
        return new JavaScriptReading(null, reason);
    }

    /**
     * Gives the number of pairs.
     *
     * @return absent if the script was not run
     */
    public Optional<Long> rows() {
        return Optional.ofNullable(found).map(json -> json.path("rows").asLong());
    }

    /**
     * Gives the mean noise ratio, computed in JavaScript.
     *
     * @return absent if the script was not run
     */
    public Optional<Double> meanRatio() {
        return Optional.ofNullable(found)
                .map(json -> json.path("means").path("ratio").asDouble());
    }

    /**
     * Lists what was found.
     *
     * @return a row per fact; one row with the reason if the script was not run
     */
    public Table table() {
        StringColumn names = Columns.text("found in JavaScript");
        StringColumn values = Columns.text("value");
        JsonNode json = found;
        if (json == null) {
            names.append("not run");
            values.append(reason);
            return Table.create("Read with apache-arrow", names, values);
        }
        names.append("pairs");
        values.append(json.path("rows").asText());
        for (JsonNode column : json.path("columns")) {
            names.append("column " + column.path("name").asText());
            values.append(column.path("type").asText());
        }
        json.path("means").fields().forEachRemaining(mean -> {
            if (mean.getValue().isNumber()) {
                names.append("mean of " + mean.getKey());
                values.append(mean.getValue().asText());
            }
        });
        json.path("means").path("activations").fields().forEachRemaining(mean -> {
            names.append("mean of " + mean.getKey());
            values.append(mean.getValue().asText());
        });
        return Table.create("Read with apache-arrow", names, values);
    }
}
