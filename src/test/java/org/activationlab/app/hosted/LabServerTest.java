package org.activationlab.app.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts env/lab as a person would, and asks it as a stranger would. */
@Tag("fault")
class LabServerTest {

    private static final Pattern TOKEN = Pattern.compile("token=([0-9a-f]{16,})");
    private static final int PATIENCE_SECONDS = 600;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void listensOnThisMachineAloneAndAnswersNobodyWithoutTheToken() throws Exception {
        assumeTrue(ListeningSockets.canBeSeen(), "this machine has no /proc/self/net/tcp");
        // env/lab would build, and so take away the classes that these tests run from.
        assumeTrue(isBuilt(), "the program is not built: run env/activation-lab --version first");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path console = folder.resolve("console.txt");
        List<String> command = new ArrayList<>(List.of("env/lab", "--no-browser", "--port=" + port));
        if (System.getProperty("user.name").equals("root")) {
            // Jupyter refuses root unless it is told so; in a container of tests there may be nobody else.
            command.add("--allow-root");
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment().put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
        builder.environment()
                .put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
        Process lab = builder.start();
        try {
            String token = token(lab, console);
            URI server = URI.create("http://127.0.0.1:" + port);
            for (String path :
                    List.of("/api/contents", "/api/kernels", "/api/terminals", "/files/00-start-here.ipynb")) {
                assertThat(status("GET", server.resolve(path), ""))
                        .as("%s without a token", path)
                        .isIn(302, 401, 403);
                assertThat(status("GET", server.resolve(path), "0".repeat(token.length())))
                        .as("%s with a wrong token", path)
                        .isIn(302, 401, 403);
            }
            assertThat(status("POST", server.resolve("/api/kernels"), "")).isIn(302, 401, 403);
            assertThat(status("GET", server.resolve("/api/contents"), token)).isEqualTo(200);
            assertThat(status("POST", server.resolve("/api/kernels"), token)).isEqualTo(201);
            awaitKernel(lab);
            Set<String> addresses = ListeningSockets.of(lab.toHandle());
            assertThat(addresses).isNotEmpty().allMatch(address -> address.endsWith("0100007F"));
        } finally {
            List<ProcessHandle> all = new ArrayList<>(lab.descendants().toList());
            all.add(lab.toHandle());
            all.forEach(ProcessHandle::destroy);
            lab.waitFor(10, TimeUnit.SECONDS);
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** As env/build.sh decides it. */
    private static boolean isBuilt() throws IOException {
        Path stamp = Path.of("target", "built");
        if (!Files.exists(stamp)) {
            return false;
        }
        FileTime built = Files.getLastModifiedTime(stamp);
        try (Stream<Path> sources = Stream.concat(Stream.of(Path.of("pom.xml")), Files.walk(Path.of("src", "main")))) {
            for (Path source : sources.toList()) {
                if (Files.getLastModifiedTime(source).compareTo(built) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String token(Process lab, Path console) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS; i++) {
            String said = Files.exists(console) ? Files.readString(console) : "";
            assumeTrue(!said.contains("a Python with notebook is needed"), "Jupyter is not installed");
            Matcher matcher = TOKEN.matcher(said);
            if (matcher.find()) {
                return matcher.group(1);
            }
            assertThat(lab.isAlive()).as(said).isTrue();
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IOException("env/lab printed no token: " + Files.readString(console));
    }

    /** Waits until the kernel, a Java that env/lab's Jupyter started, has bound its five sockets. */
    private static void awaitKernel(Process lab) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS; i++) {
            for (ProcessHandle one : lab.descendants().toList()) {
                if (one.info().command().orElse("").endsWith("java") && ListeningSockets.count(one) == 5) {
                    return;
                }
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IOException("no kernel with five sockets came up");
    }

    private int status(String method, URI address, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "{\"name\": \"java\"}" : ""));
        if (!token.isEmpty()) {
            request.header("Authorization", "token " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
