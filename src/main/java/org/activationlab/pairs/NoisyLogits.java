package org.activationlab.pairs;

import org.activationlab.metrics.KullbackLeibler;

/** One network's logits for one image and for its noisy copies. */
final class NoisyLogits {

    private final KullbackLeibler divergence;
    private final float[] logits;

    /**
     * Takes logits, without a copy.
     *
     * @param clean (10), of the image itself
     * @param logits (draws, 10), of its noisy copies
     * @throws IllegalArgumentException if a logit of the image itself is NaN or infinite
     */
    NoisyLogits(float[] clean, float[] logits) {
        divergence = new KullbackLeibler(clean);
        this.logits = logits;
    }

    int draws() {
        return logits.length / VoteHistogram.DIGITS;
    }

    /** The logit of a digit for a noisy copy. */
    float logit(int draw, int digit) {
        return logits[draw * VoteHistogram.DIGITS + digit];
    }

    /** The answer to a noisy copy: the digit of the largest logit, the first of equal ones. */
    int digit(int draw) {
        int best = 0;
        for (int digit = 1; digit < VoteHistogram.DIGITS; digit++) {
            if (logit(draw, digit) > logit(draw, best)) {
                best = digit;
            }
        }
        return best;
    }

    /** The answers to all noisy copies, in order. */
    int[] digits() {
        int[] digits = new int[draws()];
        for (int draw = 0; draw < digits.length; draw++) {
            digits[draw] = digit(draw);
        }
        return digits;
    }

    /** How often each digit is the answer. */
    int[] votes() {
        int[] votes = new int[VoteHistogram.DIGITS];
        for (int draw = 0; draw < draws(); draw++) {
            votes[digit(draw)]++;
        }
        return votes;
    }

    /** The mean over the noisy copies of KL(softmax of the clean logits || softmax of the copy's), in nats. */
    double meanKl() {
        // One number after the other: a sum in a fixed order.
        double sum = 0;
        for (int draw = 0; draw < draws(); draw++) {
            sum += divergence.to(logits, draw * VoteHistogram.DIGITS, 1);
        }
        return sum / draws();
    }
}
