package org.activationlab.lenet.lanes;

/**
 * One network's optimizer: SGD without momentum, or Adam with 0.9, 0.999 and 1e-8; weight decay is the coupled L2 of
 * torch.optim.
 */
final class LaneUpdate {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final float rate;
    private final float decay;
    private final boolean adam;
    private final float[] mean;
    private final float[] square;

    private int steps;

    LaneUpdate(boolean adam, float rate, float decay) {
        this.adam = adam;
        this.rate = rate;
        this.decay = decay;
        mean = new float[adam ? LaneWeights.COUNT : 0];
        square = new float[adam ? LaneWeights.COUNT : 0];
    }

    /** Moves the parameters by one step. */
    void step(float[] parameters, float[] gradient) {
        steps++;
        if (adam) {
            // The bias corrections are folded into rate and epsilon: the same step, with fewer divisions.
            double root = Math.sqrt(1 - StrictMath.pow(BETA2, steps));
            float ownRate = (float) (rate * root / (1 - StrictMath.pow(BETA1, steps)));
            adam(parameters, gradient, mean, square, decay, ownRate, (float) (EPSILON * root));
        } else {
            sgd(parameters, gradient, decay, rate);
        }
    }

    // The compiler makes vector code of these loops, with the same bits as without.

    private static void sgd(float[] parameters, float[] gradient, float decay, float rate) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * (gradient[i] + decay * parameters[i]);
        }
    }

    private static void adam(
            float[] parameters,
            float[] gradient,
            float[] means,
            float[] squares,
            float decay,
            float rate,
            float epsilon) {
        for (int i = 0; i < parameters.length; i++) {
            float slope = gradient[i] + decay * parameters[i];
            float mean = (float) BETA1 * means[i] + (float) (1 - BETA1) * slope;
            float square = (float) BETA2 * squares[i] + (float) (1 - BETA2) * (slope * slope);
            means[i] = mean;
            squares[i] = square;
            parameters[i] -= rate * (mean / ((float) Math.sqrt(square) + epsilon));
        }
    }
}
