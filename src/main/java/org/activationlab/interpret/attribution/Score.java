package org.activationlab.interpret.attribution;

import org.activationlab.network.layers.Target;

/** The number of a class that is divided among the pixels. */
public enum Score {
    /** What the last layer gives, any real number: the usual choice for gradients. */
    LOGIT("logit") {
        @Override
        public Target target(int... classes) {
            return Target.logit(classes);
        }

        @Override
        public double of(float[] logits, int digit) {
            return logits[digit];
        }
    },
    /** The softmax probability p, from 0 to 1; flat where a network is sure. */
    PROBABILITY("probability") {
        @Override
        public Target target(int... classes) {
            return Target.probability(classes);
        }

        @Override
        public double of(float[] logits, int digit) {
            return 1 / (1 + Math.exp(-LOG_ODDS.of(logits, digit)));
        }
    },
    /** log(p / (1 - p)) in nats: sees the other classes as p does, but is never flat. */
    LOG_ODDS("log-odds") {
        @Override
        public Target target(int... classes) {
            return Target.logOdds(classes);
        }

        @Override
        public double of(float[] logits, int digit) {
            double top = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < logits.length; i++) {
                top = i == digit ? top : Math.max(top, logits[i]);
            }
            double sum = 0;
            for (int i = 0; i < logits.length; i++) {
                sum += i == digit ? 0 : Math.exp(logits[i] - top);
            }
            return logits[digit] - top - Math.log(sum);
        }
    };

    private final String words;

    Score(String words) {
        this.words = words;
    }

    /**
     * Makes the target that a network can differentiate.
     *
     * @param classes one for each image, or a single one for all
     * @return the target
     */
    public abstract Target target(int... classes);

    /**
     * Reads the number from one image's logits, in double precision.
     *
     * @param logits one per class, at least two classes for a probability or odds
     * @param digit the class
     * @return the number
     */
    public abstract double of(float[] logits, int digit);

    @Override
    public String toString() {
        return words;
    }
}
