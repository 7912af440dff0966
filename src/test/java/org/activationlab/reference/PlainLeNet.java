package org.activationlab.reference;

import org.activationlab.network.Parameters;

/** LeNet-5's forward pass in double precision, loop by loop, as a textbook writes it down. */
public final class PlainLeNet {

    private final Parameters parameters;

    /** @param parameters LeNet-5's */
    public PlainLeNet(Parameters parameters) {
        this.parameters = parameters;
    }

    /** The ten logits of 784 pixels. */
    public double[] logits(double[] pixels) {
        double[] maps = pool(convolve(pixels, 1, 28, "conv1", 6), 6, 24);
        double[] features = pool(convolve(maps, 6, 12, "conv2", 16), 16, 8);
        return dense(relu(dense(relu(dense(features, "fc1", 120)), "fc2", 84)), "fc3", 10);
    }

    private double[] convolve(double[] in, int channels, int side, String layer, int outputs) {
        float[] kernel = parameters.values(layer + ".weight");
        float[] bias = parameters.values(layer + ".bias");
        int size = side - 4;
        double[] out = new double[outputs * size * size];
        for (int o = 0; o < outputs; o++) {
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    double sum = bias[o];
                    for (int c = 0; c < channels; c++) {
                        for (int k = 0; k < 25; k++) {
                            sum += kernel[(o * channels + c) * 25 + k] * in[(c * side + y + k / 5) * side + x + k % 5];
                        }
                    }
                    out[(o * size + y) * size + x] = Math.max(0, sum);
                }
            }
        }
        return out;
    }

    private static double[] pool(double[] in, int channels, int side) {
        int half = side / 2;
        double[] out = new double[channels * half * half];
        for (int i = 0; i < out.length; i++) {
            int at = (i / half * 2) * side + i % half * 2;
            out[i] = Math.max(Math.max(in[at], in[at + 1]), Math.max(in[at + side], in[at + side + 1]));
        }
        return out;
    }

    private double[] dense(double[] in, String layer, int outputs) {
        float[] weights = parameters.values(layer + ".weight");
        float[] bias = parameters.values(layer + ".bias");
        double[] out = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            out[o] = bias[o];
            for (int i = 0; i < in.length; i++) {
                out[o] += weights[o * in.length + i] * in[i];
            }
        }
        return out;
    }

    private static double[] relu(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return values;
    }
}
