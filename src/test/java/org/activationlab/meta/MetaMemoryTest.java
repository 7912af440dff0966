package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Dropout;
import org.activationlab.network.FlatAdam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetaMemoryTest {

    @ParameterizedTest
    @EnumSource
    void stepsLeaveNoArrayBehind(Architecture architecture) {
        List<Integer> held = new ArrayList<>();
        try (MetaNetwork network = new MetaNetwork(
                        ComputeDevice.CPU, architecture, Task.RATIO, MetaParameters.draw(architecture, Task.RATIO, 1));
                Autograd.Recording recording = Autograd.record()) {
            FlatAdam adam = FlatAdam.of(network.flat());
            Dropout dropout = new Dropout(new SplittableRandom(1), 0.1);
            for (int number = 0; number < 12; number++) {
                try (NDManager step = network.manager().newSubManager()) {
                    NDArray features = step.create(MetaReference.features(), new Shape(MetaReference.BATCH, 470));
                    NDArray targets = step.create(MetaReference.targets(Task.RATIO), new Shape(MetaReference.BATCH, 1));
                    MetaNetwork.Pass pass = network.forward(step, recording, features, true, dropout);
                    recording.backward(network.loss(pass.output, targets));
                    adam.step(pass.gradients(), 1e-3);
                }
                network.judge(MetaReference.features());
                held.add(((BaseNDManager) network.manager()).getManagedArrays().size());
            }
        }
        assertThat(held.get(0)).isPositive();
        assertThat(held).containsOnly(held.get(0));
    }
}
