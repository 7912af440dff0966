package org.activationlab.app.bench;

import java.util.List;
import org.activationlab.lenet.LeNet;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaParameters;
import org.activationlab.meta.Task;
import org.activationlab.network.ParameterShape;
import org.activationlab.pairs.NoiseSettings;

/**
 * The arithmetic that a textbook would do for one unit of work, in floating-point operations (a multiply-add is two).
 *
 * <p>It is counted from the networks alone, whatever tricks save of it, so rates from it compare programs, not silicon.
 *
 * <ul>
 *   <li>LeNet-5 forward: every weight of a convolution once per output position (24 x 24, then 8 x 8), every dense
 *       weight once: 86,400 + 153,600 + 41,640 = 281,640 multiply-adds.
 *   <li>A training step: forward, gradient of the weights and gradient of the inputs cost the same, so three times that,
 *       less the input gradient of the first convolution, which nobody needs: 758,520.
 *   <li>A label: as many forward passes as there are draws.
 *   <li>A meta-network forward: the weights of the token maps and of the decoder once, those of the encoder once for each
 *       of the four tokens. Training: three times that, less the input gradient of the token maps. Products of
 *       activations with activations in the attention are left out: they are below 1 %.
 * </ul>
 */
final class TextbookCount {

    private static final double PER_MULTIPLY_ADD = 2;
    private static final int TOKENS = 4;

    private TextbookCount() {}

    /** One image through LeNet-5. */
    static double leNetForward() {
        return PER_MULTIPLY_ADD
                * LeNet.SHAPES.stream()
                        .mapToDouble(TextbookCount::leNetMultiplyAdds)
                        .sum();
    }

    /** One image in a training step of one LeNet-5. */
    static double leNetTraining() {
        double inputGradientOfConv1 = PER_MULTIPLY_ADD * leNetMultiplyAdds(LeNet.SHAPES.get(0));
        return 3 * leNetForward() - inputGradientOfConv1;
    }

    /** One pair labelled with the original's number of draws. */
    static double label() {
        return NoiseSettings.defaults().draws() * leNetForward();
    }

    /** One pair in a training step of a meta-network that predicts the ratio. */
    static double metaTraining(Architecture architecture) {
        double tokenMaps = 0;
        double rest = 0;
        for (ParameterShape shape : MetaParameters.learned(architecture, Task.RATIO)) {
            if (shape.dimensions().size() < 2) {
                continue;
            }
            if (shape.name().startsWith("tokens.")) {
                tokenMaps += shape.size();
            } else {
                rest += shape.name().startsWith("encoder.") ? (double) TOKENS * shape.size() : shape.size();
            }
        }
        return PER_MULTIPLY_ADD * (2 * tokenMaps + 3 * rest);
    }

    private static double leNetMultiplyAdds(ParameterShape shape) {
        List<Integer> dimensions = shape.dimensions();
        int positions =
                shape.name().startsWith("conv1.") ? 24 * 24 : shape.name().startsWith("conv2.") ? 8 * 8 : 1;
        return dimensions.size() < 2 ? 0 : (double) positions * shape.size();
    }
}
