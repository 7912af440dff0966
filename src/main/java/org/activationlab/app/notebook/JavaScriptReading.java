package org.activationlab.app.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.activationlab.app.Home;

/** Reads an evidence file with Apache Arrow for JavaScript, by the script in env/arrow-js, where Node.js is installed. */
public final class JavaScriptReading {

    private static final int MOST_SECONDS = 120;

    private JavaScriptReading() {}

    /**
     * Runs the script.
     *
     * @param file a pair file
     * @return what the script printed, as JSON; or a sentence that says why it was not run and what to do
     * @throws IOException if Node.js is there, but the script fails on the file
     * @throws InterruptedException if the cell was interrupted
     */
    public static String of(Path file) throws IOException, InterruptedException {
        Path folder = Home.folder().resolve("env").resolve("arrow-js");
        Path script = folder.resolve("read-pairs.mjs");
        if (!Files.exists(script)) {
            return "not run: " + script + " is not there, for this is no clone of the project.";
        }
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            return "not run: apache-arrow for JavaScript is not installed. With Node.js: npm ci in env/arrow-js.";
        }
        Process process;
        try {
            process = new ProcessBuilder(List.of(
                            "node", script.toString(), file.toAbsolutePath().toString()))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return "not run: Node.js is not installed (https://nodejs.org).";
        }
        try {
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("the script failed on " + file + ": " + words);
            }
            return words;
        } finally {
            process.destroy();
        }
    }
}
