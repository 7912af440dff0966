package org.activationlab.pairs;

import java.util.List;

/**
 * The sampled predictions of one model.
 *
 * @param pairs by true digit; within a digit the right ones first, then the wrong ones; within those by image index
 * @param shortCells the (digit, right or wrong) cells with fewer images than asked for, in the same order
 */
public record SampledPairs(List<SampledPair> pairs, List<ShortCell> shortCells) {

    /**
     * A cell that could not be filled.
     *
     * @param digit the true digit, 0 to 9
     * @param correct whether it is the cell of the right predictions
     * @param found how many there were, at least 0
     */
    public record ShortCell(int digit, boolean correct, int found) {}

    /** Copies the lists. */
    public SampledPairs {
        pairs = List.copyOf(pairs);
        shortCells = List.copyOf(shortCells);
    }
}
