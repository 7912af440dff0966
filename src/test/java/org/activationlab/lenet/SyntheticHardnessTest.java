package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.network.ComputeDevice;
import org.junit.jupiter.api.Test;

class SyntheticHardnessTest {

    /** Digits on which nobody errs would leave the study without wrong predictions. */
    @Test
    void aLeNetErrsOnOneToTenPercentOfTheDrawnDigitsAfterOneEpoch() throws InterruptedException {
        DigitData digits = SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, 60_000, 2_000);
        HyperParameters sgd = HyperParameters.defaults().withEpochs(1);
        try (PopulationTrainer trainer = new PopulationTrainer(ComputeDevice.CPU, digits.train(), digits.test())) {
            double accuracy = trainer.train(new TrainingGroup(List.of(sgd)), images -> {})
                    .models()
                    .get(0)
                    .model()
                    .testAccuracy();
            assertThat(1 - accuracy).isBetween(0.01, 0.10);
        }
    }
}
