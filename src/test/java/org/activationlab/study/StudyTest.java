package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.files.Unsummed;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.PairSelection;
import org.activationlab.pairs.PairTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {

    private static final StudyPlan PLAN = StudyPlan.tiny();
    private static final DigitData DATA =
            SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, PLAN.trainImages(), PLAN.testImages());

    @TempDir
    private static Path shared;

    /** One undisturbed run, made by two workers, that the tests compare with. */
    private static Path reference;

    private static String fingerprint = "";

    @BeforeAll
    static void runUndisturbed() throws Exception {
        reference = shared.resolve("reference");
        fingerprint = export(reference, PLAN, 2);
    }

    private static String export(Path root, StudyPlan plan, int workers) throws Exception {
        try (RunFolder folder = RunFolder.open(root)) {
            Study study = open(folder, plan, workers);
            study.export();
            return study.fingerprint();
        }
    }

    private static Study open(RunFolder folder, StudyPlan plan, int workers) throws Exception {
        return Study.open(folder, plan, DATA, ComputeDevice.CPU, new LocalWorkers(workers), StudyProgress.SILENT);
    }

    @Test
    void keepsEveryModelOfThePlanInThePopulationTableWithItsReason() throws Exception {
        List<PopulationRow> rows = PopulationTable.read(reference.resolve("population.csv"));
        assertThat(rows).hasSize(8);
        assertThat(rows.stream().map(row -> row.model().hyperParameters())).containsExactlyElementsOf(PLAN.models());
        assertThat(rows)
                .anyMatch(row -> row.model().kept())
                .anyMatch(row -> !row.model().kept());
        for (PopulationRow row : rows) {
            assertThat(row.model().reason().isEmpty()).isEqualTo(row.model().testAccuracy() >= 0.6);
            assertThat(reference.resolve(row.file())).exists();
        }
    }

    @Test
    void storesAccuraciesThatAnyoneCanRecountFromTheParameters() throws Exception {
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, DATA.test())) {
            for (PopulationRow row : PopulationTable.read(reference.resolve("population.csv"))) {
                var stored = SafeTensors.read(reference.resolve(row.file()), LeNet.SHAPES);
                int[] digits = reader.predict(stored.parameters());
                long right = 0;
                for (int i = 0; i < digits.length; i++) {
                    right += digits[i] == DATA.test().label(i) ? 1 : 0;
                }
                assertThat(right / 500.0).isEqualTo(row.model().testAccuracy());
                assertThat(stored.metadata().get("model"))
                        .isEqualTo(row.model().hyperParameters().id());
            }
        }
    }

    @Test
    void labelsAndExportsTheSamePairsAndJoinsThemAll() throws Exception {
        long rows = 0;
        PairTable joined = PairFile.read(reference.resolve("pairs.arrow"));
        for (PopulationRow row : PopulationTable.read(reference.resolve("population.csv"))) {
            String name = row.model().hyperParameters().id() + ".arrow";
            assertThat(Files.exists(reference.resolve("labels").resolve(name)))
                    .isEqualTo(row.model().kept());
            if (!row.model().kept()) {
                continue;
            }
            LabelTable labels = LabelFile.read(reference.resolve("labels").resolve(name));
            PairTable pairs = PairFile.read(reference.resolve("pairs").resolve(name));
            assertThat(pairs.size()).isEqualTo(labels.size());
            for (int i = 0; i < labels.size(); i++) {
                assertThat(pairs.pair(i).labelled()).isEqualTo(labels.labelledPair(i));
                assertThat(joined.pair((int) rows + i)).isEqualTo(pairs.pair(i));
                assertThat(labels.ratio(i).draws()).isEqualTo(100);
                assertThat(labels.trueDigit(i)).isEqualTo(DATA.test().label(labels.image(i)));
            }
            // At most 3 right and 3 wrong pairs per digit.
            assertThat(labels.size()).isBetween(1, 60);
            rows += labels.size();
        }
        assertThat(joined.size()).isEqualTo((int) rows);
    }

    @Test
    void givesTheSameNumbersWithOneWorkerAsWithTwo(@TempDir Path folder) throws Exception {
        assertThat(export(folder, PLAN, 1)).isEqualTo(fingerprint);
    }

    @Test
    void doesNotTouchWhatIsFinished() throws Exception {
        Map<Path, FileTime> before = times();
        assertThat(export(reference, PLAN, 2)).isEqualTo(fingerprint);
        Map<Path, FileTime> after = times();
        Set<String> touched = before.keySet().stream()
                .filter(file -> !before.get(file).equals(after.get(file)))
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        // The population table is put together anew from the groups' tables.
        assertThat(touched).isSubsetOf("population.csv", "run.lock");
        assertThat(after.keySet()).isEqualTo(before.keySet());
    }

    private static Map<Path, FileTime> times() throws Exception {
        Map<Path, FileTime> times = new HashMap<>();
        try (Stream<Path> files = Files.walk(reference)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void makesAgainExactlyWhatWasDeleted(@TempDir Path folder) throws Exception {
        export(folder, PLAN, 2);
        Path model = firstFile(folder.resolve("models"));
        Path label = firstFile(folder.resolve("labels"));
        Files.delete(model);
        Files.delete(label);
        Files.delete(folder.resolve("pairs.arrow"));
        assertThat(export(folder, PLAN, 2)).isEqualTo(fingerprint);
        assertThat(model).exists();
        assertThat(label).exists();
    }

    @Test
    void doesNotGoOnInAnotherArithmetic(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(LeNet.inRegisters(ComputeDevice.CPU), "this Java has one arithmetic only");
        export(folder, PLAN, 2);
        Path record = firstFile(folder.resolve("records/label"));
        String text = Files.readString(record);
        assertThat(text).contains("vector registers");
        Files.writeString(record, Unsummed.json(text).replace("vector registers", "tensor operations"));
        // Nothing is left to do, so nothing can be mixed.
        assertThat(export(folder, PLAN, 2)).isEqualTo(fingerprint);
        try (Stream<Path> labels = Files.list(folder.resolve("labels"))) {
            Files.delete(labels.sorted(Comparator.reverseOrder()).findFirst().orElseThrow());
        }
        assertThatThrownBy(() -> export(folder, PLAN, 2))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("stage label was computed in tensor operations")
                .hasMessageContaining("this Java computes in vector registers")
                .hasMessageContaining("new run folder");
    }

    private static Path firstFile(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void namesADamagedFileAndNeverUsesIt(@TempDir Path folder) throws Exception {
        export(folder, PLAN, 2);
        for (String place : List.of("models", "training", "labels", "pairs")) {
            Path file = firstFile(folder.resolve(place));
            byte[] bytes = Files.readAllBytes(file);
            byte[] damaged = bytes.clone();
            damaged[damaged.length / 2] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(() -> export(folder, PLAN, 2))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining(place + "/" + file.getFileName())
                    .hasMessageContaining("delete it and run again");
            Files.write(file, bytes);
        }
        assertThat(export(folder, PLAN, 2)).isEqualTo(fingerprint);
    }

    @Test
    void namesADamagedRecord(@TempDir Path folder) throws Exception {
        export(folder, PLAN, 2);
        Path record = firstFile(folder.resolve("records/label"));
        Files.writeString(record, "{\"stage\": \"label\", ");
        assertThatThrownBy(() -> export(folder, PLAN, 2))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(record.getFileName().toString());
    }

    @Test
    void refusesAnotherPlanOnTheSameFolderAndNamesTheDifference() {
        StudyPlan other = PLAN.withNoise(PLAN.noise().withDraws(101)).withExport(new PairSelection(0.5, 1));
        assertThatThrownBy(() -> export(reference, other, 2))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("plan.noise.draws: 100 before, 101 now")
                .hasMessageContaining("plan.export.share: 1.0 before, 0.5 now")
                .hasMessageContaining("--run");
    }

    @Test
    void refusesOtherDataOnTheSameFolder() throws Exception {
        DigitData other = SyntheticDigits.generate(7, PLAN.trainImages(), PLAN.testImages());
        try (RunFolder folder = RunFolder.open(reference)) {
            assertThatThrownBy(() -> Study.open(
                            folder, PLAN, other, ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("data.fingerprint");
        }
    }

    @Test
    void refusesASecondRunOnAFolderThatIsInUse(@TempDir Path root) throws Exception {
        try (RunFolder first = RunFolder.open(root)) {
            assertThat(first.root()).isEqualTo(root);
            assertThatThrownBy(() -> RunFolder.open(root))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("another run works in");
        }
        RunFolder.open(root).close();
    }

    @Test
    void refusesAPlanThatAsksForMoreImagesThanThereAre(@TempDir Path root) throws Exception {
        DigitData few = DATA.first(100, 100);
        try (RunFolder folder = RunFolder.open(root)) {
            assertThatThrownBy(() ->
                            Study.open(folder, PLAN, few, ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("asks for 2560 training and 500 test images");
        }
    }

    @Test
    void deletesWhatAKilledProcessLeftHalfWrittenAndNothingElse(@TempDir Path root) throws Exception {
        Path run = root.resolve("run");
        export(run, PLAN, 2);
        Path half = run.resolve("models/.x.safetensors.1-1.partial");
        Path own = run.resolve("models/film.partial");
        Files.writeString(half, "half");
        Files.writeString(own, "mine");
        assertThat(export(run, PLAN, 2)).isEqualTo(fingerprint);
        assertThat(half).doesNotExist();
        assertThat(own).exists();
    }

    @Test
    void refusesAFolderWithOtherPeoplesFilesAndLeavesThemAlone(@TempDir Path root) throws Exception {
        Path film = Files.createDirectories(root.resolve("Downloads")).resolve("film.partial");
        Files.writeString(film, "mine");
        assertThatThrownBy(() -> RunFolder.open(root))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("holds other files (Downloads)");
        assertThat(film).exists();
        assertThat(root.resolve("run.lock")).doesNotExist();
        assertThatThrownBy(() -> RunFolder.open(film))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void doesNotCareWhatTheDataIsCalled() throws Exception {
        DigitData renamed = DigitData.of("another-folder", DATA.train(), DATA.test());
        StudyPlan plan = PLAN;
        Path root = shared.resolve("renamed");
        DigitData first = DigitData.of("first-folder", DATA.train(), DATA.test());
        String before;
        try (RunFolder folder = RunFolder.open(root)) {
            Study study = Study.open(folder, plan, first, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT);
            study.export();
            before = study.fingerprint();
        }
        try (RunFolder folder = RunFolder.open(root)) {
            Study study =
                    Study.open(folder, plan, renamed, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT);
            study.export();
            assertThat(study.fingerprint()).isEqualTo(before);
            assertThat(study.description().data().name()).isEqualTo("first-folder");
        }
    }

    @Test
    void reportsOnlyFromWhatTheRecordsVouchFor(@TempDir Path folder) throws Exception {
        export(folder, PLAN, 2);
        assertThat(RunReport.write(folder).page()).exists();

        // The population table is a view of the groups' tables: what is edited there is not believed.
        Path population = folder.resolve("population.csv");
        Files.writeString(population, Files.readString(population).replace(",0.9", ",0.1"));
        String page = Files.readString(folder.resolve("report.html"));
        RunReport.write(folder);
        assertThat(folder.resolve("report.html")).hasContent(page);

        Path training = firstFile(folder.resolve("training"));
        String csv = Files.readString(training);
        Files.writeString(training, csv.replace("true", "TRUE"));
        assertThatThrownBy(() -> RunReport.write(folder)).hasMessageContaining("was changed or damaged");
        Files.writeString(training, csv);

        Path description = folder.resolve("run.json");
        Files.writeString(
                description,
                Unsummed.json(Files.readString(description)).replace("\"draws\" : 100", "\"draws\" : 200"));
        assertThatThrownBy(() -> RunReport.write(folder)).hasMessageContaining("Was run.json edited?");
    }

    @Test
    void saysThatARunIsNotFinished(@TempDir Path root) throws Exception {
        try (RunFolder folder = RunFolder.open(root)) {
            open(folder, PLAN, 2);
        }
        assertThatThrownBy(() -> RunReport.write(root))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("the run is not finished");
    }
}
