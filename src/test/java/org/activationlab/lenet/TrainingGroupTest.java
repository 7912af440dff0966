package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingGroupTest {

    private static final HyperParameters ONE = HyperParameters.defaults();

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 100, 512, 1_000_000})
    void dividesThePaperIntoGroupsThatShareTheirBatches(int imagesAtOnce) {
        List<TrainingGroup> groups = TrainingGroup.divide(Grid.paper().models(), imagesAtOnce);
        List<HyperParameters> all = new ArrayList<>();
        int epochs = 0;
        for (TrainingGroup group : groups) {
            assertThat(group.models()).allSatisfy(model -> {
                assertThat(model.seed()).isEqualTo(group.seed());
                assertThat(model.batchSize()).isEqualTo(group.batchSize());
                assertThat(model.optimizer()).isEqualTo(group.optimizer());
            });
            assertThat(group.trainings().size()).isBetween(1, Math.max(1, imagesAtOnce / group.batchSize()));
            // Every training comes with all its snapshots.
            assertThat(group.models()).hasSize(4 * group.trainings().size());
            all.addAll(group.models());
            epochs += group.epochs() * group.trainings().size();
        }
        assertThat(all).hasSize(8192).doesNotHaveDuplicates();
        assertThat(epochs).as("a training's models share their first epochs").isEqualTo(8192);
        assertThat(groups)
                .isSortedAccordingTo(Comparator.comparingInt(TrainingGroup::batchSize)
                        .thenComparingInt(TrainingGroup::seed)
                        .thenComparing(TrainingGroup::optimizer));
        assertThat(groups.stream().map(TrainingGroup::id)).doesNotHaveDuplicates();
    }

    @Test
    void makesPartsOfNearlyEqualSize() {
        List<HyperParameters> nine = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> ONE.withLearningRate(i))
                .toList();
        // At most four trainings of batch 32 fit 128 images: nine need three parts.
        assertThat(TrainingGroup.divide(nine, 128).stream()
                        .map(group -> group.models().size()))
                .containsExactly(3, 3, 3);
    }

    @Test
    void keepsTheOrderOfGroupsWhateverTheOrderOfModels() {
        List<HyperParameters> forth =
                List.of(ONE, ONE.withSeed(-1), ONE.withBatchSize(64), ONE.withOptimizer(Optimizer.ADAM));
        List<HyperParameters> back = new ArrayList<>(forth);
        Collections.reverse(back);
        List<TrainingGroup> expected = List.of(
                new TrainingGroup(List.of(ONE.withSeed(-1))),
                new TrainingGroup(List.of(ONE)),
                new TrainingGroup(List.of(ONE.withOptimizer(Optimizer.ADAM))),
                new TrainingGroup(List.of(ONE.withBatchSize(64))));
        assertThat(TrainingGroup.divide(forth, 512)).isEqualTo(expected);
        assertThat(TrainingGroup.divide(back, 512)).isEqualTo(expected);
        assertThat(TrainingGroup.divide(List.of(), 512)).isEmpty();
    }

    @Test
    void trainsEachTrainingUpToItsLongestModel() {
        HyperParameters other = ONE.withLearningRate(0.05);
        TrainingGroup group = new TrainingGroup(List.of(ONE.withEpochs(1), other.withEpochs(2), ONE.withEpochs(3)));
        assertThat(group.trainings()).containsExactly(ONE.withEpochs(3), other.withEpochs(2));
        assertThat(group.epochs()).isEqualTo(3);
    }

    @Test
    void refusesModelsThatCannotShareABatch() {
        refuses(List.of(), "at least one model");
        refuses(List.of(ONE, ONE.withSeed(1)), "must share seed, batch size and optimizer");
        refuses(List.of(ONE, ONE.withBatchSize(1)), "must share seed, batch size and optimizer");
        refuses(List.of(ONE, ONE.withOptimizer(Optimizer.ADAM)), "must share seed, batch size and optimizer");
        refuses(List.of(ONE, ONE), "twice");
        assertThatThrownBy(() -> TrainingGroup.divide(List.of(ONE), 0))
                .hasMessage("imagesAtOnce must be at least 1, but was 0");
    }

    @Test
    void isNamedAfterItsMembersAndTheirOrder() {
        TrainingGroup group = new TrainingGroup(List.of(ONE, ONE.withEpochs(5)));
        assertThat(group.id()).matches("group-[0-9a-f]{10}");
        assertThat(new TrainingGroup(List.of(ONE, ONE.withEpochs(5))).id()).isEqualTo(group.id());
        assertThat(new TrainingGroup(List.of(ONE)).id()).isNotEqualTo(group.id());
        assertThat(new TrainingGroup(List.of(ONE.withEpochs(5), ONE)).id()).isNotEqualTo(group.id());
    }

    private static void refuses(List<HyperParameters> models, String reason) {
        assertThatThrownBy(() -> new TrainingGroup(models))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
