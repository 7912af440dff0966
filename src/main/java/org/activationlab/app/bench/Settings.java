package org.activationlab.app.bench;

/**
 * How benchmarks are run.
 *
 * @param rounds how many samples of each side, at least 1
 * @param seconds about how long each takes, above 0
 * @param workers threads of the product, at least 1
 */
record Settings(int rounds, double seconds, int workers) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException naming the one that is out of its range
     */
    Settings {
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds must be at least 1, but was " + rounds);
        }
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("--seconds must be above 0, but was " + seconds);
        }
        if (workers < 1) {
            throw new IllegalArgumentException("--workers must be at least 1, but was " + workers);
        }
    }
}
