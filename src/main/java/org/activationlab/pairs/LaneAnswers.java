package org.activationlab.pairs;

import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.lanes.LaneImages;
import org.activationlab.lenet.lanes.LaneNoise;
import org.activationlab.network.Parameters;

/** Answers noisy copies in the processor's vector registers. */
final class LaneAnswers implements NoiseAnswers {

    private final LaneNoise noise;

    /** Draws the noise. */
    LaneAnswers(LabelledImages images, NoiseSettings settings) {
        float[] values = NoiseField.of(settings).values(0, settings.draws() * NoiseField.PIXELS);
        float scale = (float) settings.scale();
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        noise = new LaneNoise(new LaneImages(images.size(), images::copyPixels, images::label), values);
    }

    @Override
    public void answer(Parameters network, List<Integer> numbers, List<int[]> digits, Progress progress)
            throws InterruptedException {
        noise.answer(
                network.block(),
                numbers.stream().mapToInt(Integer::intValue).toArray(),
                digits.toArray(int[][]::new),
                progress::answered);
    }

    @Override
    public int held() {
        return 0;
    }

    @Override
    public void close() {
        // Plain arrays: nothing to free.
    }
}
