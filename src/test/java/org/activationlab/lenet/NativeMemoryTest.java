package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.network.ComputeDevice;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");

    @Test
    void threeHundredStepsLeaveNoArrayBehind() {
        DigitData digits = SyntheticDigits.generate(2, 32, 8);
        List<HyperParameters> members = List.of(HyperParameters.defaults().withOptimizer(Optimizer.ADAM));
        try (NDManager scope = ComputeDevice.CPU.open();
                StackedLeNet stack = new StackedLeNet(scope, List.of(Initialization.NORMAL.draw(1)));
                ImageBatches batches = new ImageBatches(scope, digits.train())) {
            StackedUpdate update = new StackedUpdate(Optimizer.ADAM, members, stack.flat());
            List<Integer> arrays = new ArrayList<>();
            for (int number = 0; number < 300; number++) {
                try (NDManager step = scope.newSubManager()) {
                    var numbers = step.create(new int[] {0, 1, 2, 3});
                    var gradients = stack.gradients(step, batches.images(step, numbers), batches.oneHot(step, numbers));
                    update.step(step, gradients.flat);
                }
                arrays.add(held(scope) + held(stack.flat().getManager()));
            }
            assertThat(arrays.get(0)).isPositive();
            assertThat(arrays).containsOnly(arrays.get(0));
        }
    }

    private static int held(NDManager manager) {
        return ((BaseNDManager) manager).getManagedArrays().size();
    }

    @Test
    void aThousandStepsKeepTheProcessAtItsSize() throws InterruptedException {
        Assumptions.assumeTrue(
                Files.isReadable(STATUS), "the size of a process is read from /proc, which only Linux has");
        DigitData digits = SyntheticDigits.generate(2, 400, 8);
        // 100 steps an epoch.
        TrainingGroup group = new TrainingGroup(
                List.of(HyperParameters.defaults().withBatchSize(4).withEpochs(12)));
        List<Long> kilobytes = new ArrayList<>();
        TrainingEngine engine = new TensorTraining(ComputeDevice.CPU, digits.train(), digits.test());
        try (PopulationTrainer trainer =
                new PopulationTrainer(engine, digits.train().size())) {
            trainer.train(group, done -> kilobytes.add(residentKilobytes()));
        }
        assertThat(kilobytes).hasSize(1200);
        // The first 200 steps warm up; a step that kept its arrays would add about a megabyte each time after that.
        assertThat(kilobytes.get(1199) - kilobytes.get(199)).isLessThan(60 * 1024L);
    }

    private static long residentKilobytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
