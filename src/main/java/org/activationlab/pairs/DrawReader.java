package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Shows LeNet-5 further noisy copies of images, with noise that is independent of that of {@link FreshNoiseLabeller}.
 *
 * <p>One reader belongs to one thread and holds the images until it is closed.
 */
public final class DrawReader implements AutoCloseable {

    private final FreshAnswers answers;
    private final NoiseSettings settings;

    /**
     * Prepares reading.
     *
     * @param device where to compute
     * @param images the images that pairs are sampled from
     * @param settings scale, number and seed of the noise, which is {@link NoiseSharing#PER_PAIR}
     * @throws IllegalArgumentException if the noise is shared or draws may end early
     */
    public DrawReader(ComputeDevice device, LabelledImages images, NoiseSettings settings) {
        this(FreshAnswers.of(device, images, FreshNoiseLabeller.required(settings)), settings);
    }

    /** Takes over what answers noise of these settings. */
    DrawReader(FreshAnswers answers, NoiseSettings settings) {
        this.answers = answers;
        this.settings = FreshNoiseLabeller.required(settings);
    }

    /**
     * Reads the answers of one network.
     *
     * @param modelId the model's name, which its noise depends on
     * @param network its parameters
     * @param numbers which images
     * @return one row for each image, in order
     * @throws IllegalArgumentException if a logit of a clean image is NaN or infinite
     * @throws InterruptedException if the thread was interrupted
     */
    public DrawTable read(String modelId, Parameters network, List<Integer> numbers) throws InterruptedException {
        List<int[]> digits = new ArrayList<>();
        answers.answer(
                network,
                NoiseStream.EXTRA.images(settings, modelId, numbers),
                settings.draws(),
                logits -> digits.add(logits.digits()));
        return DrawTable.of(modelId, settings.draws(), numbers, digits);
    }

    @Override
    public void close() {
        answers.close();
    }
}
