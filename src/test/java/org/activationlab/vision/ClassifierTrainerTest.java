package org.activationlab.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.training.TrainingLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTrainerTest {

    private static final LabelledImages IMAGES =
            SyntheticDigits.generate(3, 700, 10).train();
    private static final NetworkDesign DESIGN = SmallClassifiers.SINGLE_CHANNEL;
    private static final ClassifierSettings SETTINGS = new ClassifierSettings(4, 20, 0.003, 100, 2);

    private static ClassifierTrainer.Outcome train(ClassifierSettings settings) throws Exception {
        return ClassifierTrainer.train(ComputeDevice.CPU, DESIGN, settings, IMAGES, (epoch, learned) -> {});
    }

    /** Everything but the time. */
    private static List<List<Double>> numbers(ClassifierTrainer.Outcome outcome) {
        return outcome.epochs().stream()
                .map(epoch -> List.of(
                        epoch.trainLoss(), epoch.trainAccuracy(), epoch.validationLoss(), epoch.validationAccuracy()))
                .toList();
    }

    @Test
    void equalSeedsGiveEqualNumbersAndOthersDoNot() throws Exception {
        ClassifierTrainer.Outcome first = train(SETTINGS);
        ClassifierTrainer.Outcome again = train(SETTINGS);
        assertThat(numbers(again)).isEqualTo(numbers(first));
        assertThat(again.parameters()).isEqualTo(first.parameters());
        assertThat(numbers(train(SETTINGS.withSeed(3)))).isNotEqualTo(numbers(first));
        // It learns: chance is 0.1, at a loss of 2.3.
        assertThat(first.epochs().get(3).trainAccuracy()).isGreaterThan(0.5);
        assertThat(first.epochs().get(3).trainLoss())
                .isLessThan(first.epochs().get(0).trainLoss());
    }

    @Test
    void keepsTheEpochThatTheLogCallsBest(@TempDir Path folder) throws Exception {
        List<Parameters> learned = new ArrayList<>();
        ClassifierTrainer.Outcome outcome = ClassifierTrainer.train(
                ComputeDevice.CPU, DESIGN, SETTINGS, IMAGES, (epoch, numbers) -> learned.add(numbers));
        TrainingLog log =
                new TrainingLog(DESIGN.name(), "synthetic", "fresh", "cpu", SETTINGS.plan(), outcome.epochs());
        assertThat(log.best()).isEqualTo(outcome.best());
        assertThat(outcome.parameters()).isEqualTo(learned.get(outcome.bestEpoch() - 1));
        // What was kept scores as it did when it was kept, on the last hundred images.
        Path file = folder.resolve("best.safetensors");
        ClassifierFile.write(file, log, log.best(), outcome.parameters());
        try (LayeredNetwork network = ClassifierFile.load(ComputeDevice.CPU, DESIGN, file)) {
            ClassifierScore score = ClassifierScore.of(network, IMAGES, 600, 700);
            assertThat(score.accuracy()).isEqualTo(log.best().validationAccuracy());
            assertThat(score.loss()).isEqualTo(log.best().validationLoss());
        }
        assertThat(SafeTensors.read(file).metadata())
                .containsEntry("network", "single-channel network")
                .containsEntry("seed", "2")
                .containsEntry("epoch", Integer.toString(outcome.bestEpoch()));
        assertThatThrownBy(() -> ClassifierFile.read(SmallClassifiers.NARROWING, file))
                .hasMessageContaining("conv1.weight must have the shape [10, 1, 3, 3], but has [1, 1, 2, 2]");
    }

    @Test
    void needsABatchBesidesTheImagesThatItKeepsBack() {
        assertThatThrownBy(() -> train(new ClassifierSettings(1, 20, 0.01, 690, 1)))
                .hasMessageContaining("but got 700");
    }
}
