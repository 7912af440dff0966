package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.FiniteAnswers;
import org.activationlab.metrics.BinomialInterval;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Counts how often LeNet-5 changes its mind when Gaussian noise is added to an image.
 *
 * <p>All images and networks meet the same noise images, as in the original study. Noisy copies are not clipped.
 *
 * <p>One labeller belongs to one thread and holds images and noise until it is closed.
 */
public final class NoiseLabeller implements AutoCloseable {

    /** Draws after which intervals are looked at, and again after as many: a multiple of what is computed at once. */
    private static final int LOOK_EVERY = 128;

    private static final double CONFIDENCE = 0.95;

    private final NoiseAnswers answers;
    private final NoiseSettings settings;

    /**
     * Prepares labelling: in the processor's vector registers where this Java can use them, else by tensor operations.
     *
     * @param device where to compute
     * @param images the images that pairs are sampled from
     * @param settings scale, number and seed of the noise
     */
    public NoiseLabeller(ComputeDevice device, LabelledImages images, NoiseSettings settings) {
        this(NoiseAnswers.of(device, images, settings), settings);
    }

    /** Takes over what answers noise of these settings. */
    NoiseLabeller(NoiseAnswers answers, NoiseSettings settings) {
        this.answers = answers;
        this.settings = settings;
    }

    /**
     * Labels images for one network.
     *
     * @param network LeNet-5's parameters
     * @param numbers which images
     * @return for each image, in order, which digit how many noisy copies were taken for; all draws of the settings,
     *     or fewer if these let draws end early
     * @throws IllegalArgumentException if a parameter is NaN or infinite, or so large that a logit could be
     * @throws InterruptedException if the thread was interrupted
     */
    public List<VoteHistogram> label(Parameters network, List<Integer> numbers) throws InterruptedException {
        List<int[]> digits = rows(numbers.size(), settings.draws());
        List<int[]> counts = rows(numbers.size(), VoteHistogram.DIGITS);
        int[] counted = new int[numbers.size()];
        answer(network, numbers, digits, (image, draws) -> {
            int[] own = counts.get(image);
            while (counted[image] < draws) {
                own[digits.get(image)[counted[image]++]]++;
            }
            return !settings.adaptive() || draws % LOOK_EVERY != 0 || widest(own, draws) >= settings.stopWidth();
        });
        return counts.stream().map(VoteHistogram::of).toList();
    }

    /** The width of the widest interval of a digit's share: that of the share nearest to a half. */
    private static double widest(int[] counts, int draws) {
        int nearest = 0;
        for (int count : counts) {
            nearest = Math.abs(2 * count - draws) < Math.abs(2 * nearest - draws) ? count : nearest;
        }
        return BinomialInterval.WILSON.of(nearest, draws, CONFIDENCE).width();
    }

    /**
     * Predicts the digit of every noisy copy, for whoever needs the draws one by one; {@link #label} only counts them.
     *
     * <p>Draw k of an image is the image plus the scale of the settings times draw k of {@link NoiseField#of} the same
     * settings. So draw k is the same noise for every image and network, and answers of several pairs to it are not
     * independent of each other.
     *
     * @param network LeNet-5's parameters
     * @param numbers which images, as positions from 0
     * @return for each image, in order, a new array (draws) of digits 0 to 9 in the order of the draws: all of them,
     *     also where the settings let labels end early
     * @throws IllegalArgumentException as {@link #label}
     * @throws InterruptedException if the thread was interrupted
     */
    public List<int[]> predictions(Parameters network, List<Integer> numbers) throws InterruptedException {
        List<int[]> digits = rows(numbers.size(), settings.draws());
        answer(network, numbers, digits, (image, draws) -> true);
        return digits;
    }

    private void answer(Parameters network, List<Integer> numbers, List<int[]> digits, NoiseAnswers.Progress progress)
            throws InterruptedException {
        if (!numbers.isEmpty()) {
            FiniteAnswers.require(network);
            answers.answer(network, numbers, digits, (image, draws) -> {
                if (Thread.interrupted()) {
                    throw new InterruptedException("labelling was interrupted");
                }
                return progress.answered(image, draws);
            });
        }
    }

    private static List<int[]> rows(int count, int width) {
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new int[width]);
        }
        return rows;
    }

    /** How many native arrays this holds between calls. */
    int held() {
        return answers.held();
    }

    @Override
    public void close() {
        answers.close();
    }
}
