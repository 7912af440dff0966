package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetaSettingsTest {

    @Test
    void originalHasTheRatesAndEpochsOfTheStudy() {
        // SCIENCE.md, section 1; in the order RNN, GRU, LSTM, TRANSFORMER.
        assertThat(epochs(Task.CORRECTNESS)).containsExactly(11, 7, 7, 13);
        assertThat(epochs(Task.RATIO)).containsExactly(14, 45, 45, 12);
        assertThat(Arrays.stream(Architecture.values())
                        .map(a -> MetaSettings.original(a, Task.RATIO, 1).learningRate()))
                .containsExactly(1e-3, 1e-4, 1e-4, 1e-3);
        MetaSettings original = MetaSettings.original(Architecture.RNN, Task.RATIO, 1);
        assertThat(original.batchSize()).isEqualTo(128);
        assertThat(List.of(original.trainingMode(1), original.trainingMode(2))).containsExactly(true, false);
        assertThat(MetaSettings.corrected(Architecture.RNN, Task.RATIO, 1).trainingMode(2))
                .isTrue();
    }

    private static List<Integer> epochs(Task task) {
        return Arrays.stream(Architecture.values())
                .map(a -> MetaSettings.original(a, task, 1).epochs())
                .toList();
    }

    @Test
    void warmUpClimbsInAStraightLine() {
        MetaSettings settings = MetaSettings.corrected(Architecture.TRANSFORMER, Task.RATIO, 1);
        assertThat(settings.rateAt(1, 10)).isCloseTo(1e-3 / 20, within(1e-12));
        assertThat(settings.rateAt(10, 10)).isCloseTo(0.5e-3, within(1e-12));
        assertThat(settings.rateAt(20, 10)).isEqualTo(1e-3);
        assertThat(settings.rateAt(99, 10)).isEqualTo(1e-3);
        assertThat(MetaSettings.original(Architecture.RNN, Task.RATIO, 1).rateAt(1, 10))
                .isEqualTo(1e-3);
    }

    @Test
    void refusesSettingsOutOfRangeByName() {
        MetaSettings settings = MetaSettings.original(Architecture.RNN, Task.RATIO, 1);
        assertThatThrownBy(() -> settings.withEpochs(-4)).hasMessage("epochs must be at least 1, but was -4");
        assertThatThrownBy(() -> settings.withBatchSize(1)).hasMessageContaining("batchSize");
        assertThatThrownBy(() -> settings.withLearningRate(Double.NaN)).hasMessageContaining("learningRate");
        assertThatThrownBy(() -> settings.withEarlyStopping(-1, true)).hasMessageContaining("patience");
    }

    @ParameterizedTest
    @EnumSource
    void initialValuesFollowPyTorchsRules(Architecture architecture) {
        List<ParameterShape> shapes = MetaParameters.all(architecture, Task.RATIO);
        Parameters draw = MetaParameters.draw(architecture, Task.RATIO, 7);
        assertThat(MetaParameters.draw(architecture, Task.RATIO, 7)).isEqualTo(draw);
        assertThat(MetaParameters.draw(architecture, Task.RATIO, 8)).isNotEqualTo(draw);
        for (ParameterShape shape : shapes) {
            float[] values = draw.values(shape.name());
            if (shape.name().contains("norm")) {
                float start = shape.name().matches(".*(weight|var)") ? 1 : 0;
                assertThat(values).as(shape.name()).containsOnly(start);
                continue;
            }
            // A uniform distribution in +-b has deviation b / sqrt(3).
            double bound = expectedBound(shape.name());
            double squares = 0;
            double largest = 0;
            for (float value : values) {
                squares += (double) value * value;
                largest = Math.max(largest, Math.abs(value));
            }
            assertThat(largest).as(shape.name()).isLessThanOrEqualTo(bound * (1 + 1e-6));
            assertThat(Math.sqrt(squares / values.length) / (bound / Math.sqrt(3)))
                    .as(shape.name())
                    .isCloseTo(1, within(5 / Math.sqrt(2.0 * values.length)));
        }
    }

    /** torch 2.13: Linear and recurrent layers 1/sqrt(fan-in); MultiheadAttention's in_proj xavier_uniform_. */
    private static double expectedBound(String name) {
        if (name.contains("in_proj")) {
            return Math.sqrt(6.0 / 1024);
        }
        if (name.startsWith("tokens.fc")) {
            return 1 / Math.sqrt(name.startsWith("tokens.fc1") ? 120 : name.startsWith("tokens.fc2") ? 84 : 10);
        }
        boolean fromFeedForward = name.startsWith("encoder") && name.contains("linear2");
        return fromFeedForward ? 1 / Math.sqrt(2048) : 1.0 / 16;
    }

    @Test
    void theTransformersLayersStartAsCopies() {
        Parameters draw = MetaParameters.draw(Architecture.TRANSFORMER, Task.RATIO, 7);
        for (String part : List.of("self_attn.in_proj_weight", "linear1.weight", "linear2.weight")) {
            for (int layer = 1; layer < 4; layer++) {
                assertThat(draw.values("encoder.layers." + layer + "." + part))
                        .isEqualTo(draw.values("encoder.layers.0." + part));
            }
        }
    }

    @Test
    void curvesComeBackFromCsvAsTheyWere() {
        LearningCurve curve = new LearningCurve(List.of(
                new EpochScores(1, 0.1, 1.0 / 3, -0.5, Double.NaN, 1.5),
                new EpochScores(2, 0.05, 0.3, 0.5, 0.25, 2),
                new EpochScores(3, Double.NaN, Double.NaN, 0.1, 0.1, 2)));
        assertThat(LearningCurve.parse(curve.csv())).isEqualTo(curve);
        assertThat(curve.bestEpoch()).isEqualTo(2);
        assertThat(new LearningCurve(List.of()).bestEpoch()).isEqualTo(0);
    }

    @Test
    void tellsCollapsedAnswersFromPoorOnes() {
        boolean[] half = {true, false, true, false};
        double ln2 = Math.log(2);
        assertThat(Collapse.ofCorrectness(half, new double[] {0.5, 0.5, 0.5, 0.5}, ln2))
                .contains("it gives every pair the same answer");
        assertThat(Collapse.ofCorrectness(half, new double[] {0.51, 0.52, 0.51, 0.52}, ln2))
                .hasValueSatisfying(why -> assertThat(why).contains("coin"));
        assertThat(Collapse.ofCorrectness(half, new double[] {0.51, 0.49, 0.51, 0.49}, 0.69))
                .isEmpty();
        assertThat(Collapse.ofCorrectness(half, new double[4], Double.NaN)).contains("the loss is NaN");
        double[] truth = {0.1, 0.9};
        assertThat(Collapse.ofRatio(truth, new double[] {0.9, 0.1})).isPresent();
        assertThat(Collapse.ofRatio(truth, new double[] {0.4, 0.6})).isEqualTo(Optional.empty());
        assertThat(Collapse.ofRatio(truth, new double[] {0.4, Double.NaN})).contains("the loss is NaN");
    }
}
