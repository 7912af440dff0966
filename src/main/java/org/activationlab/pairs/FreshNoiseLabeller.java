package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.FiniteAnswers;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Labels predictions of LeNet-5 with noise of their own: how often the digit stays when Gaussian noise is added to the
 * image, and how far the answer moves on average.
 *
 * <p>Noisy copies are not clipped. The move is the mean over the copies of KL(p || q), p the softmax of the clean image's
 * logits and q that of the copy's: the label that the original study describes but never ran. It takes more time than
 * {@link NoiseLabeller}, which computes much of its one noise field once for all images.
 *
 * <p>One labeller belongs to one thread and holds images until it is closed.
 */
public final class FreshNoiseLabeller implements AutoCloseable {

    private final FreshAnswers answers;
    private final NoiseSettings settings;

    /**
     * Prepares labelling: in the processor's vector registers where this Java can use them, else by tensor operations.
     *
     * @param device where to compute
     * @param images the images that pairs are sampled from
     * @param settings scale, number and seed of the noise, which is {@link NoiseSharing#PER_PAIR}
     * @throws IllegalArgumentException if the noise is shared or draws may end early
     */
    public FreshNoiseLabeller(ComputeDevice device, LabelledImages images, NoiseSettings settings) {
        this(FreshAnswers.of(device, images, required(settings)), settings);
    }

    /** Takes over what answers noise of these settings. */
    FreshNoiseLabeller(FreshAnswers answers, NoiseSettings settings) {
        this.answers = answers;
        this.settings = required(settings);
    }

    /** Refuses settings of shared noise, and of draws that end early: certificates need a fixed number of them. */
    static NoiseSettings required(NoiseSettings settings) {
        if (settings.sharing() != NoiseSharing.PER_PAIR || settings.adaptive()) {
            throw new IllegalArgumentException("expected noise of its own for every pair and all of its draws, but the"
                    + " settings are " + settings + ". Use withSharing(PER_PAIR).withStopWidth(0), or NoiseLabeller.");
        }
        return settings;
    }

    /**
     * Labels images for one network.
     *
     * @param modelId the model's name, which its noise depends on
     * @param network its parameters
     * @param numbers which images
     * @return the label of each image, in order
     * @throws IllegalArgumentException if a parameter is NaN or infinite, or so large that a logit could be
     * @throws InterruptedException if the thread was interrupted
     */
    public List<NoiseLabel> label(String modelId, Parameters network, List<Integer> numbers)
            throws InterruptedException {
        FiniteAnswers.require(network);
        List<NoiseLabel> labels = new ArrayList<>();
        answers.answer(
                network,
                NoiseStream.LABEL.images(settings, modelId, numbers),
                settings.draws(),
                logits -> labels.add(new NoiseLabel(VoteHistogram.of(logits.votes()), logits.meanKl())));
        return labels;
    }

    /**
     * Predicts the digit of every noisy copy, for whoever needs the draws one by one; {@link #label} only counts them.
     *
     * @param modelId the model's name
     * @param network its parameters
     * @param numbers which images
     * @return for each image, in order, a new array (draws) of digits 0 to 9
     * @throws IllegalArgumentException as {@link #label}
     * @throws InterruptedException if the thread was interrupted
     */
    public List<int[]> predictions(String modelId, Parameters network, List<Integer> numbers)
            throws InterruptedException {
        FiniteAnswers.require(network);
        List<int[]> digits = new ArrayList<>();
        answers.answer(
                network,
                NoiseStream.LABEL.images(settings, modelId, numbers),
                settings.draws(),
                logits -> digits.add(logits.digits()));
        return digits;
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
