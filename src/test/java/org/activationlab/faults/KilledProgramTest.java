package org.activationlab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.activationlab.files.AtomicFile;
import org.activationlab.files.Sha256;
import org.activationlab.study.RunInventory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the whole program by SIGKILL at random moments, and starts it again each time. */
@Tag("fault")
class KilledProgramTest {

    private static final int KILLS = 20;
    private static final long SEED = 20261122;
    private static final String HEAP = "1g";

    @TempDir
    private Path folder;

    /** What was recorded in the folder that is worked in; it must stay as it was, down to the time of its end. */
    private Map<String, String> recorded = new TreeMap<>();

    /**
     * Each start is given a time drawn uniformly from nothing to what an undisturbed run takes, and goes on where the one
     * before it was killed. One that is done before its time ends its folder, which is compared, and begins another.
     */
    @Test
    void endsWithTheSameResults() throws Exception {
        Path undisturbed = Files.createDirectory(folder.resolve("undisturbed"));
        double whole = seconds(undisturbed);
        Files.copy(
                undisturbed.resolve(WholeProgram.RUN).resolve("report.html"),
                Files.createDirectories(Path.of("target", "faults")).resolve("undisturbed-report.html"),
                StandardCopyOption.REPLACE_EXISTING);
        Map<String, String> expected = results(undisturbed);
        SplittableRandom random = new SplittableRandom(SEED);
        Ledger ledger =
                new Ledger("kill", "folder", "killed after s", "command", "last line of the log", "items recorded");
        int kills = 0;
        int folders = 1;
        Path killed = Files.createDirectory(folder.resolve("killed-1"));
        while (kills < KILLS) {
            double time = random.nextDouble() * whole;
            Path said = folder.resolve("start-" + ledger.size() + ".log");
            boolean alive = Child.start(HEAP, said, WholeProgram.class.getName(), List.of(killed.toString()))
                    .killAfter(Math.round(1000 * time));
            if (alive) {
                kills++;
                Map<String, String> now = records(killed);
                assertThat(now).containsAllEntriesOf(recorded);
                recorded = now;
                String command = last(said, "s: ");
                String line = command.equals("start") ? "" : lastStage(killed);
                ledger.add(kills, folders, "%.1f".formatted(time), command, line, now.size());
            } else {
                finish(killed, expected, ledger, folders);
                folders++;
                killed = Files.createDirectory(folder.resolve("killed-" + folders));
            }
            ledger.write("kills");
        }
        finish(killed, expected, ledger, folders);
        ledger.write("kills");
    }

    /** Starts once more, without a kill, and compares everything. */
    private void finish(Path killed, Map<String, String> expected, Ledger ledger, int folders) throws Exception {
        double time = seconds(killed);
        Map<String, String> now = records(killed);
        assertThat(now).containsAllEntriesOf(recorded);
        recorded = new TreeMap<>();
        ledger.add("none", folders, "%.1f".formatted(time), "finished and equal", "", now.size());
        Files.copy(
                killed.resolve(WholeProgram.RUN).resolve("report.html"),
                Files.createDirectories(Path.of("target", "faults")).resolve("last-report.html"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(results(killed)).isEqualTo(expected);
        assertThat(partial(killed)).isEmpty();
    }

    private double seconds(Path where) throws Exception {
        long began = System.nanoTime();
        Path said = folder.resolve(began + ".log");
        Child.End end = Child.start(HEAP, said, WholeProgram.class.getName(), List.of(where.toString()))
                .end();
        assertThat(end.code()).as(end.said()).isZero();
        return (System.nanoTime() - began) / 1e9;
    }

    /** Every record of the run, by its place, and its sum. */
    private static Map<String, String> records(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        Path records = folder.resolve(WholeProgram.RUN).resolve("records");
        if (Files.isDirectory(records)) {
            try (Stream<Path> files = Files.walk(records)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".json")).toList()) {
                    all.put(records.relativize(file).toString(), Sha256.of(file));
                }
            }
        }
        return all;
    }

    /** Everything that must not depend on kills: parameters, Arrow files, tables of scores, logs but for their times. */
    private static Map<String, String> results(Path folder) throws Exception {
        Map<String, String> all = new TreeMap<>();
        Path run = folder.resolve(WholeProgram.RUN);
        all.put("fingerprint", RunInventory.of(run).fingerprint());
        for (String name : List.of(
                "report.html",
                "audit.csv",
                "certificates.csv",
                "layers.csv",
                "judges-natural-by-model-and-image-seed0.csv")) {
            all.put(name, Sha256.of(run.resolve(name)));
        }
        for (String seed : List.of(WholeProgram.CLASSIFIER + "/seed-3", WholeProgram.SENTENCES + "/seed-1")) {
            all.put(seed, Sha256.of(folder.resolve(seed).resolve("best.safetensors")));
            all.put(
                    seed + " log",
                    Files.readString(folder.resolve(seed).resolve("log.csv"))
                            .replaceAll("(?m),[^,\n]*$|^# SHA-256.*$", ""));
        }
        return all;
    }

    private static List<Path> partial(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(AtomicFile::isPartial).toList();
        }
    }

    private static String last(Path said, String sign) throws IOException {
        List<String> lines = Files.readAllLines(said).stream()
                .filter(line -> line.matches("[0-9.]+ " + sign + ".*"))
                .toList();
        return lines.isEmpty() ? "start" : lines.get(lines.size() - 1).replaceAll(".*" + sign, "");
    }

    private static String lastStage(Path folder) throws IOException {
        Path logs = folder.resolve(WholeProgram.RUN).resolve("log");
        if (!Files.isDirectory(logs)) {
            return "";
        }
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                List<String> lines = Arrays.stream(Files.readString(file).split("\n"))
                        .filter(line -> line.contains("stage "))
                        .toList();
                return lines.isEmpty() ? "" : lines.get(lines.size() - 1).replaceAll(".*stage ", "");
            }
        }
        return "";
    }
}
