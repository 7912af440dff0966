package org.activationlab.interpret.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.reference.Mnist;
import org.junit.jupiter.api.Test;

class RemovalCheckTest {

    private static final NetworkDesign LINEAR = new NetworkDesign(
            "linear",
            ActivationShape.of(1, 1, 2),
            List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("map", new Dense(2, 2))));

    /** Nine images of each class along one axis, and three of class 1 that lie among those of class 0. */
    private static TrainingSet misled() {
        List<float[]> rows = new ArrayList<>();
        int[] classes = new int[21];
        for (int i = 0; i < 18; i++) {
            classes[i] = i % 2;
            rows.add(new float[] {i % 2 == 0 ? 1 : -1, 0.02f * i});
        }
        for (int i = 18; i < 21; i++) {
            classes[i] = 1;
            rows.add(new float[] {1, -1});
        }
        return TrainingSet.of(Batch.ofRows(LINEAR.input(), rows), classes);
    }

    @Test
    void trainsTheSameWithoutWhatIsNotThere() throws InterruptedException {
        TracedTraining training = new TracedTraining(3, 4, 0.05, 7);
        List<Snapshot> whole = training.train(ComputeDevice.CPU, LINEAR, misled(), Set.of());
        assertThat(whole)
                .hasSize(3)
                .allSatisfy(snapshot -> assertThat(snapshot.rate()).isEqualTo(0.05));
        assertThat(training.train(ComputeDevice.CPU, LINEAR, misled(), Set.of()))
                .isEqualTo(whole);
        assertThat(training.train(ComputeDevice.CPU, LINEAR, misled(), Set.of(3)))
                .isNotEqualTo(whole);
        assertThat(training.withSeed(8).train(ComputeDevice.CPU, LINEAR, misled(), Set.of()))
                .isNotEqualTo(whole);
    }

    @Test
    void whatMisledIsFoundAndItsRemovalHelps() throws InterruptedException {
        // An image of class 0 where three images claim class 1.
        Batch asked = Batch.of(LINEAR.input(), new float[] {1, -1});
        TracedTraining training = new TracedTraining(60, 4, 0.05, 1);
        List<Snapshot> snapshots = training.train(ComputeDevice.CPU, LINEAR, misled(), Set.of());
        try (LayeredNetwork network =
                new LayeredNetwork(ComputeDevice.CPU, LINEAR, snapshots.get(59).parameters())) {
            assertThat(network.logits(asked).largest(0)).isEqualTo(1);
        }
        Influences influences = TracIn.of(ComputeDevice.CPU, LINEAR, snapshots, misled(), asked, 0);
        assertThat(influences.harmful(0, 3)).containsExactlyInAnyOrder(18, 19, 20);

        RemovalSettings settings = new RemovalSettings(training, 1, 3, 2);
        List<Integer> heard = new ArrayList<>();
        RemovalEffects effects = new RemovalCheck(ComputeDevice.CPU, LINEAR, settings)
                .of(misled(), TrainingSet.of(asked, 0), heard::add);
        assertThat(settings.trainings()).isEqualTo(9);
        assertThat(heard).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        RemovalCase only = effects.cases().get(0);
        assertThat(only.truth()).isZero();
        assertThat(only.answer()).isEqualTo(1);
        assertThat(only.loss()).isGreaterThan(Math.log(2));
        assertThat(only.changes().get(Removal.HARMFUL)).isLessThan(-only.loss() + Math.log(2));
        assertThat(only.changes().get(Removal.HELPFUL)).isPositive();
        assertThat(effects.righted(Removal.HARMFUL)).isEqualTo(1);
        assertThat(effects.righted(Removal.HELPFUL)).isZero();
    }

    /** On digits: several wrong predictions of as many LeNet-5s, trained on few images. */
    @Test
    void digitsAreMissedLessWithoutHarmfulImagesThanWithoutHelpfulOnes() throws InterruptedException {
        DigitData digits = Mnist.orSkip();
        RemovalSettings settings = new RemovalSettings(new TracedTraining(8, 50, 0.002, 1), 6, 20, 1);
        RemovalEffects effects = new RemovalCheck(ComputeDevice.CPU, LeNet.DESIGN, settings)
                .of(
                        TrainingSet.of(digits.train().first(400)),
                        TrainingSet.of(digits.test().first(300)),
                        done -> {});
        assertThat(effects.cases()).hasSize(6);
        assertThat(effects.cases().stream().map(RemovalCase::image).distinct()).hasSize(6);
        assertThat(effects.cases().stream().map(RemovalCase::seed)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(effects.change(Removal.HELPFUL).mean()).isPositive();
        assertThat(effects.change(Removal.HARMFUL).mean()).isNegative();
        assertThat(effects.compared(Removal.HELPFUL, Removal.RANDOM).difference())
                .isPositive();
        assertThat(effects.compared(Removal.HARMFUL, Removal.RANDOM).difference())
                .isNegative();
    }

    @Test
    void sumsUpOverCases() {
        RemovalSettings settings = new RemovalSettings(new TracedTraining(1, 2, 0.1, 1), 2, 1, 1);
        RemovalEffects effects = new RemovalEffects(settings, List.of(caseOf(1, 3), caseOf(2, 5)));
        assertThat(effects.change(Removal.HELPFUL).mean()).isEqualTo(4);
        assertThat(effects.change(Removal.HARMFUL).mean()).isEqualTo(-4);
        assertThat(effects.compared(Removal.HELPFUL, Removal.RANDOM).difference())
                .isEqualTo(4);
        assertThat(effects.righted(Removal.HARMFUL)).isEqualTo(1);
        assertThat(new RemovalEffects(settings, List.of()).righted(Removal.RANDOM))
                .isNaN();
    }

    private static RemovalCase caseOf(int image, double change) {
        return new RemovalCase(
                image,
                image,
                0,
                1,
                2,
                Map.of(
                        Removal.HELPFUL, change,
                        Removal.LIKE_HELPFUL, 0.0,
                        Removal.RANDOM, 0.0,
                        Removal.LIKE_HARMFUL, 0.0,
                        Removal.HARMFUL, -change),
                Map.of(
                        Removal.HELPFUL, 0.0,
                        Removal.LIKE_HELPFUL, 0.0,
                        Removal.RANDOM, 0.0,
                        Removal.LIKE_HARMFUL, 0.0,
                        Removal.HARMFUL, 1.0));
    }

    @Test
    void refusesOddSettings() {
        assertThatThrownBy(() -> new TracedTraining(0, 2, 0.1, 1)).hasMessageContaining("at least 1 epoch");
        assertThatThrownBy(() -> new RemovalSettings(new TracedTraining(1, 2, 0.1, 1), 0, 1, 1))
                .hasMessageContaining("at least 1, but were 0");
        RemovalSettings many = new RemovalSettings(new TracedTraining(1, 2, 0.1, 1), 1, 21, 1);
        Batch asked = Batch.of(LINEAR.input(), new float[] {1, -1});
        assertThatThrownBy(() -> new RemovalCheck(ComputeDevice.CPU, LINEAR, many)
                        .of(misled(), TrainingSet.of(asked, 0), done -> {}))
                .hasMessageContaining("more than 21");
    }
}
