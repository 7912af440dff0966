package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.DigitData;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.lenet.PopulationTrainer.GroupOutcome;
import org.junit.jupiter.api.Test;

/** What holds for every engine. */
abstract class PopulationTrainerTest {

    private static final DigitData DIGITS = SyntheticDigits.generate(1, 960, 200);
    private static final HyperParameters SGD = HyperParameters.defaults().withEpochs(1);

    abstract TrainingEngine engine(LabelledImages train, LabelledImages test);

    @Test
    void givesTheSameBitsTwice() throws Exception {
        TrainingGroup group = new TrainingGroup(List.of(SGD, SGD.withWeightDecay(0.05)));
        GroupOutcome first = train(group, 320);
        GroupOutcome second = train(group, 320);
        for (int i = 0; i < 2; i++) {
            assertThat(second.models().get(i).parameters())
                    .isEqualTo(first.models().get(i).parameters());
        }
        assertThat(first.models().get(0).parameters())
                .isNotEqualTo(first.models().get(1).parameters());
    }

    @Test
    void aSnapshotIsTheShorterTrainingBitForBit() throws Exception {
        HyperParameters other = SGD.withLearningRate(0.05).withInitialization(Initialization.XAVIER_UNIFORM);
        GroupOutcome longer =
                train(new TrainingGroup(List.of(SGD, SGD.withEpochs(3), other.withEpochs(2), other)), 320);
        GroupOutcome shorter = train(new TrainingGroup(List.of(SGD, other)), 320);
        assertThat(longer.models().stream().map(outcome -> outcome.model().hyperParameters()))
                .containsExactly(SGD, SGD.withEpochs(3), other.withEpochs(2), other);
        assertThat(longer.models().get(0).parameters())
                .isEqualTo(shorter.models().get(0).parameters());
        assertThat(longer.models().get(3).parameters())
                .isEqualTo(shorter.models().get(1).parameters());
        assertThat(longer.models().get(1).parameters())
                .isNotEqualTo(longer.models().get(0).parameters());
        // Two trainings and three epochs, whether a model asked for them or not.
        assertThat(longer.epochs()).hasSize(6);
    }

    @Test
    void stacksOfAnySizeTrainTheSameSgdNetwork() throws Exception {
        float[] alone = train(new TrainingGroup(List.of(SGD)), 960)
                .models()
                .get(0)
                .parameters()
                .block();
        for (int networks : new int[] {2, 5}) {
            float[] stacked = train(new TrainingGroup(neighboursOf(SGD, networks)), 960)
                    .models()
                    .get(networks - 1)
                    .parameters()
                    .block();
            assertThat(stacked).as("%d networks", networks).containsExactly(alone, within(1e-4f));
        }
    }

    @Test
    void stacksOfAnySizeReachTheSameAdamLoss() throws Exception {
        HyperParameters adam = SGD.withOptimizer(Optimizer.ADAM).withLearningRate(0.005);
        double alone =
                train(new TrainingGroup(List.of(adam)), 640).epochs().get(0).trainLoss();
        for (int networks : new int[] {2, 5}) {
            double stacked = train(new TrainingGroup(neighboursOf(adam, networks)), 640)
                    .models()
                    .get(networks - 1)
                    .model()
                    .trainLoss();
            assertThat(stacked).as("%d networks", networks).isCloseTo(alone, within(1e-3 * alone));
        }
    }

    @Test
    void learnsTheDigits() throws Exception {
        GroupOutcome outcome = train(new TrainingGroup(List.of(SGD.withEpochs(8))), 960);
        TrainedModel last = outcome.models().get(0).model();
        assertThat(last.testAccuracy()).isGreaterThan(0.8);
        assertThat(last.kept()).isTrue();
        assertThat(last.reason()).isEmpty();
        assertThat(last.trainLoss()).isLessThan(outcome.epochs().get(0).trainLoss());
    }

    @Test
    void aDivergingNetworkIsRejectedAndLeavesItsNeighboursAlone() throws Exception {
        HyperParameters wild = SGD.withLearningRate(1e6);
        HyperParameters other = SGD.withLearningRate(0.01);
        GroupOutcome together = train(new TrainingGroup(List.of(SGD, wild, other)), 320);
        GroupOutcome tame = train(new TrainingGroup(List.of(SGD, SGD.withWeightDecay(0.1), other)), 320);
        TrainedModel diverged = together.models().get(1).model();
        assertThat(diverged.trainLoss()).isNaN();
        assertThat(diverged.testLoss()).isNaN();
        assertThat(diverged.kept()).isFalse();
        assertThat(diverged.reason()).contains("diverged");
        assertThat(together.models().get(1).parameters().isFinite()).isFalse();
        for (int neighbour : new int[] {0, 2}) {
            assertThat(together.models().get(neighbour).parameters().block())
                    .containsExactly(tame.models().get(neighbour).parameters().block(), within(1e-6f));
            assertThat(together.models().get(neighbour).model().reason()).doesNotContain("diverged");
        }
    }

    @Test
    void trainsOnTheLastSmallerBatchToo() throws Exception {
        List<Long> told = new ArrayList<>();
        try (PopulationTrainer trainer =
                trainer(DIGITS.train().first(100), DIGITS.test().first(10))) {
            trainer.train(new TrainingGroup(List.of(SGD, SGD.withWeightDecay(0.1), SGD.withEpochs(2))), told::add);
        }
        // Two networks: three batches of 32 and one of 4, in each of two epochs.
        assertThat(told).containsExactly(64L, 64L, 64L, 8L, 64L, 64L, 64L, 8L);
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> train(new TrainingGroup(List.of(SGD)), 320)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted())
                .as("the exception carries the interruption")
                .isFalse();
    }

    @Test
    void visitsEveryImageOnceInAnOrderOfItsOwn() {
        int[] order = PopulationTrainer.shuffled(1000, 3, 32, 1);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(PopulationTrainer.shuffled(1000, 3, 32, 1)).isEqualTo(order);
        assertThat(PopulationTrainer.shuffled(1000, 3, 32, 2)).isNotEqualTo(order);
        assertThat(PopulationTrainer.shuffled(1000, 3, 64, 1)).isNotEqualTo(order);
        assertThat(PopulationTrainer.shuffled(1000, 4, 32, 1)).isNotEqualTo(order);
    }

    private GroupOutcome train(TrainingGroup group, int images) throws InterruptedException {
        try (PopulationTrainer trainer = trainer(DIGITS.train().first(images), DIGITS.test())) {
            return trainer.train(group, done -> {});
        }
    }

    private PopulationTrainer trainer(LabelledImages train, LabelledImages test) {
        return new PopulationTrainer(engine(train, test), train.size());
    }

    /** Other networks first, the one under test last. */
    private static List<HyperParameters> neighboursOf(HyperParameters last, int networks) {
        List<HyperParameters> all = new ArrayList<>();
        for (int i = 1; i < networks; i++) {
            all.add(last.withLearningRate(last.learningRate() / (i + 1)).withWeightDecay(0.01 * i));
        }
        all.add(last);
        return all;
    }
}
