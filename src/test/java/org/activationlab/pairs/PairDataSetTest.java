package org.activationlab.pairs;

import static org.activationlab.pairs.ExamplePairs.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairDataSetTest {

    @TempDir
    Path folder;

    @Test
    void joinsFilesInTheGivenOrder() throws IOException {
        Path one = write("one", 700);
        Path none = write("none", 0);
        Path two = write("two", 1500);
        Path target = folder.resolve("all.arrow");
        assertThat(PairDataSet.join(List.of(two, none, one), target, PairSelection.ALL))
                .isEqualTo(new PairDataSet.Counts(3, 2200, 2200));
        List<Pair> expected = new ArrayList<>(ExamplePairs.pairs("two", 1500, SMALL));
        expected.addAll(ExamplePairs.pairs("one", 700, SMALL));
        assertThat(ExamplePairs.rows(PairFile.read(target))).isEqualTo(expected);
        assertThat(PairFile.readHeader(target))
                .isEqualTo(ExamplePairs.header("one").joined(PairSelection.ALL));
        assertThat(PairFile.readHeader(target).modelId()).isEqualTo("*");
    }

    @Test
    void theSelectionDoesNotDependOnTheOrderOfTheFiles() throws IOException {
        Path one = write("one", 900);
        Path two = write("two", 900);
        PairSelection tenth = new PairSelection(0.1, 5);
        Path forward = folder.resolve("forward.arrow");
        Path backward = folder.resolve("backward.arrow");
        PairDataSet.Counts counts = PairDataSet.join(List.of(one, two), forward, tenth);
        assertThat(PairDataSet.join(List.of(two, one), backward, tenth)).isEqualTo(counts);
        List<Pair> rows = ExamplePairs.rows(PairFile.read(forward));
        assertThat(rows).hasSize((int) counts.rowsWritten());
        assertThat(new HashSet<>(rows)).isEqualTo(new HashSet<>(ExamplePairs.rows(PairFile.read(backward))));
        assertThat(PairFile.readHeader(forward).selection()).isEqualTo(tenth);
    }

    @Test
    void readingASelectionGivesTheRowsThatJoiningItWouldKeep() throws IOException {
        List<Path> files = List.of(write("one", 900), write("two", 1200));
        Path all = folder.resolve("all.arrow");
        Path part = folder.resolve("part.arrow");
        PairDataSet.join(files, all, PairSelection.ALL);
        PairSelection third = new PairSelection(0.3, 8);
        PairDataSet.join(files, part, third);
        List<Pair> expected = ExamplePairs.rows(PairFile.read(part));
        assertThat(expected).hasSizeBetween(500, 760);
        assertThat(ExamplePairs.rows(PairFile.read(all, third))).isEqualTo(expected);
        assertThat(PairFile.count(all)).isEqualTo(2100);
        assertThat(PairFile.count(part)).isEqualTo(expected.size());
        assertThat(PairFile.read(all, PairSelection.ALL).size()).isEqualTo(2100);
    }

    @Test
    void theSelectionIsTheDocumentedHash() {
        // python3 -c "import hashlib; int.from_bytes(hashlib.sha256(b'42/7f3a/4711').digest()[:8], 'big') / 2**64"
        double position = 0.8592838776229158;
        assertThat(new PairSelection(position + 1e-9, 42).keeps("7f3a", 4711)).isTrue();
        assertThat(new PairSelection(position - 1e-9, 42).keeps("7f3a", 4711)).isFalse();
    }

    @Test
    void theSelectionKeepsItsShareAndGrowsWithIt() {
        int tenth = 0;
        for (int image = 0; image < 20_000; image++) {
            boolean kept = new PairSelection(0.1, 1).keeps("m", image);
            tenth += kept ? 1 : 0;
            if (kept) {
                assertThat(new PairSelection(0.2, 1).keeps("m", image)).isTrue();
            }
            assertThat(PairSelection.ALL.keeps("m", image)).isTrue();
        }
        // Five standard deviations of a binomial count.
        assertThat(tenth / 20_000.0).isCloseTo(0.1, within(5 * Math.sqrt(0.09 / 20_000)));
    }

    @Test
    void refusesSharesOutsideTheUnitInterval() {
        assertThatThrownBy(() -> new PairSelection(0, 1)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new PairSelection(10, 1)).hasMessageContaining("percent");
        assertThatThrownBy(() -> new PairSelection(Double.NaN, 1)).hasMessageContaining("NaN");
    }

    @Test
    void refusesFilesThatDoNotBelongTogether() throws IOException {
        Path one = write("one", 3);
        Path foreign = folder.resolve("foreign.arrow");
        PairFileHeader otherPlan = PairFileHeader.of("foreign", "plan-99", "made-up digits", "x", ExamplePairs.NOISE);
        PairFile.write(foreign, otherPlan, SMALL, List.of());
        refuses(List.of(one, foreign), "foreign.arrow does not belong together with");
        Path wide = folder.resolve("wide.arrow");
        PairFile.write(wide, ExamplePairs.header("wide"), TraceLayout.LENET_LAST_FOUR, List.of());
        refuses(List.of(one, wide), "wide.arrow does not belong together with");
        Path again = Files.copy(one, folder.resolve("again.arrow"));
        refuses(List.of(one, again), "model one comes twice");
        Path joined = folder.resolve("joined.arrow");
        PairDataSet.join(List.of(one), joined, PairSelection.ALL);
        refuses(List.of(joined), "joined or thinned already");
        assertThatThrownBy(() -> PairDataSet.join(List.of(), joined, PairSelection.ALL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void refuses(List<Path> files, String reason) {
        Path target = folder.resolve("refused.arrow");
        assertThatThrownBy(() -> PairDataSet.join(files, target, PairSelection.ALL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
        assertThat(target).doesNotExist();
    }

    private Path write(String modelId, int rows) throws IOException {
        Path file = folder.resolve(modelId + ".arrow");
        PairFile.write(file, ExamplePairs.header(modelId), SMALL, ExamplePairs.pairs(modelId, rows, SMALL));
        return file;
    }
}
