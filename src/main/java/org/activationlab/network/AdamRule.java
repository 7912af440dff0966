package org.activationlab.network;

import ai.djl.ndarray.NDArray;

/**
 * One step of Adam, exactly as torch.optim.Adam takes it: {@code w -= rate / c1 * m / (sqrt(v) / sqrt(c2) + epsilon)}.
 *
 * <p>DJL's own Adam adds epsilon before the correction, which makes it up to 32 times larger in the first steps.
 *
 * <p>Source: D. P. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1.
 */
public final class AdamRule {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private AdamRule() {}

    /**
     * Moves parameters by one step, in place.
     *
     * @param parameters any shape, changed
     * @param gradient of the same shape, used up
     * @param mean the running mean of gradients, of the same shape, changed; zero before the first step
     * @param square the running mean of squared gradients, of the same shape, changed; zero before the first step
     * @param rate the learning rate, of a shape that broadcasts to the parameters'
     * @param steps the number of this step, from 1
     */
    public static void move(
            NDArray parameters, NDArray gradient, NDArray mean, NDArray square, NDArray rate, int steps) {
        mean.muli(BETA1).addi(gradient.mul(1 - BETA1));
        square.muli(BETA2).addi(gradient.muli(gradient).muli(1 - BETA2));
        double correction1 = 1 - Math.pow(BETA1, steps);
        double correction2 = 1 - Math.pow(BETA2, steps);
        NDArray root = square.sqrt().divi(Math.sqrt(correction2)).addi(EPSILON);
        parameters.subi(mean.div(root).muli(rate.div(correction1)));
    }
}
