package org.activationlab.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.activationlab.app.cli.CommandLineDoor;
import org.activationlab.study.RunFolder;
import org.activationlab.study.RunInventory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that cannot be written, one that somebody else works in, and too little memory. */
@Tag("fault")
class HarshPlacesTest {

    private static final List<String> TINY = List.of("--preset", "tiny", "--workers", "1");

    @TempDir
    private static Path folder;

    private static Path undisturbed;
    private static String fingerprint;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        undisturbed = folder.resolve("undisturbed");
        assertThat(CommandLineDoor.ask(tiny("run", undisturbed)).code()).isZero();
        fingerprint = RunInventory.of(undisturbed).fingerprint();
    }

    private static List<String> tiny(String command, Path run) {
        return Stream.concat(Stream.of(command, "--run", run.toString()), TINY.stream())
                .toList();
    }

    @Test
    void aReadOnlyFolderIsReadAndNotWritten() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"));
        assumeTrue(mounted.isPresent(), "this user may not mount a tmpfs");
        Ledger ledger = new Ledger("command", "exit code", "message");
        try (SmallDisk disk = mounted.get()) {
            Path run = disk.place().resolve("run");
            assertThat(CommandLineDoor.ask(tiny("run", run)).code()).isZero();
            assertThat(CommandLineDoor.ask("audit", run.toString()).code()).isZero();
            disk.readOnly(true);
            CommandLineDoor.Answer info = CommandLineDoor.ask("info", run.toString());
            ledger.add("info", info.code(), info.err());
            assertThat(info.code()).as(info.err()).isZero();
            assertThat(info.out()).contains(fingerprint);
            for (List<String> words : List.of(
                    tiny("run", run),
                    tiny("train", run),
                    tiny("export", run),
                    List.of("meta", "--run", run.toString(), "--workers", "1"),
                    List.of("evidence", "--design", "natural", "--run", run.toString()),
                    List.of("report", run.toString()),
                    List.of("audit", run.toString()),
                    tiny("run", disk.place().resolve("new")),
                    List.of(
                            "sentences",
                            "train",
                            "--out",
                            disk.place().resolve("sentences").toString()),
                    Stream.concat(
                                    WholeProgram.CLASSIFY.stream(),
                                    Stream.of(
                                            "--out",
                                            disk.place().resolve("classifier").toString()))
                            .toList())) {
                CommandLineDoor.Answer answer = CommandLineDoor.ask(words);
                ledger.add(
                        String.join(" ", words.subList(0, 2))
                                .replace(disk.place().toString(), ""),
                        answer.code(),
                        answer.err());
                ledger.write("read-only");
                assertThat(answer.code()).as(words + answer.out()).isEqualTo(1);
                assertThat(answer.err())
                        .contains(disk.place().toString(), "read-only")
                        .doesNotContain("\tat ", "Exception");
            }
            disk.readOnly(false);
            assertThat(CommandLineDoor.ask(tiny("run", run)).code()).isZero();
            assertThat(RunInventory.of(run).fingerprint()).isEqualTo(fingerprint);
        }
    }

    @Test
    void theSecondRunInAFolderStopsAndTheFirstGoesOn() throws Exception {
        Path run = folder.resolve("shared");
        Child first = Child.start("1g", folder.resolve("first.log"), Child.LAB, tiny("run", run));
        while (first.isAlive() && !Files.exists(run.resolve("run.json"))) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        Child.End second = Child.start("1g", folder.resolve("second.log"), Child.LAB, tiny("run", run))
                .end();
        Child.End end = first.end();
        // In one process, too, whose locks Java counts apart from those of others.
        CommandLineDoor.Answer third;
        try (RunFolder held = RunFolder.open(run)) {
            third = CommandLineDoor.ask(tiny("run", held.root()));
        }
        Ledger ledger = new Ledger("process", "exit code", "message");
        ledger.add("first", end.code(), "");
        ledger.add("second", second.code(), lastLine(second.said()));
        ledger.add("third, in the process that holds the folder", third.code(), third.err());
        ledger.write("two-runs");
        assertThat(end.code()).as(end.said()).isZero();
        assertThat(second.code()).as(second.said()).isEqualTo(1);
        assertThat(lastLine(second.said())).contains("another run works in " + run, "Wait until it is done");
        assertThat(third.code()).isEqualTo(1);
        assertThat(third.err()).contains("another run works in " + run);
        assertThat(RunInventory.of(run).fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void tooLittleMemoryIsSaidAndMoreGoesOn() throws Exception {
        Ledger ledger = new Ledger("command", "heap", "exit code", "message");
        Path run = folder.resolve("narrow");
        int refused = 0;
        for (String command : List.of("train", "label", "export", "run")) {
            // With less, Java itself ends before the program begins: the tests' class path is long.
            for (String heap : List.of("24m", "28m", "36m")) {
                Path said = folder.resolve(command + heap + ".log");
                Child.End end =
                        Child.start(heap, said, Child.LAB, tiny(command, run)).end();
                ledger.add(command, heap, end.code(), end.code() == 0 ? "" : lastLine(end.said()));
                ledger.write("memory");
                if (end.code() == 0) {
                    break;
                }
                assertThat(end.code()).as(end.said()).isEqualTo(1);
                assertThat(end.said())
                        .contains("activation-lab: out of memory", "ACTIVATION_LAB_JAVA_FLAGS")
                        .doesNotContain("\tat ");
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(CommandLineDoor.ask(tiny("run", run)).code()).isZero();
        assertThat(RunInventory.of(run).fingerprint()).isEqualTo(fingerprint);
    }

    private static String lastLine(String text) {
        return text.lines().reduce("", (before, line) -> line);
    }
}
