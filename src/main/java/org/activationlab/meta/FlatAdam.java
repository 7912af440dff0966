package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.activationlab.network.AdamRule;

/**
 * Adam over one flat array, a piece at a time: the numbers of a piece and all that is computed from them stay in the
 * processor's cache.
 */
final class FlatAdam {

    private static final long PIECE = 1 << 16;

    private final NDArray mean;
    private final NDArray square;
    private final NDList parameterPieces;
    private final NDList meanPieces;
    private final NDList squarePieces;
    private final long[] ends;

    private int steps;

    /**
     * Starts with empty moments.
     *
     * @param parameters (count), changed in place by {@link #step}; helper arrays join its scope
     */
    FlatAdam(NDArray parameters) {
        this(parameters, new float[(int) parameters.size()], new float[(int) parameters.size()], 0);
    }

    /**
     * Goes on from where another stopped.
     *
     * @param parameters (count), changed in place by {@link #step}; helper arrays join its scope
     * @param meanValues the running mean of gradients, (count)
     * @param squareValues the running mean of squared gradients, (count)
     * @param steps how many steps were taken
     */
    FlatAdam(NDArray parameters, float[] meanValues, float[] squareValues, int steps) {
        this.steps = steps;
        mean = parameters.getManager().create(meanValues);
        square = parameters.getManager().create(squareValues);
        ends = new long[Math.toIntExact((parameters.size() - 1) / PIECE)];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (i + 1) * PIECE;
        }
        parameterPieces = parameters.split(ends);
        meanPieces = mean.split(ends);
        squarePieces = square.split(ends);
    }

    /**
     * Moves the parameters by one step.
     *
     * @param step the scope of the call
     * @param gradient (count), owned by {@code step}; its values are used up
     * @param rate the learning rate of this step
     */
    void step(NDManager step, NDArray gradient, double rate) {
        steps++;
        NDArray rates = step.create(new float[] {(float) rate}, new Shape(1));
        NDList gradientPieces = gradient.split(ends);
        for (int i = 0; i < gradientPieces.size(); i++) {
            NDArray own = parameterPieces.get(i);
            NDArray ownMean = meanPieces.get(i);
            NDArray ownSquare = squarePieces.get(i);
            // A scope per piece: PyTorch can give its memory, still in the cache, to the next piece.
            try (NDManager piece = step.newSubManager()) {
                piece.tempAttachAll(own, ownMean, ownSquare, rates);
                AdamRule.move(own, gradientPieces.get(i), ownMean, ownSquare, rates, steps);
            }
        }
    }

    /** The number of steps taken. */
    int steps() {
        return steps;
    }

    /** Copies the running mean of gradients, (count). */
    float[] mean() {
        return mean.toFloatArray();
    }

    /** Copies the running mean of squared gradients, (count). */
    float[] square() {
        return square.toFloatArray();
    }
}
