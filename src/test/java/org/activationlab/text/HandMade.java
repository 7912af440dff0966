package org.activationlab.text;

import java.util.List;
import java.util.Map;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;

/** Networks so small that their answers can be computed by hand. */
final class HandMade {

    private HandMade() {}

    /** All arrays are zero but those named. */
    static Parameters parameters(SentenceDesign design, Map<String, float[]> named) {
        float[] block = new float
                [design.shapes().stream().mapToInt(ParameterShape::size).sum()];
        int at = 0;
        for (ParameterShape shape : design.shapes()) {
            float[] values = named.getOrDefault(shape.name(), new float[shape.size()]);
            System.arraycopy(values, 0, block, at, shape.size());
            at += shape.size();
        }
        return Parameters.of(design.shapes(), block);
    }

    /** One unit, one number per word; gates stand open: the input gate by a bias of 20, the output gate too. */
    static Parameters open(SentenceDesign design, float... words) {
        return parameters(
                design,
                Map.of(
                        "embedding.weight", words,
                        "lstm1.weight_ih_l0", new float[] {0, 0, 1, 0},
                        "lstm1.bias_ih_l0", new float[] {20, 20, 0, 20},
                        "output.weight", new float[] {0, 1}));
    }

    static EncodedSentences sentences(int[]... rows) {
        return EncodedSentences.of(List.of(rows));
    }
}
