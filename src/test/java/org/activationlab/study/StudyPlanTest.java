package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.activationlab.lenet.Grid;
import org.activationlab.lenet.GridSample;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;
import org.activationlab.lenet.TrainingGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyPlanTest {

    @Test
    void paperIsTheOriginalsGridNoiseAndSampling() {
        StudyPlan paper = StudyPlan.paper();
        assertThat(paper.models()).hasSize(8192);
        assertThat(paper.noise().scale()).isEqualTo(0.9);
        assertThat(paper.noise().draws()).isEqualTo(1000);
        assertThat(paper.noise().seed()).isEqualTo(42);
        assertThat(paper.pairsPerCell()).isEqualTo(10);
        assertThat(paper.export().share()).isEqualTo(0.1);
    }

    @Test
    void quickIsSpreadOverTheGrid() {
        List<HyperParameters> models = StudyPlan.quick().models();
        assertThat(models).hasSize(144);
        assertThat(models.stream().map(HyperParameters::optimizer)).contains(Optimizer.values());
        assertThat(models.stream().map(HyperParameters::learningRate)).contains(0.005, 0.01, 0.05, 0.1);
        assertThat(models.stream().map(HyperParameters::weightDecay)).contains(0.0, 0.05);
        assertThat(models.stream().map(HyperParameters::epochs)).contains(1, 2, 3, 4);
        assertThat(models.stream().map(HyperParameters::batchSize)).contains(32, 128);
        assertThat(models.stream().map(HyperParameters::initialization).distinct())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny", "quick", "standard", "paper"})
    void groupsHoldEveryModelOnce(String preset) {
        StudyPlan plan = StudyPlan.preset(preset);
        Set<HyperParameters> grouped = new HashSet<>();
        int count = 0;
        for (TrainingGroup group : plan.groups()) {
            grouped.addAll(group.models());
            count += group.models().size();
            assertThat(group.trainings().size() * group.batchSize()).isLessThanOrEqualTo(plan.imagesAtOnce());
        }
        assertThat(count).isEqualTo(grouped.size());
        assertThat(grouped).isEqualTo(new HashSet<>(plan.models()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny", "quick", "standard", "paper"})
    void comesBackFromJsonAsItWas(String preset, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("plan.json");
        Json.write(file, StudyPlan.preset(preset));
        assertThat(Json.read(file, StudyPlan.class)).isEqualTo(StudyPlan.preset(preset));
    }

    @Test
    void refusesJsonWithAnUnknownOrAMissingSetting(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("plan.json");
        String text = Json.text(StudyPlan.tiny());
        Files.writeString(file, text.replace("\"pairsPerCell\"", "\"pairsPerCel\""));
        assertThatThrownBy(() -> Json.read(file, StudyPlan.class))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("plan.json")
                .hasMessageContaining("pairsPerCel");
        Files.writeString(file, text.replace("\"pairsPerCell\" : 3", "\"pairsPerCell\" : 0"));
        assertThatThrownBy(() -> Json.read(file, StudyPlan.class))
                .hasMessageContaining("pairsPerCell must be at least 1, but was 0");
        Files.writeString(file, text.replace("\"pairsPerCell\" : 3,", ""));
        assertThatThrownBy(() -> Json.read(file, StudyPlan.class)).hasMessageContaining("pairsPerCell");
    }

    @Test
    void refusesGridsThatOverlap() {
        Grid grid = new Grid(
                List.of(Optimizer.SGD),
                List.of(0.1),
                List.of(0.0),
                List.of(1),
                List.of(0),
                List.of(Initialization.NORMAL),
                List.of(32));
        StudyPlan twice = StudyPlan.tiny().withPopulation(List.of(GridSample.all(grid), GridSample.all(grid)));
        assertThatThrownBy(twice::models).hasMessageContaining("overlap: 1 models");
    }

    @Test
    void refusesWrongValuesWithTheirNames() {
        assertThatThrownBy(() -> StudyPlan.tiny().withPairsPerCell(0))
                .hasMessage("pairsPerCell must be at least 1, but was 0");
        assertThatThrownBy(() -> StudyPlan.tiny().withPopulation(List.of())).hasMessageContaining("population");
        assertThatThrownBy(() -> StudyPlan.preset("big"))
                .hasMessage("there is no preset \"big\"; there are tiny, zoo, quick, standard and paper");
    }
}
