package org.activationlab.app.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            Path work = Files.createDirectory(folder.resolve("work"));
            Path job = folder.resolve("cells.json");
            Path reports = folder.resolve("reports.jsonl");
            JSON.writeValue(job.toFile(), cells);
            Process process = start(work, job, reports);
            String end = "";
            try {
                if (!process.waitFor(limits.whole().toMillis(), TimeUnit.MILLISECONDS)) {
                    end = "it took longer than " + limits.whole().toSeconds() + " s and was stopped";
                }
            } finally {
                kill(process);
            }
            List<CellReport> heard = reports(reports);
            boolean whole = heard.size() == cells.size()
                    && heard.stream().noneMatch(report -> report.state() == CellReport.State.BEGUN);
            if (end.isEmpty() && !whole) {
                end = "its process ended by itself (exit code " + process.exitValue()
                        + "): System.exit, a crash of Java, or no memory";
            }
            return new Outcome(heard, end);
        } finally {
            delete(folder);
        }
    }

    private Process start(Path work, Path job, Path reports) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + limits.memory());
        words.addAll(javaFlags);
        words.add("-Djava.io.tmpdir=" + work);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), LabRunner.class.getName()));
        words.addAll(List.of(
                job.toString(), reports.toString(), Long.toString(limits.cell().toMillis())));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(work.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
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

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private static void kill(Process process) throws InterruptedException {
        // First those that it started: they would live on.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** The last line of every cell; one that was cut short by a kill is none. */
    private static List<CellReport> reports(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<Integer, CellReport> last = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            try {
                CellReport report = JSON.readValue(line, CellReport.class);
                last.put(report.cell(), report);
            } catch (JsonProcessingException e) {
                break;
            }
        }
        return List.copyOf(last.values());
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
