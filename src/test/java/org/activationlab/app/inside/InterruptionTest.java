package org.activationlab.app.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.activationlab.app.inside.DigitExplanations.DigitSet;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.interpret.attribution.AttributionMethod;
import org.activationlab.interpret.attribution.MethodChoices;
import org.activationlab.interpret.attribution.NamedMethod;
import org.activationlab.interpret.visualization.VisualizationSettings;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.Target;
import org.activationlab.reference.Reference;
import org.activationlab.vision.ClassNames;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work on a thread that was interrupted ends, and the thread can be used again. */
class InterruptionTest {

    private static final LabelledImages IMAGES =
            SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, 10, 10).test();

    private final LayeredNetwork network =
            new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet());

    @AfterEach
    void close() {
        network.close();
    }

    private static void stops(ThrowingCallable work) {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(work).isInstanceOf(CancellationException.class).hasMessageContaining("was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void everyMethodStops() {
        DigitSet digits = DigitSet.of(network, IMAGES, List.of(0, 1));
        for (NamedMethod named : NamedMethod.values()) {
            AttributionMethod method = named.with(MethodChoices.of(LeNet.DESIGN));
            stops(() -> method.attribute(network, digits.images(), new int[] {1, 2}));
        }
    }

    @Test
    void explanationsAndVisualizationsStop() {
        DigitSet one = DigitSet.of(network, IMAGES, List.of(0));
        AttributionMethod method = NamedMethod.GRADIENT_TIMES_INPUT.with(MethodChoices.of(LeNet.DESIGN));
        for (int twins : new int[] {0, 2}) {
            stops(() -> DigitExplanations.of(network, one, new int[] {1}, List.of(method), twins, 1));
            stops(() -> Explanation.of(
                    network, one.images(), OptionalInt.empty(), method, twins, 1, ClassNames.numbers(10)));
        }
        VisualizationSettings few = VisualizationSettings.defaults().withSteps(2, 0.1);
        stops(() -> FeatureWork.of(network, Target.logit(1), few, null, IMAGES));
        stops(() -> FeatureWork.of(network, Target.logit(1), few, one.images(), null));
    }
}
