package org.activationlab.meta;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.ParameterShape;

/** The encoder that reads the sequence of activations: four layers of width 256, no biases, as in the original. */
public enum Architecture {
    /** Elman network with tanh. */
    RNN(1),
    /** Gated recurrent unit; in the original's code, but never run there. */
    GRU(3),
    /** Long short-term memory. */
    LSTM(4),
    /** Transformer encoder: 8 heads, feed-forward 2048, normalisation after each part, no positions. */
    TRANSFORMER(0);

    /** The width of tokens, encoder and decoder. */
    public static final int WIDTH = 256;

    /** The number of encoder layers. */
    public static final int LAYERS = 4;

    /** The transformer's attention heads. */
    public static final int HEADS = 8;

    /** The width between the transformer's two dense layers. */
    public static final int FEED_FORWARD = 2048;

    private final int gates;

    Architecture(int gates) {
        this.gates = gates;
    }

    /**
     * Says whether the encoder walks through the sequence step by step.
     *
     * @return false for the transformer alone
     */
    public boolean recurrent() {
        return gates > 0;
    }

    /** The encoder's parameters in PyTorch's order and under its names. */
    List<ParameterShape> encoderShapes() {
        List<ParameterShape> shapes = new ArrayList<>();
        for (int layer = 0; layer < LAYERS; layer++) {
            if (recurrent()) {
                shapes.add(ParameterShape.of("encoder.weight_ih_l" + layer, gates * WIDTH, WIDTH));
                shapes.add(ParameterShape.of("encoder.weight_hh_l" + layer, gates * WIDTH, WIDTH));
            } else {
                String name = "encoder.layers." + layer + ".";
                shapes.add(ParameterShape.of(name + "self_attn.in_proj_weight", 3 * WIDTH, WIDTH));
                shapes.add(ParameterShape.of(name + "self_attn.out_proj.weight", WIDTH, WIDTH));
                shapes.add(ParameterShape.of(name + "linear1.weight", FEED_FORWARD, WIDTH));
                shapes.add(ParameterShape.of(name + "linear2.weight", WIDTH, FEED_FORWARD));
                shapes.add(ParameterShape.of(name + "norm1.weight", WIDTH));
                shapes.add(ParameterShape.of(name + "norm2.weight", WIDTH));
            }
        }
        return shapes;
    }
}
