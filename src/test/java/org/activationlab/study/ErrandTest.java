package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.lenet.TrainingGroup;
import org.activationlab.network.ComputeDevice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another process does for the one that holds the run folder; here both are this one. */
class ErrandTest {

    private static final StudyPlan PLAN = StudyPlan.tiny();
    private static final DigitData DATA =
            SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, PLAN.trainImages(), PLAN.testImages());

    @TempDir
    private static Path shared;

    private static Path local;
    private static Errands sent;

    /** Does items as another process would: with nothing but the errand, the images and the items themselves. */
    private static final class Errands implements Workers {

        private final List<Errand> errands = new ArrayList<>();
        private final AtomicLong told = new AtomicLong();

        @Override
        public <T extends Serializable> void forEach(List<T> items, TaskFactory<T> tasks) throws Exception {
            Optional<Errand> errand = tasks.errand();
            if (errand.isEmpty()) {
                new LocalWorkers(1).forEach(items, tasks);
                return;
            }
            errands.add(errand.get());
            // The name of what arrives does not matter: the run folder knows it.
            DigitData arrived = DigitData.of("arrived", DATA.train(), DATA.test());
            try (Task<T> task = errand.get().open(arrived, told::addAndGet)) {
                for (T item : items) {
                    task.run(item);
                }
            }
        }
    }

    @BeforeAll
    static void runHereAndElsewhere() throws Exception {
        local = shared.resolve("local");
        try (RunFolder folder = RunFolder.open(local)) {
            Study.open(folder, PLAN, DATA, ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT)
                    .label();
        }
        sent = new Errands();
        try (RunFolder folder = RunFolder.open(shared.resolve("sent"))) {
            Study.open(folder, PLAN, DATA, ComputeDevice.CPU, sent, StudyProgress.SILENT)
                    .label();
        }
    }

    @Test
    void trainsAndLabelsElsewhereToTheSameBits() throws Exception {
        assertThat(sent.errands).extracting(Errand::stage).containsExactly("train", "label");
        Map<String, byte[]> here = results(local);
        Map<String, byte[]> elsewhere = results(shared.resolve("sent"));
        assertThat(here).hasSizeGreaterThan(10);
        assertThat(elsewhere.keySet()).isEqualTo(here.keySet());
        here.forEach((name, bytes) -> assertThat(elsewhere.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void tellsHowMuchWasDone() {
        // 8 models of which each training's longest passes through the others, plus one per labelled model.
        long images = PLAN.groups().stream()
                .mapToLong(group -> (long) group.trainings().size()
                        * group.epochs()
                        * DATA.train().size())
                .sum();
        long labelled = results(shared.resolve("sent")).keySet().stream()
                .filter(name -> name.startsWith("labels"))
                .count();
        assertThat(sent.told).hasValue(images + labelled);
    }

    @Test
    void doesNotDoAgainWhatALostTaskHadWrittenDown() throws Exception {
        Path root = shared.resolve("sent");
        TrainingGroup group = PLAN.groups().get(0);
        List<Path> models;
        try (Stream<Path> files = Files.list(root.resolve("models"))) {
            models = files.toList();
        }
        List<FileTime> before = new ArrayList<>();
        for (Path model : models) {
            before.add(Files.getLastModifiedTime(model));
        }
        AtomicLong told = new AtomicLong();
        try (Workers.Task<TrainingGroup> task = sent.errands.get(0).open(DATA, told::addAndGet)) {
            task.run(group);
        }
        for (int i = 0; i < models.size(); i++) {
            assertThat(Files.getLastModifiedTime(models.get(i))).isEqualTo(before.get(i));
        }
        assertThat(told.get()).isPositive();
    }

    @Test
    void refusesAFolderThatIsNotShared() {
        Errand lost = new Errand(shared.resolve("nowhere").toString(), "train", 1, Map.of());
        assertThatThrownBy(() -> lost.open(DATA, done -> {}))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("share under the same path");
    }

    @Test
    void refusesOtherImages() {
        DigitData other = SyntheticDigits.generate(7, PLAN.trainImages(), PLAN.testImages());
        assertThatThrownBy(() -> sent.errands.get(0).open(other, done -> {}))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("other images than the run");
    }

    @Test
    void refusesToComputeOtherBits() {
        Errand asked = sent.errands.get(0);
        for (String name : List.of("lenet", "engine", "activation-lab")) {
            Map<String, String> environment = new TreeMap<>(asked.environment());
            environment.put(name, "something else");
            Errand errand = new Errand(asked.run(), asked.stage(), 1, environment);
            assertThatThrownBy(() -> errand.open(DATA, done -> {}))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining(name + " is ")
                    .hasMessageContaining("something else where the run was started");
        }
    }

    @Test
    void refusesStagesOfOneProcess() {
        Errand asked = sent.errands.get(0);
        Errand errand = new Errand(asked.run(), "join", 1, asked.environment());
        assertThatThrownBy(() -> errand.open(DATA, done -> {})).hasMessageContaining("stage join");
        assertThatThrownBy(() -> new Errand(asked.run(), "train", 0, Map.of())).hasMessageContaining("at least 1");
    }

    /** Models and labels by name; the tables beside them hold times. */
    private static Map<String, byte[]> results(Path root) {
        Map<String, byte[]> all = new TreeMap<>();
        for (String place : List.of("models", "labels")) {
            try (Stream<Path> files = Files.list(root.resolve(place))) {
                for (Path file : files.toList()) {
                    all.put(place + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }
}
