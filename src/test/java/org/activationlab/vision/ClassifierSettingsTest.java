package org.activationlab.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.network.training.TrainingLogWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierSettingsTest {

    /** As the first version of this program wrote it; folders from then must be taken up. */
    private static final String TEXT = """
            # network: LeNet-5
            # data: MNIST
            # weights: fresh
            # device: cpu
            # epochs: 10
            # batch size: 64
            # learning rate: 0.001
            # validation images: 10000
            # seed: 7
            epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,seconds
            1,2.5,0.25,2.25,0.5,1.5
            """;

    @Test
    void takesUpAnOldLogAndWritesTheSameBytes(@TempDir Path folder) throws Exception {
        TrainingLog wanted = new TrainingLog(
                "LeNet-5",
                "MNIST",
                "fresh",
                "cpu",
                ClassifierSettings.defaults().withSeed(7).plan(),
                List.of());
        Path file = Files.writeString(folder.resolve("log.csv"), TEXT);
        TrainingLog longer = wanted.with(new TrainingEpoch(1, 2.5, 0.25, 2.25, 0.5, 1.5));
        assertThat(wanted.resumed(file)).contains(longer);
        new TrainingLogWriter(file, longer).close();
        assertThat(Files.readString(file)).isEqualTo(TEXT);
        assertThat(wanted.plan().patience()).isEmpty();
        assertThat(wanted.plan().examples()).isEqualTo("images");
    }

    @Test
    void refusesNumbersThatNoTrainingCanUse() {
        assertThatThrownBy(() -> new ClassifierSettings(1, 1, 0.1, 1, 1))
                .hasMessageStartingWith("expected at least 1 epoch, batches of at least 2 images");
    }
}
