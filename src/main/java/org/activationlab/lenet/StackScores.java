package org.activationlab.lenet;

/** Loss and accuracy of each network of a stack. */
final class StackScores {

    private final double[] loss;
    private final double[] accuracy;

    /** Takes one number per network in each array; not copied. */
    StackScores(double[] loss, double[] accuracy) {
        this.loss = loss;
        this.accuracy = accuracy;
    }

    double loss(int network) {
        return loss[network];
    }

    double accuracy(int network) {
        return accuracy[network];
    }
}
