package org.activationlab.interpret.influence;

/** The loss that training lowers, in double precision: of sure answers it is small, and here its changes matter. */
final class CrossEntropy {

    private CrossEntropy() {}

    /** The cross-entropy of logits with a class, in nats. */
    static double of(float[] logits, int truth) {
        return logOfSum(logits) - logits[truth];
    }

    /** Its gradient with respect to the logits: the probabilities, less 1 at the truth. */
    static double[] errors(float[] logits, int truth) {
        double all = logOfSum(logits);
        double[] errors = new double[logits.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.exp(logits[i] - all);
        }
        errors[truth] -= 1;
        return errors;
    }

    private static double logOfSum(float[] logits) {
        double top = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            top = Math.max(top, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - top);
        }
        return top + Math.log(sum);
    }
}
