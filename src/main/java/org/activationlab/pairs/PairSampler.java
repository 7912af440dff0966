package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses which predictions of a model become pairs.
 *
 * @param design the rule of choice: ORIGINAL; {@link PopulationSampler} has the others
 * @param perCell how many right and how many wrong predictions are wanted for every true digit, at least 1
 */
public record PairSampler(SamplingDesign design, int perCell) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the design is another than ORIGINAL or {@code perCell} is below 1
     */
    public PairSampler {
        if (design != SamplingDesign.ORIGINAL) {
            throw new IllegalArgumentException("design must be ORIGINAL, but was " + design
                    + ", which PopulationSampler draws from a trained population: see 'activation-lab evidence'");
        }
        if (perCell < 1) {
            throw new IllegalArgumentException("perCell must be at least 1, but was " + perCell);
        }
    }

    /**
     * Gives the sampler of the original study.
     *
     * @return ORIGINAL with 10 per cell, so at most 200 pairs per model
     */
    public static PairSampler original() {
        return new PairSampler(SamplingDesign.ORIGINAL, 10);
    }

    /**
     * Changes the size of a cell.
     *
     * @param newPerCell the wanted predictions per digit and outcome, at least 1
     * @return this sampler with another size
     */
    public PairSampler withPerCell(int newPerCell) {
        return new PairSampler(design, newPerCell);
    }

    /**
     * Samples one model. The result depends on nothing but the arguments.
     *
     * @param modelId the id of the model
     * @param trueDigits (n), the labels of the test images in the order of the test set, 0 to 9
     * @param predictedDigits (n), the model's answers to them, 0 to 9
     * @return by true digit, right before wrong, each by image index; cells that ran short are listed
     * @throws IllegalArgumentException if the arrays differ in length or hold something that is no digit
     */
    public SampledPairs sample(String modelId, int[] trueDigits, int[] predictedDigits) {
        if (trueDigits.length != predictedDigits.length) {
            throw new IllegalArgumentException("expected one prediction per label, but there are " + trueDigits.length
                    + " labels and " + predictedDigits.length + " predictions");
        }
        List<List<SampledPair>> cells = new ArrayList<>();
        for (int cell = 0; cell < 2 * VoteHistogram.DIGITS; cell++) {
            cells.add(new ArrayList<>());
        }
        for (int image = 0; image < trueDigits.length; image++) {
            SampledPair pair = new SampledPair(modelId, image, trueDigits[image], predictedDigits[image]);
            List<SampledPair> cell = cells.get(2 * pair.trueDigit() + (pair.correct() ? 0 : 1));
            if (cell.size() < perCell) {
                cell.add(pair);
            }
        }
        List<SampledPair> pairs = new ArrayList<>();
        List<SampledPairs.ShortCell> shortCells = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            List<SampledPair> found = cells.get(cell);
            pairs.addAll(found);
            if (found.size() < perCell) {
                shortCells.add(new SampledPairs.ShortCell(cell / 2, cell % 2 == 0, found.size()));
            }
        }
        return new SampledPairs(pairs, shortCells);
    }
}
