package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real processes with SIGKILL, and stops them with SIGTERM, at different moments. */
class KilledRunTest {

    @Test
    void endsWithTheSameResultsAsAnUndisturbedRun(@TempDir Path folder) throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        Path killed = folder.resolve("killed");
        assertThat(start(undisturbed).waitFor()).isZero();

        // Each kill waits for another piece of progress, so that the moments differ whatever the machine's speed.
        for (String piece : List.of("run.json", "training", "labels", "pairs", "meta/checkpoints")) {
            Process process = start(killed);
            while (process.isAlive() && !exists(killed.resolve(piece))) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            process.destroyForcibly().waitFor();
        }
        List<Path> finished = RunInventory.of(killed).outputs().keySet().stream()
                .map(killed::resolve)
                .toList();
        assertThat(finished).isNotEmpty();
        List<Object> times = new ArrayList<>();
        for (Path file : finished) {
            times.add(Files.getLastModifiedTime(file));
        }
        assertThat(start(killed).waitFor()).isZero();

        assertThat(RunInventory.of(killed).fingerprint())
                .isEqualTo(RunInventory.of(undisturbed).fingerprint());
        for (int i = 0; i < finished.size(); i++) {
            assertThat(Files.getLastModifiedTime(finished.get(i)))
                    .as("a finished item was done again")
                    .isEqualTo(times.get(i));
        }
        try (Stream<Path> all = Files.walk(killed)) {
            assertThat(all.filter(file -> file.toString().endsWith(".partial"))).isEmpty();
        }
    }

    /** A stop by the user is no crash: PyTorch's threads end before the process does. */
    @Test
    void endsWithWordsWhenTheUserStopsIt(@TempDir Path folder) throws Exception {
        for (String piece : List.of("training", "labels", "meta/checkpoints")) {
            Path stopped = folder.resolve(piece.replace('/', '-'));
            Process process = start(stopped);
            while (process.isAlive() && !exists(stopped.resolve(piece))) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            process.destroy();
            // 128 + 15, the number of SIGTERM; a crash would give 134 or 139.
            assertThat(process.waitFor()).as(piece).isEqualTo(143);
            List<Path> logs = files(folder).stream()
                    .filter(file -> file.getFileName().toString().startsWith(stopped.getFileName() + "."))
                    .toList();
            assertThat(Files.readString(logs.get(0))).contains("stopped. Start the same command again to go on.");
        }
    }

    private static boolean exists(Path piece) throws Exception {
        return Files.isDirectory(piece) ? !files(piece).isEmpty() : Files.exists(piece);
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Process start(Path run) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.activationlab.app.cli.ActivationLab",
                "run",
                "--preset",
                "tiny",
                "--run",
                run.toString());
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("MKL_NUM_THREADS", "1");
        File log = new File(run.toString() + "." + System.nanoTime() + ".log");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log))
                .start();
    }
}
