package org.activationlab.interpret.influence;

/**
 * How influence is tested by training again.
 *
 * @param training the training, whose seed is that of the first case; each further case has the next one
 * @param cases how many wrong predictions, each of another start and on another image, at least 1
 * @param removed how many images are left out at a time, at least 1
 * @param draws how often those left out at random are drawn, at least 1
 */
public record RemovalSettings(TracedTraining training, int cases, int removed, int draws) {

    /** Checks the numbers. */
    public RemovalSettings {
        if (cases < 1 || removed < 1 || draws < 1) {
            throw new IllegalArgumentException("cases, removed images and draws must be at least 1, but were " + cases
                    + ", " + removed + " and " + draws);
        }
    }

    /**
     * Counts the trainings.
     *
     * @return for every case one with all images, one for each end of the ranking and those at random
     */
    public int trainings() {
        int drawn = 0;
        for (Removal removal : Removal.values()) {
            drawn += removal.drawn() ? draws : 1;
        }
        return cases * (1 + drawn);
    }
}
