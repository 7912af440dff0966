package org.activationlab.app.course;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.KeyGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a submission's cells in a process of its own, in a folder of its own that is deleted afterwards.
 *
 * <p>That keeps a submission from taking others with it. It is no prison: the process has the rights of whoever grades,
 * sees the machine's files and its network, and its limit of memory is that of Java's heap.
 */
final class RunSubmission {

    private static final Logger LOG = LoggerFactory.getLogger(RunSubmission.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LOOK_EVERY_MILLIS = 100;

    private final GradingLimits limits;
    private final List<String> javaFlags;
    private final Path home;

    /**
     * What came out.
     *
     * @param reports the last word on every cell that began, in order
     * @param end why the process ended before all cells had run; empty if it did not
     */
    record Outcome(List<CellReport> reports, String end) {}

    /**
     * Starts nothing yet.
     *
     * @param limits what a submission may use
     * @param javaFlags flags for Java that everything here is started with, but for the heap
     * @param home the project's folder, where data is looked for
     */
    RunSubmission(GradingLimits limits, List<String> javaFlags, Path home) {
        this.limits = limits;
        this.javaFlags = List.copyOf(javaFlags);
        this.home = home;
    }

    /**
     * Runs cells.
     *
     * @param cells their sources
     * @return what came out, whatever the cells did
     * @throws IOException if no process can be started or the disk fails
     * @throws InterruptedException if the thread is interrupted; the process is killed
     */
    Outcome run(List<String> cells) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lab-");
        try {
            String mark = mark();
            Process process = start(folder);
            Reports heard = new Reports(process.getInputStream(), mark);
            Set<ProcessHandle> children = new HashSet<>();
            String end = "";
            try {
                send(process, new LabRunner.Job(mark, limits.cell().toMillis(), cells));
                if (!ended(process, children)) {
                    end = "it took longer than " + limits.whole().toSeconds() + " s and was stopped";
                }
            } finally {
                kill(process, children);
            }
            List<CellReport> reports = heard.last();
            boolean whole = reports.size() == cells.size()
                    && reports.stream().noneMatch(report -> report.state() == CellReport.State.BEGUN);
            if (end.isEmpty() && !whole) {
                end = "its process ended by itself (exit code " + process.exitValue()
                        + "): System.exit, a crash of Java, or no memory";
            }
            return new Outcome(reports, end);
        } finally {
            delete(folder);
        }
    }

    /** A key that no cell can guess; no result depends on it. */
    private static String mark() {
        try {
            byte[] key = KeyGenerator.getInstance("HmacSHA256").generateKey().getEncoded();
            return HexFormat.of().formatHex(key) + " ";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static void send(Process process, LabRunner.Job job) {
        try (OutputStream in = process.getOutputStream()) {
            JSON.writeValue(in, job);
        } catch (IOException e) {
            // It ended before it had read everything: its exit code tells.
            LOG.warn("a submission's process did not take its cells", e);
        }
    }

    /** Waits, and remembers what the process started: its children are nobody's once it has ended. */
    private boolean ended(Process process, Set<ProcessHandle> children) throws InterruptedException {
        long deadline = System.nanoTime() + limits.whole().toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
            process.descendants().forEach(children::add);
        }
        return false;
    }

    private Process start(Path work) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + limits.memory());
        words.addAll(javaFlags);
        words.add("-Djava.io.tmpdir=" + work);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), LabRunner.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(work.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.putIfAbsent(
                "ACTIVATION_LAB_DATA",
                home.resolve("data-cache").toAbsolutePath().toString());
        // What a lab unpacks and writes is its own: the next submission must not meet it.
        environment.put("ACTIVATION_LAB_HOME", work.toString());
        environment.remove("ACTIVATION_LAB_RUN");
        environment.remove("ACTIVATION_LAB_PRESET");
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("MKL_NUM_THREADS", "1");
        return builder.start();
    }

    private static void kill(Process process, Set<ProcessHandle> children) throws InterruptedException {
        process.descendants().forEach(children::add);
        process.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** As well as it goes: something that the cells left behind may still write there, and the next one is waiting. */
    private static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be deleted", folder, e);
        }
    }
}
