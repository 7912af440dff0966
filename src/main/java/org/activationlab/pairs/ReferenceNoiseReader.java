package org.activationlab.pairs;

import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Shows noisy copies of reference images to LeNet-5, each model and image with noise of its own, which no label sees.
 *
 * <p>One reader belongs to one thread and holds the images until it is closed.
 */
public final class ReferenceNoiseReader implements AutoCloseable {

    private final FreshAnswers answers;
    private final NoiseSettings settings;

    /**
     * Prepares reading.
     *
     * @param device where to compute
     * @param images the images that the reference images are some of
     * @param settings scale, number and seed of the noise, which is {@link NoiseSharing#PER_PAIR}
     * @throws IllegalArgumentException if the noise is shared or draws may end early
     */
    public ReferenceNoiseReader(ComputeDevice device, LabelledImages images, NoiseSettings settings) {
        this(FreshAnswers.of(device, images, FreshNoiseLabeller.required(settings)), settings);
    }

    /** Takes over what answers noise of these settings. */
    ReferenceNoiseReader(FreshAnswers answers, NoiseSettings settings) {
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
     * @throws IllegalArgumentException if a logit is NaN or infinite
     * @throws InterruptedException if the thread was interrupted
     */
    public ReferenceNoise read(String modelId, Parameters network, List<Integer> numbers) throws InterruptedException {
        ReferenceNoise.Builder rows = new ReferenceNoise.Builder(modelId, numbers.size());
        int[] filled = new int[1];
        answers.answer(
                network,
                NoiseStream.REFERENCE.images(settings, modelId, numbers),
                settings.draws(),
                logits -> rows.put(filled[0], numbers.get(filled[0]++), logits));
        return rows.build(settings.draws());
    }

    @Override
    public void close() {
        answers.close();
    }
}
