package org.activationlab.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The other end of a side that works in a process of its own, from the start of a benchmark to its end. */
final class ChildProcess implements AutoCloseable {

    private static final long SECONDS_TO_END = 20;

    private final String name;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    /**
     * Starts a process. What it says on its error stream comes out on ours.
     *
     * @param name for messages
     * @param command the program and its arguments
     * @param set environment variables that it gets
     * @param unset environment variables that it does not get
     * @throws IOException if it cannot be started
     */
    ChildProcess(String name, List<String> command, Map<String, String> set, Set<String> unset) throws IOException {
        this.name = name;
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(unset);
        builder.environment().putAll(set);
        process = builder.start();
        requests = process.outputWriter();
        answers = process.inputReader();
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param request what to do
     * @return what came out
     * @throws IOException if the process failed, ended, or said something else; the message names it
     */
    Answer ask(Request request) throws IOException {
        String line;
        try {
            requests.write(Json.line(request) + "\n");
            requests.flush();
            line = answers.readLine();
        } catch (IOException e) {
            throw new IOException(name + " ended before it was asked for " + request.benchmark() + ": " + e, e);
        }
        if (line == null) {
            throw new IOException(
                    name + " ended without an answer for " + request.benchmark() + "; its last words are above");
        }
        try {
            JsonNode error = Json.parse(line, JsonNode.class).path("error");
            if (error.isTextual()) {
                throw new IOException(name + " failed at " + request.benchmark() + ": " + error.asText());
            }
            return Json.parse(line, Answer.class);
        } catch (JsonProcessingException e) {
            throw new IOException(name + " was expected to answer with a line of JSON, but said: " + line, e);
        }
    }

    /** Ends its input, which ends it; a process that does not want to end is killed. */
    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException e) {
            // It ended before us, and whoever asked it last was told.
        }
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
