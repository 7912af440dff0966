package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.LearningCurve;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.PublishedRuns;
import org.activationlab.meta.Task;
import org.activationlab.pairs.PairSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaPlanTest {

    @Test
    void paperRepeatsThePublishedThirtyRuns() {
        assertThat(MetaPlan.preset("paper").trainings())
                .containsExactlyInAnyOrderElementsOf(PublishedRuns.read().stream()
                        .map(run -> MetaSettings.original(run.architecture(), run.task(), run.seed()))
                        .toList());
    }

    @Test
    void quickTrainsEachArchitectureOnceForEachTask() {
        assertThat(MetaPlan.preset("quick").trainings()).hasSize(8).allMatch(training -> training.seed() == 1);
        for (Architecture architecture : Architecture.values()) {
            for (Task task : Task.values()) {
                assertThat(MetaPlan.preset("quick").trainings()).contains(MetaSettings.original(architecture, task, 1));
            }
        }
    }

    @Test
    void standardBeginsWithAllRnnsAndThenDoesTheLstms() {
        List<MetaSettings> trainings = MetaPlan.preset("standard").trainings();
        assertThat(trainings).hasSize(20);
        assertThat(trainings.subList(0, 10)).allMatch(training -> training.architecture() == Architecture.RNN);
        assertThat(trainings.subList(10, 20)).allMatch(training -> training.architecture() == Architecture.LSTM);
    }

    @Test
    void everyStudyPresetHasItsTrainings() {
        for (String name : List.of("tiny", "quick", "standard", "paper")) {
            assertThat(MetaPlan.preset(StudyPlan.preset(name).preset()).trainings())
                    .isNotEmpty();
        }
        assertThatThrownBy(() -> MetaPlan.preset("huge")).hasMessageContaining("tiny, zoo, quick, standard and paper");
    }

    @Test
    void takesAShareOfMorePairsThanItWants() {
        MetaPlan plan = MetaPlan.preset("standard");
        assertThat(plan.selection(78_800)).isEqualTo(PairSelection.ALL);
        assertThat(plan.selection(157_600).share()).isEqualTo(0.5);
        assertThat(plan.withMostPairs(0).selection(157_600)).isEqualTo(PairSelection.ALL);
    }

    @Test
    void refusesTheSameTrainingTwice() {
        MetaSettings one = MetaSettings.original(Architecture.RNN, Task.RATIO, 1);
        assertThatThrownBy(() -> MetaPlan.preset("tiny").withTrainings(List.of(one, one)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> MetaPlan.preset("tiny").withMostPairs(-1)).hasMessageContaining("-1");
    }

    @Test
    void keepsAnUndefinedScoreAndTheReasonOfACollapse(@TempDir Path folder) throws Exception {
        MetaSettings settings = MetaSettings.corrected(Architecture.GRU, Task.RATIO, 3);
        for (Optional<String> collapse : List.of(Optional.<String>empty(), Optional.of("the loss is NaN"))) {
            MetaRunResult result = new MetaRunResult(
                    settings, 10, 2, 4, Double.NaN, Double.NaN, collapse, new LearningCurve(List.of()));
            Path file = folder.resolve("result.json");
            Json.write(file, MetaResultFile.of(result));
            assertThat(Json.read(file, MetaResultFile.class).with(new LearningCurve(List.of())))
                    .isEqualTo(result);
        }
    }
}
