package org.activationlab.pairs;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.ImageBatches;
import org.activationlab.lenet.StackedLeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Answers noisy copies by tensor operations, on a GPU or on the processor.
 *
 * <p>The first convolution is linear, so its maps of the noise are computed once per network and only added to the maps
 * of each image; everything behind it is computed for every noisy copy.
 */
final class TensorNoise implements NoiseAnswers {

    /** Draws computed together: the working set of one call then stays in a core's cache. */
    private static final int DRAWS_AT_ONCE = 128;

    private final NDManager manager;
    private final ImageBatches images;
    /** Scaled noise images, (784, draws at once) each. */
    private final List<NDArray> noise = new ArrayList<>();

    /** Copies images and noise to the device. */
    TensorNoise(ComputeDevice device, LabelledImages images, NoiseSettings settings) {
        // Drawn before anything native is opened, so that too many draws leave nothing behind.
        NoiseField field = NoiseField.of(settings);
        manager = device.open();
        this.images = new ImageBatches(manager, images);
        for (int from = 0; from < settings.draws(); from += DRAWS_AT_ONCE) {
            int to = Math.min(settings.draws(), from + DRAWS_AT_ONCE);
            noise.add(columns(field.values(from * NoiseField.PIXELS, to * NoiseField.PIXELS), settings.scale()));
        }
    }

    /** Noise images, scaled and turned so that the draws lie innermost. */
    private NDArray columns(float[] values, double scale) {
        int draws = values.length / NoiseField.PIXELS;
        try (NDManager step = manager.newSubManager()) {
            NDArray scaled =
                    step.create(values, new Shape(draws, NoiseField.PIXELS)).muli((float) scale);
            NDArray columns = scaled.transpose().flatten().reshape(NoiseField.PIXELS, draws);
            columns.attach(manager);
            return columns;
        }
    }

    @Override
    public void answer(Parameters network, List<Integer> numbers, List<int[]> digits, Progress progress)
            throws InterruptedException {
        try (NDManager scope = manager.newSubManager();
                StackedLeNet stack = new StackedLeNet(scope, List.of(network))) {
            NDArray[] clean = cleanMaps(scope, stack, numbers);
            boolean[] finished = new boolean[numbers.size()];
            int draw = 0;
            // Noise outside, images inside: the maps of some noise images stay in the cache while all images pass by.
            for (NDArray chunk : noise) {
                int next = draw + (int) chunk.getShape().get(1);
                try (NDManager some = scope.newSubManager()) {
                    NDArray[] noiseMaps = maps(some, stack, chunk);
                    for (int i = 0; i < numbers.size(); i++) {
                        if (!finished[i]) {
                            predict(some, stack, noiseMaps, clean, i, digits.get(i), draw);
                            finished[i] = !progress.answered(i, next);
                        }
                    }
                }
                draw = next;
            }
        }
    }

    private static NDArray[] maps(NDManager scope, StackedLeNet stack, NDArray images) {
        try (NDManager step = scope.newSubManager()) {
            step.tempAttachAll(images);
            NDArray[] maps = stack.firstMaps(step, images);
            for (NDArray map : maps) {
                map.attach(scope);
            }
            return maps;
        }
    }

    /** The maps of the clean images, turned so that one image's maps lie together: (images, 864, 1). */
    private NDArray[] cleanMaps(NDManager scope, StackedLeNet stack, List<Integer> numbers) {
        try (NDManager step = scope.newSubManager()) {
            NDArray which =
                    step.create(numbers.stream().mapToInt(Integer::intValue).toArray());
            NDArray[] maps = stack.firstMaps(step, images.images(step, which));
            for (int phase = 0; phase < maps.length; phase++) {
                maps[phase] = maps[phase].transpose().flatten().reshape(numbers.size(), -1, 1);
                maps[phase].attach(scope);
            }
            return maps;
        }
    }

    /** Predicts one image's copies with some of the noise. */
    private static void predict(
            NDManager scope, StackedLeNet stack, NDArray[] noise, NDArray[] clean, int image, int[] into, int from) {
        try (NDManager step = scope.newSubManager()) {
            NDIndex own = new NDIndex().addIndices(image);
            NDArray[] sums = new NDArray[noise.length];
            for (int phase = 0; phase < noise.length; phase++) {
                NDArray map = clean[phase].get(own);
                map.attach(step);
                sums[phase] = map.add(noise[phase]);
            }
            long[] digits = stack.scoreMaps(step, sums).argMax(1).toLongArray();
            for (int i = 0; i < digits.length; i++) {
                into[from + i] = (int) digits[i];
            }
        }
    }

    /**
     * Predicts the digit of every noisy copy the plain way: each copy goes through the whole network.
     *
     * <p>Slower; it checks {@link #answer}.
     *
     * @param network LeNet-5's parameters
     * @param number which image
     * @return for each draw the digit and the distance between its two largest logits
     */
    List<PlainPrediction> plainPredictions(Parameters network, int number) {
        List<PlainPrediction> all = new ArrayList<>();
        try (NDManager scope = manager.newSubManager();
                StackedLeNet stack = new StackedLeNet(scope, List.of(network))) {
            for (NDArray chunk : noise) {
                try (NDManager step = scope.newSubManager()) {
                    NDArray clean = images.images(step, step.create(new int[] {number}));
                    NDArray logits = stack.score(step, clean.add(chunk));
                    int draws = (int) chunk.getShape().get(1);
                    float[] values = logits.transpose(0, 2, 1).flatten().toFloatArray();
                    for (int draw = 0; draw < draws; draw++) {
                        all.add(PlainPrediction.of(values, draw * VoteHistogram.DIGITS));
                    }
                }
            }
        }
        return all;
    }

    /**
     * One noisy copy's prediction.
     *
     * @param digit the digit with the largest logit
     * @param gap the largest logit minus the second largest
     */
    record PlainPrediction(int digit, float gap) {

        private static PlainPrediction of(float[] logits, int from) {
            int best = 0;
            for (int i = 1; i < VoteHistogram.DIGITS; i++) {
                if (logits[from + i] > logits[from + best]) {
                    best = i;
                }
            }
            float second = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < VoteHistogram.DIGITS; i++) {
                if (i != best) {
                    second = Math.max(second, logits[from + i]);
                }
            }
            return new PlainPrediction(best, logits[from + best] - second);
        }
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
