package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.meta.SplitRule;
import org.activationlab.pairs.SamplingDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooTest {

    @TempDir
    private Path folder;

    @Test
    void holdsSixteenNetworksWithEvidence() throws Exception {
        Path root = folder.resolve("runs/zoo");
        assertThat(Zoo.unpack(root)).isTrue();
        assertThat(PopulationTable.read(root.resolve("population.csv")))
                .hasSize(16)
                .allMatch(row -> row.model().kept())
                .extracting(PopulationRow::model)
                .extracting(model -> model.hyperParameters().id())
                .containsExactlyElementsOf(StudyPlan.zoo().models().stream()
                        .map(model -> model.id())
                        .toList());
        assertThat(RunFolder.describe(root).plan()).isEqualTo(StudyPlan.zoo());
        // Every file is checked against its record while it is read.
        StudyEvidence evidence = StudyEvidence.read(root, SamplingDesign.NATURAL);
        assertThat(evidence.pairs().size()).isEqualTo(1_600);
        assertThat(evidence.reference()).hasSize(16);
        assertThat(evidence.reference().values()).allMatch(traces -> traces.size() == 64);
        assertThat(RunJudges.divisible(root, SamplingDesign.NATURAL, SplitRule.BY_MODEL_AND_IMAGE)
                        .seed())
                .isBetween(0L, 99L);
        // The original's kind of pairs, too.
        assertThat(StudyEvidence.read(root, SamplingDesign.ORIGINAL).pairs().size())
                .isGreaterThan(700);
    }

    @Test
    void isUnpackedOnceHoweverManyAskForIt() throws Exception {
        Path root = folder.resolve("zoo");
        ExecutorService four = Executors.newFixedThreadPool(4);
        int unpacked = 0;
        try {
            for (Future<Boolean> one :
                    four.invokeAll(Collections.<Callable<Boolean>>nCopies(4, () -> Zoo.unpack(root)))) {
                unpacked += one.get() ? 1 : 0;
            }
        } finally {
            four.shutdownNow();
        }
        assertThat(unpacked).isEqualTo(1);
        assertThat(PopulationTable.read(root.resolve("population.csv"))).hasSize(16);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(root);
        }
    }

    @Test
    void leavesARunAsItIs() throws Exception {
        Path root = folder.resolve("zoo");
        assertThat(Zoo.unpack(root)).isTrue();
        Files.writeString(root.resolve("note.txt"), "mine");
        assertThat(Zoo.unpack(root)).isFalse();
        assertThat(root.resolve("note.txt")).hasContent("mine");
    }

    @Test
    void takesNoFolderWithOtherFiles() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "mine");
        assertThatThrownBy(() -> Zoo.unpack(folder))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("holds other files");
        assertThat(folder).isDirectoryContaining("glob:**letter.txt");
    }

    @Test
    void writesNoFileOutsideOfItsFolder() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        byte[] archive = archive("../outside.txt");
        assertThatThrownBy(() -> Zoo.extract(new ByteArrayInputStream(archive), inside))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../outside.txt");
        assertThat(folder.resolve("outside.txt")).doesNotExist();
    }

    private static byte[] archive(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write("text".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
