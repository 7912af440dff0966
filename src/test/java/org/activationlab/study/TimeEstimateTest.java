package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.network.ComputeDevice;
import org.junit.jupiter.api.Test;

class TimeEstimateTest {

    @Test
    void theOriginalsSizeByHand() {
        // 2,048 trainings of four epochs on 60,000 images, a test of 10,000 after each; half of 8,192 models kept.
        TimeEstimate estimate =
                TimeEstimate.of(491_520_000, 81_920_000, 8_192, 10, new WorkRates(52_019.2, 220.722_222));
        assertThat(estimate.trainSeconds()).isCloseTo(10_000, within(0.1));
        assertThat(estimate.labelSeconds()).isCloseTo(3_600, within(0.1));
        assertThat(estimate.words())
                .startsWith("about 3.8 h: training 2.8 h, labelling 60 min")
                .contains("52,019 images", "221 pairs", "meta-networks come on top");
    }

    @Test
    void measuresWhatEveryWorkerDoes() throws Exception {
        DigitData digits = SyntheticDigits.generate(1, 40, 20);
        WorkRates rates = WorkRates.measure(StudyPlan.tiny(), digits, ComputeDevice.CPU, new LocalWorkers(2), 2);
        // No machine that runs this is a thousand times slower or faster than ours.
        assertThat(rates.imagesPerSecond()).isBetween(50.0, 5e7);
        assertThat(rates.pairsPerSecond()).isBetween(1.0, 1e6);
    }
}
