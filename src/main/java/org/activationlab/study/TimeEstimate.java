package org.activationlab.study;

import java.util.Locale;

/**
 * How long the population of a plan takes, from measured rates.
 *
 * @param trainSeconds training with the tests after each epoch
 * @param labelSeconds labelling, if as large a share of the models is kept as in the original study
 * @param rates what it was computed from
 */
record TimeEstimate(double trainSeconds, double labelSeconds, WorkRates rates) {

    /** The original's files hold 3,973 of its 8,192 models. */
    private static final double KEPT = 3_973 / 8_192.0;

    private static final int CELLS = 20;
    /** A test takes a forward pass, training three times as long or so. */
    private static final double TEST_SHARE = 0.35;

    /**
     * Computes the estimate.
     *
     * @param trainImages (network, image) pairs to train on
     * @param testImages (network, image) pairs of the tests
     * @param models models whose predictions may have to be labelled
     * @param pairsPerCell pairs a model, digit and right or wrong
     * @param rates measured on this machine
     */
    static TimeEstimate of(long trainImages, long testImages, long models, int pairsPerCell, WorkRates rates) {
        double train = (trainImages + TEST_SHARE * testImages) / rates.imagesPerSecond();
        double label = models * KEPT * CELLS * pairsPerCell / rates.pairsPerSecond();
        return new TimeEstimate(train, label, rates);
    }

    /** One sentence for people. */
    String words() {
        return String.format(
                Locale.ROOT,
                "about %s: training %s, labelling %s if as many models are kept as in the original study, by %,.0f images"
                        + " and %,.0f pairs a second as measured just now; meta-networks come on top",
                time(trainSeconds + labelSeconds),
                time(trainSeconds),
                time(labelSeconds),
                rates.imagesPerSecond(),
                rates.pairsPerSecond());
    }

    private static String time(double seconds) {
        double minutes = seconds / 60;
        return minutes < 90
                ? String.format(Locale.ROOT, "%.0f min", Math.max(1, minutes))
                : String.format(Locale.ROOT, "%.1f h", minutes / 60);
    }
}
