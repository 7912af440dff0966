package org.activationlab.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file from elsewhere crashes a reader, hangs it, fills the memory or writes where it should not. */
class HostileInputTest {

    private static final Path FAULTS = Path.of("target", "faults");
    private static final long SHORT = 20_000;

    /** More than a million in all. */
    private static final long LONG = 1_100_000;

    @TempDir
    private Path folder;

    @Test
    void everyKindBeginsWithAFileThatItsReaderTakes() throws Exception {
        for (ForeignFile kind : ForeignFiles.all()) {
            int taken = 0;
            for (byte[] seed : kind.seeds()) {
                Path file = Files.write(folder.resolve("seed"), kind.packing().of(seed));
                try {
                    kind.reader().read(file);
                    taken++;
                } catch (IOException e) {
                    // Another seed may be of a kind that is refused for what it is.
                    assertThat(e).hasMessageContaining("seed");
                }
            }
            assertThat(taken).as(kind.name()).isPositive();
        }
    }

    @Test
    void aCampaignFindsWhatItIsThereToFind() throws IOException {
        assertThat(findings("thrown", file -> {
                    throw new IllegalStateException("thrown");
                }))
                .contains("IllegalStateException");
        assertThat(findings("silent", file -> {
                    throw new IOException("no name");
                }))
                .contains("a message that does not name the file");
        assertThat(findings("greedy", file -> assertThat(new byte[100 << 20]).isNotEmpty()))
                .contains("bytes of heap for");
        assertThat(findings(
                        "stray",
                        file -> Files.writeString(file.resolve("../../stray").normalize(), "x")))
                .contains("new files at or before this");
        assertThat(findings("good", file -> Files.readAllBytes(file))).isEmpty();
    }

    private String findings(String name, ForeignFile.Reader reader) throws IOException {
        ForeignFile kind = ForeignFile.binary(name, List.of(Seeds.text("seed")), List.of("word"), reader);
        Path jail = Files.createDirectory(folder.resolve(name));
        return String.join(
                "\n", new Campaign(kind, 1, jail, folder.resolve("kept")).run(3).findings());
    }

    @Test
    void equalNumbersGiveEqualBytes() throws Exception {
        ForeignFile kind = ForeignFiles.all().get(0);
        assertThat(kind.bytes(1, 7)).isEqualTo(kind.bytes(1, 7)).isNotEqualTo(kind.bytes(1, 8));
        assertThat(kind.bytes(2, 7)).isNotEqualTo(kind.bytes(1, 7));
    }

    @Test
    void nothingHappensInTwentyThousandReadings() throws Exception {
        requireNoFindings(campaigns(SHORT, 1, folder));
    }

    /** Run by env/fault-test; -Dhostile.executions and -Dhostile.seed say how many and which. */
    @Tag("fault")
    @Test
    void nothingHappensInAMillionReadings() throws Exception {
        List<Figures> figures =
                campaigns(Long.getLong("hostile.executions", LONG), Long.getLong("hostile.seed", 1), folder);
        Figures.write(FAULTS.resolve("hostile.csv"), figures);
        requireNoFindings(figures);
    }

    private static List<Figures> campaigns(long executions, long seed, Path jails) throws Exception {
        List<ForeignFile> kinds = ForeignFiles.all();
        String only = System.getProperty("hostile.only", "");
        List<Figures> figures = new ArrayList<>();
        for (ForeignFile kind : kinds) {
            if (kind.name().startsWith(only)) {
                Path jail = Files.createDirectories(jails.resolve(kind.name()));
                figures.add(new Campaign(kind, seed, jail, FAULTS.resolve("hostile"))
                        .run(Math.max(1, executions / kinds.size())));
            }
        }
        return figures;
    }

    private static void requireNoFindings(List<Figures> figures) {
        assertThat(figures).isNotEmpty();
        assertThat(figures.stream().flatMap(one -> one.findings().stream()).toList())
                .isEmpty();
    }
}
