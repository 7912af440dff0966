package org.activationlab.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.activationlab.app.cli.CommandLineDoor;
import org.activationlab.files.AtomicFile;
import org.activationlab.files.Sha256;
import org.activationlab.study.RunInventory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every writing command on a disk without room, in two ways, then makes room and runs it again. */
@Tag("fault")
class FullDiskTest {

    /** Less than any command writes. */
    private static final int FEW_BYTES = 8192;
    /** The more files are still made, the later a command meets the full disk; with some it may be done before. */
    private static final int[] FEW_FILES = {0, 2, 5};

    @TempDir
    private Path folder;

    /** The commands of the whole program, and those of its first one in parts. */
    private static Map<String, List<String>> commands(Path where) throws Exception {
        String run = where.resolve(WholeProgram.RUN).toString();
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String part : List.of("train", "label", "export", "meta")) {
            all.put(part, List.of(part, "--run", run, "--workers", "1"));
        }
        all.putAll(WholeProgram.commands(where));
        return all;
    }

    @Test
    void stopsInWordsAndGoesOnWhenThereIsRoom() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"));
        assumeTrue(mounted.isPresent(), "this user may not mount a tmpfs");
        Path undisturbed = Files.createDirectory(folder.resolve("undisturbed"));
        WholeProgram.make(undisturbed);

        Ledger ledger = new Ledger("command", "fault", "exit code", "message");
        try (SmallDisk disk = mounted.get()) {
            WholeProgram.begin(disk.place());
            for (Map.Entry<String, List<String>> command :
                    commands(disk.place()).entrySet()) {
                disk.leaveBytes(FEW_BYTES);
                refused(command, disk, "no bytes left", false, ledger);
                for (int files : FEW_FILES) {
                    disk.leaveFiles(files);
                    refused(command, disk, files + " files left", files > 0, ledger);
                }
                disk.makeRoom();
                CommandLineDoor.Answer again = CommandLineDoor.ask(command.getValue());
                assertThat(again.code())
                        .as(command.getKey() + ": " + again.err())
                        .isZero();
                ledger.add(command.getKey(), "room again", 0, "");
            }
            ledger.write("full-disk");
            Path run = disk.place().resolve(WholeProgram.RUN);
            Path expected = undisturbed.resolve(WholeProgram.RUN);
            assertThat(RunInventory.of(run).fingerprint())
                    .isEqualTo(RunInventory.of(expected).fingerprint());
            for (String name : List.of("report.html", "audit.csv", "certificates.csv", "layers.csv")) {
                assertThat(run.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
            }
            for (String seed : List.of(WholeProgram.CLASSIFIER + "/seed-3", WholeProgram.SENTENCES + "/seed-1")) {
                assertThat(disk.place().resolve(seed).resolve("best.safetensors"))
                        .hasSameBinaryContentAs(undisturbed.resolve(seed).resolve("best.safetensors"));
            }
        }
    }

    /** Free bytes are asked for before training, labelling, export and evidence; here a write itself fails there. */
    @Test
    void stopsInWordsWhereAWriteFails() throws Exception {
        Path undisturbed = Files.createDirectory(folder.resolve("undisturbed"));
        Path limited = Files.createDirectory(folder.resolve("limited"));
        WholeProgram.begin(undisturbed);
        WholeProgram.begin(limited);
        Map<String, String> kilobytes = Map.of("train", "64", "label", "4", "export", "16", "evidence-natural", "16");
        Ledger ledger = new Ledger("command", "most kB per file", "exit code", "message");
        for (String name : List.of("train", "label", "export", "evidence-natural")) {
            assertThat(CommandLineDoor.ask(commands(undisturbed).get(name)).code())
                    .isZero();
            String limit = "ulimit -f " + kilobytes.get(name) + "; exec \"$@\"";
            Child.End end = Child.start(
                            List.of("bash", "-c", limit, "bash"),
                            "1g",
                            folder.resolve(name + ".log"),
                            Child.LAB,
                            commands(limited).get(name))
                    .end();
            String message = end.said()
                    .lines()
                    .filter(line -> line.startsWith("activation-lab: could"))
                    .findFirst()
                    .orElse(end.said());
            ledger.add(name, kilobytes.get(name), end.code(), message);
            ledger.write("file-size-limit");
            assertThat(end.code()).as(end.said()).isEqualTo(1);
            assertThat(message).contains("could not write " + limited, "File too large", "ake room");
            assertThat(end.said()).doesNotContain("\tat ");
            assertThat(CommandLineDoor.ask(commands(limited).get(name)).code()).isZero();
        }
        assertThat(RunInventory.of(limited.resolve(WholeProgram.RUN)).fingerprint())
                .isEqualTo(
                        RunInventory.of(undisturbed.resolve(WholeProgram.RUN)).fingerprint());
    }

    private static void refused(
            Map.Entry<String, List<String>> command, SmallDisk disk, String fault, boolean mayPass, Ledger ledger)
            throws Exception {
        CommandLineDoor.Answer answer = CommandLineDoor.ask(command.getValue());
        ledger.add(command.getKey(), fault, answer.code(), answer.err());
        ledger.write("full-disk");
        if (mayPass && answer.code() == 0) {
            return;
        }
        String why = command.getKey() + ", " + fault + ": " + answer.out() + answer.err();
        assertThat(answer.code()).as(why).isEqualTo(1);
        assertThat(answer.err())
                .as(why)
                .contains(disk.place().toString(), "ake room")
                .doesNotContain("\tat ", "Exception");
        assertThat(answer.err().contains("No space left on device")
                        || answer.err().contains("free"))
                .as(why)
                .isTrue();
        // Nothing half under a final name: what records name is what they say, and nothing else was left.
        Path run = disk.place().resolve(WholeProgram.RUN);
        for (Map.Entry<String, String> output : RunInventory.of(run).outputs().entrySet()) {
            assertThat(Sha256.of(run.resolve(output.getKey())))
                    .as(output.getKey())
                    .isEqualTo(output.getValue());
        }
        try (Stream<Path> files = Files.walk(disk.place())) {
            assertThat(files.filter(AtomicFile::isPartial)).as(why).isEmpty();
        }
    }
}
