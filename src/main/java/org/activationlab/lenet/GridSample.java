package org.activationlab.lenet;

import java.util.List;

/**
 * All of a grid, or a balanced choice from it.
 *
 * @param grid the grid
 * @param trainings how many trainings are chosen (a training is everything but the number of epochs); 0 for all
 * @param seed which choice
 */
public record GridSample(Grid grid, int trainings, long seed) {

    /** Checks the number. */
    public GridSample {
        if (trainings < 0 || trainings > grid.trainingCount()) {
            throw new IllegalArgumentException("trainings must be 0 (all) to " + grid.trainingCount()
                    + ", which the grid has, but was " + trainings);
        }
    }

    /**
     * Takes the whole grid.
     *
     * @param grid the grid
     * @return all of it
     */
    public static GridSample all(Grid grid) {
        return new GridSample(grid, 0, 0);
    }

    /**
     * Chooses from a grid.
     *
     * @param grid the grid
     * @param trainings how many trainings, with all the grid's epochs of each
     * @param seed which choice
     * @return the choice
     */
    public static GridSample of(Grid grid, int trainings, long seed) {
        return new GridSample(grid, trainings, seed);
    }

    /**
     * Keeps the models that have one of these seeds and one of these batch sizes.
     *
     * @param seeds which seeds; empty for all
     * @param batchSizes which batch sizes; empty for all
     * @return that part of the grid
     * @throws IllegalArgumentException if this is a choice from a grid, or the grid lacks one of the values
     */
    public GridSample part(List<Integer> seeds, List<Integer> batchSizes) {
        if (trainings != 0) {
            throw new IllegalArgumentException("a random choice of " + trainings
                    + " trainings has no parts by seed or batch size; take a preset that trains its whole grid, such as"
                    + " paper");
        }
        return all(grid.part(seeds, batchSizes));
    }

    /**
     * Lists the models.
     *
     * @return the chosen models in the order of {@link Grid#models()} or {@link Grid#trainings}
     */
    public List<HyperParameters> models() {
        return trainings == 0 ? grid.models() : grid.trainings(trainings, seed);
    }
}
