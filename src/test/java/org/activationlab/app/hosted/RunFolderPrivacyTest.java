package org.activationlab.app.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.activationlab.app.cli.ActivationLab;
import org.activationlab.study.Zoo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the command line as a user with a tell-tale name in folders with tell-tale names, and looks for these in every file
 * that a run leaves, but for its log; and looks where the program listens meanwhile: nowhere.
 */
@Tag("fault")
class RunFolderPrivacyTest {

    private static final String TELLTALE = "telltale";
    private static final int SHORTEST_HOST = 6;

    @TempDir
    private Path folder;

    @Test
    void nothingInARunTellsWhoMadeItAndWhere() throws Exception {
        Path home = Files.createDirectories(folder.resolve(TELLTALE + "-home"));
        Path tiny = home.resolve(TELLTALE + "-tiny");
        activationLab(home, "run", "--preset", "tiny", "--run", tiny.toString(), "--data", "synthetic");
        activationLab(home, "evidence", "--run", tiny.toString(), "--design", "natural");
        activationLab(home, "audit", tiny.toString());
        activationLab(home, "certify", tiny.toString(), "--design", "natural");
        activationLab(
                home, "export", "--whole-flow", "--run", tiny.toString(), "--preset", "tiny", "--data", "synthetic");
        Path zoo = home.resolve(TELLTALE + "-zoo");
        Zoo.unpack(zoo);
        activationLab(home, "judge", "--run", zoo.toString(), "--inputs", "LOGITS", "--tasks", "RATIO");
        activationLab(home, "cards", zoo.toString());
        List<Path> files = new ArrayList<>();
        for (Path root : List.of(tiny, zoo)) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !root.relativize(file).startsWith("log"))
                        .forEach(files::add);
            }
        }
        for (String ending : List.of(".html", ".arrow", ".safetensors", ".json", ".csv", ".md")) {
            assertThat(files).as(ending).anyMatch(file -> file.toString().endsWith(ending));
        }
        List<String> secrets = new ArrayList<>(List.of(TELLTALE, folder.toString()));
        String host = InetAddress.getLocalHost().getHostName();
        if (host.length() >= SHORTEST_HOST) {
            // Shorter ones stand in packed bytes by chance.
            secrets.add(host);
        }
        for (Path file : files) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (String secret : secrets) {
                assertThat(text.contains(secret))
                        .as("%s names %s", file, secret)
                        .isFalse();
            }
        }
    }

    /** Runs a command and looks again and again whether it listens. */
    private void activationLab(Path home, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-Duser.name=" + TELLTALE + "-user",
                "-Duser.home=" + home,
                // The engine unpacks itself below the home, which is new: it shall find what is there already.
                "-DDJL_CACHE_DIR=" + Path.of(System.getProperty("user.home"), ".djl.ai"),
                "-cp",
                System.getProperty("java.class.path"),
                ActivationLab.class.getName()));
        command.addAll(List.of(words));
        Path console = folder.resolve("console.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("USER", TELLTALE + "-user");
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        int looks = 0;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            assumeTrue(ListeningSockets.canBeSeen(), "this machine has no /proc/self/net/tcp");
            assertThat(ListeningSockets.of(process.toHandle())).as(words[0]).isEmpty();
            looks++;
        }
        assertThat(process.exitValue())
                .as("%s: %s", String.join(" ", words), Files.readString(console))
                .isZero();
        assertThat(looks).isPositive();
    }
}
