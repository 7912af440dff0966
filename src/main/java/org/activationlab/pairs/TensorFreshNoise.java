package org.activationlab.pairs;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Consumer;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.ImageBatches;
import org.activationlab.lenet.StackedLeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Answers noisy copies, each image with noise of its own, by tensor operations: on a GPU, or on the processor where Java
 * has no vector registers. The noise itself is drawn by Java and has the same bits everywhere.
 */
final class TensorFreshNoise implements FreshAnswers {

    /** Copies computed together: the working set of one call then stays in a core's cache, or fills a GPU. */
    private static final int AT_ONCE = 128;

    private static final int AT_ONCE_ON_GPU = 4096;

    private final NDManager manager;
    private final ImageBatches images;
    private final float scale;
    private final int atOnce;

    /** Copies images to the device. */
    TensorFreshNoise(ComputeDevice device, LabelledImages images, NoiseSettings settings) {
        manager = device.open();
        this.images = new ImageBatches(manager, images);
        scale = (float) settings.scale();
        atOnce = device == ComputeDevice.GPU ? AT_ONCE_ON_GPU : AT_ONCE;
    }

    @Override
    public void answer(Parameters network, List<NoisyImage> numbers, int draws, Consumer<NoisyLogits> hearer)
            throws InterruptedException {
        try (NDManager scope = manager.newSubManager();
                StackedLeNet stack = new StackedLeNet(scope, List.of(network))) {
            for (NoisyImage own : numbers) {
                FreshAnswers.requireGoOn();
                try (NDManager step = scope.newSubManager()) {
                    NDArray clean = images.images(step, step.create(new int[] {own.image()}));
                    float[] logits = stack.score(step, clean).toFloatArray();
                    hearer.accept(new NoisyLogits(logits, noisy(step, stack, clean, own.seed(), draws)));
                }
            }
        }
    }

    /** Gives the copies' logits, (draws, 10). */
    private float[] noisy(NDManager scope, StackedLeNet stack, NDArray clean, long seed, int draws) {
        float[] all = new float[Math.multiplyExact(draws, VoteHistogram.DIGITS)];
        for (int from = 0; from < draws; from += atOnce) {
            int count = Math.min(atOnce, draws - from);
            float[] noise = new float[NoiseField.PIXELS * count];
            FreshNoise.draw(seed, from, count, noise, 0, count);
            try (NDManager step = scope.newSubManager()) {
                NDArray scaled = step.create(noise, new Shape(NoiseField.PIXELS, count))
                        .muli(scale)
                        .addi(clean);
                float[] logits = stack.score(step, scaled).toFloatArray();
                for (int i = 0; i < count; i++) {
                    for (int digit = 0; digit < VoteHistogram.DIGITS; digit++) {
                        all[(from + i) * VoteHistogram.DIGITS + digit] = logits[digit * count + i];
                    }
                }
            }
        }
        return all;
    }

    @Override
    public int held() {
        return ((BaseNDManager) manager).getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
