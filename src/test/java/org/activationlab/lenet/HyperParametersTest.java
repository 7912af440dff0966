// Expected ids: Python 3.11, hashlib.sha256(text.encode()).hexdigest()[:10] of the text that the Javadoc states.
package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HyperParametersTest {

    private static final HyperParameters SETTINGS = HyperParameters.defaults();

    @Test
    void refusesValuesThatCannotTrain() {
        refuses(() -> SETTINGS.withEpochs(-4), "epochs must be at least 1, but was -4");
        refuses(() -> SETTINGS.withEpochs(0), "epochs must be at least 1, but was 0");
        refuses(() -> SETTINGS.withBatchSize(0), "batchSize must be at least 1, but was 0");
        refuses(() -> SETTINGS.withLearningRate(0), "learningRate must be a number above 0, but was 0.0");
        refuses(() -> SETTINGS.withLearningRate(Double.NaN), "learningRate must be a number above 0, but was NaN");
        refuses(
                () -> SETTINGS.withLearningRate(Double.POSITIVE_INFINITY),
                "learningRate must be a number above 0, but was Infinity");
        refuses(() -> SETTINGS.withWeightDecay(-0.1), "weightDecay must be a number of at least 0, but was -0.1");
        refuses(() -> SETTINGS.withWeightDecay(Double.NaN), "weightDecay must be a number of at least 0, but was NaN");
    }

    @Test
    void hasTheIdThatAnotherLanguageComputes() {
        assertThat(new HyperParameters(Optimizer.SGD, 0.1, 0, 2, 0, Initialization.PYTORCH_DEFAULT, 32).id())
                .isEqualTo("7f713d586c");
        assertThat(new HyperParameters(Optimizer.ADAM, 0.005, 0.05, 4, 42, Initialization.KAIMING_UNIFORM, 256).id())
                .isEqualTo("dc96bf90f4");
    }

    @Test
    void treatsMinusZeroDecayAsZero() {
        assertThat(SETTINGS.withWeightDecay(-0.0)).isEqualTo(SETTINGS.withWeightDecay(0.0));
        assertThat(SETTINGS.withWeightDecay(-0.0).id()).isEqualTo("7f713d586c");
    }

    @Test
    void changesOneValueAtATime() {
        assertThat(SETTINGS.withOptimizer(Optimizer.ADAM)
                        .withLearningRate(0.5)
                        .withWeightDecay(0.25)
                        .withEpochs(3)
                        .withSeed(7)
                        .withInitialization(Initialization.NORMAL)
                        .withBatchSize(9))
                .isEqualTo(new HyperParameters(Optimizer.ADAM, 0.5, 0.25, 3, 7, Initialization.NORMAL, 9));
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
