package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.SamplingDesign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCertificatesTest {

    @TempDir
    private static Path run;

    @BeforeAll
    static void drawEvidence() throws Exception {
        StudyPlan plan = StudyPlan.tiny();
        DigitData data = SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, plan.trainImages(), plan.testImages());
        EvidencePlan usual = EvidencePlan.of(SamplingDesign.NATURAL);
        try (RunFolder folder = RunFolder.open(run)) {
            Study.open(folder, plan, data, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT)
                    .evidence(usual.withPairsPerModel(30)
                            .withNoise(usual.noise().withDraws(50))
                            .withReferenceImages(20));
        }
    }

    @Test
    void certifiesEveryModelFromTheStoredVotes() throws Exception {
        RunCertificates certificates = RunCertificates.write(run, SamplingDesign.NATURAL);
        assertThat(certificates.data()).startsWith("SYNTHETIC");
        assertThat(certificates.page()).content().contains("Certificates", "SYNTHETIC digits drawn by code");
        assertThat(certificates.findings().get(0)).contains("50 noisy copies, sigma 0.9, alpha 0.001");
        assertThat(certificates.tables()).containsKey("Right and certified to a radius");
        List<String> lines = Files.readAllLines(certificates.csv());
        try (Stream<Path> files = Files.list(run.resolve("evidence/natural/labels"))) {
            for (Path file : files.toList()) {
                LabelTable labels = LabelFile.read(file);
                // The lower limit of k of 50 at alpha 0.001 exceeds 1/2 from 36 on: P(X >= 36 | 1/2) = 0.0013, 37:
                // 0.0005.
                long abstained =
                        Arrays.stream(labels.unchanged()).filter(k -> k < 37).count();
                assertThat(lines)
                        .filteredOn(line -> line.startsWith("model," + labels.modelId(0) + ","))
                        .singleElement()
                        .satisfies(line -> assertThat(Double.parseDouble(line.split(",", -1)[6]))
                                .isEqualTo((double) abstained / labels.size()));
            }
        }
    }

    @Test
    void refusesWhatWasNotDrawnAndWhatWasChanged(@TempDir Path copy) throws Exception {
        assertThatThrownBy(() -> RunCertificates.write(run, SamplingDesign.BALANCED))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("has no balanced evidence");
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(run.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Path labels;
        try (Stream<Path> files = Files.list(copy.resolve("evidence/natural/labels"))) {
            labels = files.findFirst().orElseThrow();
        }
        Files.write(labels, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> RunCertificates.write(copy, SamplingDesign.NATURAL))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("was changed or damaged");
    }
}
