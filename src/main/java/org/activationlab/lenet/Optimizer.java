package org.activationlab.lenet;

/** The rule that turns gradients into steps; weight decay is the coupled L2 of torch.optim in both. */
public enum Optimizer {
    /** Stochastic gradient descent without momentum: {@code w -= rate * (g + decay * w)}. */
    SGD,

    /**
     * Adam with betas 0.9 and 0.999 and epsilon 1e-8, epsilon added to the corrected root as torch.optim.Adam does.
     *
     * <p>Source: D. Kingma, J. Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1.
     */
    ADAM
}
