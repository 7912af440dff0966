package org.activationlab.app.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small front end: starts the kernel as a process of its own and runs cells in it, as Jupyter would.
 *
 * <p>For one thread, except {@link #interrupt()}. Close it, or the kernel lives on.
 */
public final class KernelClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int LOOK_EVERY_MILLIS = 200;

    private final JupyterWire wire;
    private final Process kernel;
    private final Path folder;
    private boolean answersQuestions;

    private KernelClient(JupyterWire wire, Process kernel, Path folder) {
        this.wire = wire;
        this.kernel = kernel;
        this.folder = folder;
    }

    /**
     * Starts a kernel and waits until it answers.
     *
     * @param environment variables beside those of this program
     * @param workingDirectory where cells find relative paths
     * @param javaFlags flags for Java beside those that kernels are installed with, for example {@code -Xmx256m}
     */
    public static KernelClient start(Map<String, String> environment, Path workingDirectory, String... javaFlags)
            throws IOException {
        Path folder = Files.createTempDirectory("kernel-client");
        JupyterWire wire = new JupyterWire();
        Path connection = folder.resolve("connection.json");
        wire.writeConnection(connection);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of(javaFlags));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), KernelMain.class.getName(), connection.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("IJAVA_"));
        builder.environment().putAll(environment);
        KernelClient client = new KernelClient(wire, builder.start(), folder);
        client.waitUntilReady();
        return client;
    }

    private void waitUntilReady() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String asked = wire.send(wire.shell, "kernel_info_request", new JsonObject());
        // The first messages may be published before this listener is known: ask until both ways work.
        while (System.nanoTime() < end && kernel.isAlive()) {
            JupyterWire.Received reply = wire.receive(wire.shell, LOOK_EVERY_MILLIS);
            if (reply == null) {
                continue;
            }
            if (wire.receive(wire.published, LOOK_EVERY_MILLIS) != null) {
                return;
            }
            asked = wire.send(wire.shell, "kernel_info_request", new JsonObject());
        }
        String console = console();
        close();
        throw new IOException("the kernel did not answer " + asked + "; its console says: " + console);
    }

    /** Says whether cells may ask this front end; {@link #execute(String, String)} answers. */
    public void answerQuestions(boolean answers) {
        answersQuestions = answers;
    }

    /** Runs a cell and waits for its end. */
    public CellResult execute(String code) {
        return await(send(code));
    }

    /** Runs a cell that asks one question, and answers it. */
    public CellResult execute(String code, String answer) {
        String id = send(code);
        JupyterWire.Received question = wire.receive(wire.stdin, (int) PATIENCE.toMillis());
        if (question == null || !question.type().equals("input_request")) {
            throw new IllegalStateException("expected a question, but came " + question);
        }
        JsonObject content = new JsonObject();
        content.addProperty("value", answer);
        wire.send(wire.stdin, "input_reply", content);
        return await(id);
    }

    /** Sends a cell without waiting, and returns the id of the request. */
    public String send(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("silent", false);
        content.addProperty("store_history", true);
        content.add("user_expressions", new JsonObject());
        content.addProperty("allow_stdin", answersQuestions);
        content.addProperty("stop_on_error", true);
        return wire.send(wire.shell, "execute_request", content);
    }

    /** Waits for the end of a cell; outputs of other requests are dropped. */
    public CellResult await(String id) {
        List<CellResult.Output> outputs = new ArrayList<>();
        JsonObject reply = null;
        boolean idle = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (reply == null || !idle) {
            if (System.nanoTime() > end || !kernel.isAlive()) {
                throw new IllegalStateException(
                        "the cell did not end; kernel alive: " + kernel.isAlive() + ", console: " + console());
            }
            if (!idle) {
                JupyterWire.Received message = wire.receive(wire.published, LOOK_EVERY_MILLIS);
                if (message != null && message.parent().equals(id)) {
                    idle = message.type().equals("status")
                            && message.content()
                                    .get("execution_state")
                                    .getAsString()
                                    .equals("idle");
                    addOutput(outputs, message);
                }
            } else {
                JupyterWire.Received message = wire.receive(wire.shell, LOOK_EVERY_MILLIS);
                if (message != null && message.parent().equals(id)) {
                    reply = message.content();
                }
            }
        }
        return result(reply, outputs);
    }

    private static void addOutput(List<CellResult.Output> outputs, JupyterWire.Received message) {
        JsonObject content = message.content();
        switch (message.type()) {
            case "stream" ->
                outputs.add(new CellResult.Output(
                        content.get("name").getAsString(),
                        Map.of("text/plain", content.get("text").getAsString()),
                        null));
            case "display_data", "update_display_data", "execute_result" -> {
                Map<String, String> data = new LinkedHashMap<>();
                content.getAsJsonObject("data").asMap().forEach((type, value) -> data.put(type, text(value)));
                outputs.add(new CellResult.Output(message.type(), data, displayId(content)));
            }
            case "error" -> outputs.add(new CellResult.Output("error", Map.of(), null));
            default -> {}
        }
    }

    private static @Nullable String displayId(JsonObject content) {
        JsonElement id =
                content.has("transient") ? content.getAsJsonObject("transient").get("display_id") : null;
        return id == null ? null : id.getAsString();
    }

    private static String text(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    private static CellResult result(JsonObject reply, List<CellResult.Output> outputs) {
        List<String> traceback = new ArrayList<>();
        if (reply.has("traceback")) {
            reply.getAsJsonArray("traceback").forEach(line -> traceback.add(line.getAsString()));
        }
        return new CellResult(
                reply.get("status").getAsString(),
                reply.has("ename") ? reply.get("ename").getAsString() : "",
                reply.has("evalue") ? reply.get("evalue").getAsString() : "",
                traceback,
                outputs);
    }

    /** Sends a request on the shell channel and returns the content of the reply. */
    public JsonObject request(String type, JsonObject content) {
        String id = wire.send(wire.shell, type, content);
        JupyterWire.Received reply;
        do {
            reply = wire.receive(wire.shell, (int) PATIENCE.toMillis());
        } while (reply != null && !reply.parent().equals(id));
        if (reply == null) {
            throw new IllegalStateException("no reply to " + type);
        }
        return reply.content();
    }

    /** Asks the kernel to stop the running cell; may be called by another thread than the one that waits for it. */
    public synchronized void interrupt() {
        wire.send(wire.control, "interrupt_request", new JsonObject());
        wire.receive(wire.control, (int) PATIENCE.toMillis());
    }

    /** Returns the sockets, for tests of the protocol itself. */
    JupyterWire wire() {
        return wire;
    }

    /** Returns the kernel's process. */
    Process process() {
        return kernel;
    }

    /** Returns what the kernel wrote outside of notebooks; nothing in normal work. Java's own notices do not count. */
    public String console() {
        try (Stream<String> lines = Files.lines(folder.resolve("console.txt"))) {
            return lines.filter(line -> !line.startsWith("Picked up ")).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (kernel.isAlive()) {
                JsonObject content = new JsonObject();
                content.addProperty("restart", false);
                wire.send(wire.control, "shutdown_request", content);
                if (!kernel.waitFor(10, TimeUnit.SECONDS)) {
                    kernel.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            kernel.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            wire.close();
            Files.deleteIfExists(folder.resolve("console.txt"));
            Files.deleteIfExists(folder.resolve("connection.json"));
            Files.deleteIfExists(folder);
        }
    }
}
