package org.activationlab.monitor;

import org.activationlab.network.Parameters;

/** A dense layer for one image at a time. Immutable, for any number of threads. */
final class DenseLayer {

    /**
     * The weights of each input: one that is 0 costs nothing. A row for itself, because the compiler makes vector code of
     * a loop only where all arrays are read at the same place.
     */
    private final float[][] weights;

    private final float[] bias;

    /** Takes the arrays NAME.weight, (out, in) as PyTorch's, and NAME.bias. */
    DenseLayer(Parameters parameters, String name) {
        bias = parameters.values(name + ".bias");
        float[] values = parameters.values(name + ".weight");
        weights = new float[values.length / bias.length][bias.length];
        for (int out = 0; out < bias.length; out++) {
            for (int in = 0; in < weights.length; in++) {
                weights[in][out] = values[out * weights.length + in];
            }
        }
    }

    /** The layer's outputs, without an activation function. */
    float[] apply(float[] inputs) {
        float[] outputs = bias.clone();
        for (int in = 0; in < inputs.length; in++) {
            if (inputs[in] != 0) {
                add(weights[in], inputs[in], outputs);
            }
        }
        return outputs;
    }

    private static void add(float[] row, float value, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += value * row[i];
        }
    }

    /** The layer's outputs after ReLU. */
    float[] applyRelu(float[] inputs) {
        float[] outputs = apply(inputs);
        for (int i = 0; i < outputs.length; i++) {
            // Written so that NaN stays.
            outputs[i] = outputs[i] < 0 ? 0 : outputs[i];
        }
        return outputs;
    }
}
