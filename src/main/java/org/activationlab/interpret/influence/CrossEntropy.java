package org.activationlab.interpret.influence;

import org.activationlab.metrics.Confidence;

/** The loss that training lowers, in double precision: of sure answers it is small, and here its changes matter. */
final class CrossEntropy {

    private CrossEntropy() {}

    /** The cross-entropy of logits with a class, in nats. */
    static double of(float[] logits, int truth) {
        return Confidence.energy(logits) - logits[truth];
    }

    /** Its gradient with respect to the logits: the probabilities, less 1 at the truth. */
    static double[] errors(float[] logits, int truth) {
        double all = Confidence.energy(logits);
        double[] errors = new double[logits.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.exp(logits[i] - all);
        }
        errors[truth] -= 1;
        return errors;
    }
}
