package org.activationlab.metrics;

/**
 * How far one network's answer to a changed input lies from its answer to the clean one: the Kullback-Leibler divergence
 * of their softmax probabilities, in nats.
 *
 * <p>KL(p || q) = sum p (ln p - ln q), p of the clean and q of the changed input. With logits c and n and their
 * log-sum-exps this is {@code sum p (c - n) + lse(n) - lse(c)}, which never takes the logarithm of a probability that
 * has become 0. All in double precision, with {@link StrictMath}: the same on every machine. Equal logits give exactly
 * 0.
 *
 * <p>Source: S. Kullback, R. A. Leibler, "On information and sufficiency", 1951.
 */
public final class KullbackLeibler {

    private final double[] clean;
    private final double[] probabilities;
    private final double cleanSum;
    private final double[] scratch;

    /**
     * Takes the clean input's answer; belongs to one thread.
     *
     * @param logits one finite logit a class, at least two; copied
     * @throws IllegalArgumentException if there are fewer than two, or one is NaN or infinite
     */
    public KullbackLeibler(float[] logits) {
        if (logits.length < 2) {
            throw new IllegalArgumentException("expected the logits of two classes or more, but got " + logits.length);
        }
        clean = new double[logits.length];
        for (int i = 0; i < clean.length; i++) {
            Columns.requireFinite("logits", i, logits[i]);
            clean[i] = logits[i];
        }
        cleanSum = logSumExp(clean);
        probabilities = new double[clean.length];
        for (int i = 0; i < clean.length; i++) {
            probabilities[i] = StrictMath.exp(clean[i] - cleanSum);
        }
        scratch = new double[clean.length];
    }

    /**
     * Compares with a changed input's answer.
     *
     * @param logits as many logits as the clean input has, the first at {@code at}, the next {@code step} further
     * @param at where they begin
     * @param step from one to the next
     * @return at least 0, in nats; NaN if a logit is NaN or infinite
     */
    public double to(float[] logits, int at, int step) {
        double moved = 0;
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = logits[at + i * step];
            moved += probabilities[i] * (clean[i] - scratch[i]);
        }
        double divergence = moved + (logSumExp(scratch) - cleanSum);
        // Rounding can leave a tiny negative number where both are all but equal.
        return divergence < 0 ? 0 : divergence;
    }

    private static double logSumExp(double[] values) {
        double largest = values[0];
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (double value : values) {
            sum += StrictMath.exp(value - largest);
        }
        return largest + StrictMath.log(sum);
    }
}
