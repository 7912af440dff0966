package org.activationlab.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.Parameters;
import org.junit.jupiter.api.Test;

class NetworkProfileTest {

    private static final NetworkProfile BARE = NetworkProfile.of(JudgeData.traits("n1"));

    private static float[] numbers(JudgeInput input, NetworkProfile profile, float[] trace) {
        float[] numbers = new float[input.features().size()];
        input.write(trace, profile, numbers, 0);
        return numbers;
    }

    private static float number(JudgeInput input, float[] numbers, String name) {
        List<String> names = input.features().stream().map(Feature::name).toList();
        assertThat(names).contains(name).doesNotHaveDuplicates();
        return numbers[names.indexOf(name)];
    }

    /** Two reference images: all activations 1, then all 3; the digit 4 is the answer to both. */
    private static float[] reference() {
        float[] traces = new float[2 * 470];
        for (int i = 0; i < traces.length; i++) {
            traces[i] = i < 470 ? 1 : 3;
        }
        traces[464] = 2;
        traces[470 + 464] = 4;
        return traces;
    }

    @Test
    void measuresASummaryByTheNetworksOwn() {
        NetworkProfile profile = BARE.withReference(reference());
        float[] trace = new float[470];
        Arrays.fill(trace, 3);
        trace[463] = 4;
        float[] numbers = numbers(JudgeInput.REFERENCE, profile, trace);
        // ln 2 and ln 4 on the reference images: mean 1.5 ln 2, deviation 0.5 ln 2; here ln 4.
        double deviation = 0.5 * Math.log(2);
        assertThat((double) number(JudgeInput.REFERENCE, numbers, "network mean of fc1 mean"))
                .isCloseTo(1.5 * Math.log(2), within(1e-6));
        assertThat((double) number(JudgeInput.REFERENCE, numbers, "network deviation of fc1 mean"))
                .isCloseTo(deviation, within(1e-6));
        assertThat((double) number(JudgeInput.REFERENCE, numbers, "fc1 mean, by the network's own"))
                .isCloseTo(deviation / (deviation + 1e-3), within(1e-5));
        assertThat(number(JudgeInput.REFERENCE, numbers, "network answers 4")).isEqualTo(1);
        assertThat(number(JudgeInput.REFERENCE, numbers, "network answers 3")).isZero();
        assertThat(number(JudgeInput.REFERENCE, numbers, "fc3 answers 3")).isEqualTo(1);
    }

    @Test
    void countsWhatNoiseMakesOfReferenceImages() {
        float[] clean = {0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0};
        int[] votes = {0, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0};
        float[] covariances = new float[200];
        for (int i = 0; i < 20; i++) {
            covariances[i / 10 * 100 + i % 10 * 11] = 1;
        }
        NetworkProfile profile = BARE.withReference(reference()).withNoise(clean, votes, clean, covariances);
        float[] trace = new float[470];
        trace[462] = 1;
        float[] numbers = numbers(JudgeInput.NOISE, profile, trace);
        assertThat(number(JudgeInput.NOISE, numbers, "network answers 2 to noise"))
                .isEqualTo(3 / 8f);
        assertThat(number(JudgeInput.NOISE, numbers, "network answers 7 to noise"))
                .isEqualTo(5 / 8f);
        assertThat(number(JudgeInput.NOISE, numbers, "network keeps its answers"))
                .isEqualTo(7 / 8f);
        // Four copies of its own and eight borrowed at the mean of 7/8.
        assertThat(number(JudgeInput.NOISE, numbers, "network keeps 2")).isEqualTo((3 + 7) / 12f);
        assertThat(number(JudgeInput.NOISE, numbers, "network keeps 9")).isEqualTo(7 / 8f);
        assertThat(number(JudgeInput.NOISE, numbers, "fc3 noise keeps this answer"))
                .isEqualTo((3 + 7) / 12f);
        assertThat(number(JudgeInput.NOISE, numbers, "fc3 noise answers the same"))
                .isEqualTo(3 / 8f);
        float[] logits = new float[10];
        logits[2] = 1;
        assertThat(number(JudgeInput.NOISE, numbers, "fc3 expected ratio"))
                .isEqualTo((float) profile.noiseResponse().expectedRatio(logits));
    }

    @Test
    void sumsUpParametersAndHyperParameters() {
        float[] block = new float[LeNet.PARAMETER_COUNT];
        Arrays.fill(block, 2);
        block[0] = -7;
        NetworkProfile profile = BARE.withWeights(Parameters.of(LeNet.SHAPES, block));
        float[] numbers = numbers(JudgeInput.WEIGHTS, profile, new float[470]);
        assertThat((double) number(JudgeInput.WEIGHTS, numbers, "network conv1 weight largest"))
                .isCloseTo(Math.log(8), within(1e-6));
        assertThat((double) number(JudgeInput.WEIGHTS, numbers, "network conv1 weight mean"))
                .isCloseTo(Math.log(1 + (149 * 2 - 7) / 150.0), within(1e-6));
        assertThat((double) number(JudgeInput.WEIGHTS, numbers, "network fc3 bias length"))
                .isCloseTo(Math.log(1 + Math.sqrt(40)), within(1e-6));
        assertThat(number(JudgeInput.WEIGHTS, numbers, "network fc3 bias deviation"))
                .isZero();
        float[] settings = numbers(JudgeInput.HYPER_PARAMETERS, BARE, new float[470]);
        assertThat(number(JudgeInput.HYPER_PARAMETERS, settings, "network adam"))
                .isEqualTo(1);
        assertThat(number(JudgeInput.HYPER_PARAMETERS, settings, "network XAVIER_UNIFORM"))
                .isEqualTo(1);
        for (Initialization rule : Initialization.values()) {
            number(JudgeInput.HYPER_PARAMETERS, settings, "network " + rule);
        }
    }

    @Test
    void readsNetworksOfOtherSizes() {
        NetworkProfile small = NetworkProfile.of(JudgeData.traits("n2"), List.of(30, 20, 15, 10))
                .withReference(new float[3 * 75]);
        float[] trace = new float[75];
        trace[65] = 1;
        float[] numbers = numbers(JudgeInput.REFERENCE, small, trace);
        assertThat(number(JudgeInput.REFERENCE, numbers, "fc3 answers 0")).isEqualTo(1);
        assertThatThrownBy(() -> numbers(JudgeInput.ACTIVATIONS, small, trace)).hasMessageContaining("470");
        assertThatThrownBy(() -> NetworkProfile.of(JudgeData.traits("n3"), List.of(30, 20, 10)))
                .hasMessageContaining("three hidden layers");
    }

    @Test
    void saysWhatIsMissing() {
        float[] trace = new float[470];
        assertThatThrownBy(() -> numbers(JudgeInput.WEIGHTS, BARE, trace))
                .hasMessage("the profile of network n1 lacks statistics of its parameters");
        assertThatThrownBy(() -> numbers(JudgeInput.REFERENCE, BARE, trace))
                .hasMessage("the profile of network n1 lacks activations on reference images");
        assertThatThrownBy(() -> numbers(JudgeInput.NOISE, BARE.withReference(reference()), trace))
                .hasMessage("the profile of network n1 lacks its answers to noisy copies of reference images");
        assertThatThrownBy(() -> numbers(JudgeInput.SUMMARY, BARE, new float[469]))
                .hasMessageContaining("expected 470 activations of network n1, but got 469");
    }
}
