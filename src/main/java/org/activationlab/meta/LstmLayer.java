package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import org.jspecify.annotations.Nullable;

/**
 * torch.nn.LSTM's layer: of the four quarters of a + b come the gates i, f and o by the logistic function and the
 * candidate g by tanh; {@code c = f c' + i g} and {@code h = o tanh(c)}, with c' the cell before.
 *
 * <p>Source: S. Hochreiter, J. Schmidhuber, "Long Short-Term Memory", 1997; the forget gate: F. Gers et al., 2000.
 */
final class LstmLayer extends RecurrentLayer {

    private static final int GATES = 4;

    private final Moment[] moments;
    /** The gradient of a token's cell that came from the token behind it, in the backward pass. */
    private @Nullable NDArray carried;

    /** What one token leaves for the backward pass. */
    private static final class Moment {
        final NDArray input;
        /** Absent for the first token, which has nothing to forget. */
        final @Nullable NDArray forget;

        final NDArray candidate;
        final NDArray output;
        final NDArray cell;
        final NDArray squashed;

        Moment(NDArray sum, @Nullable Moment before) {
            NDList quarters = sum.split(GATES, 1);
            input = sigmoid(quarters.get(0));
            candidate = quarters.get(2).tanh();
            output = sigmoid(quarters.get(3));
            cell = input.mul(candidate);
            if (before == null) {
                forget = null;
            } else {
                forget = sigmoid(quarters.get(1));
                try (NDArray kept = forget.mul(before.cell)) {
                    cell.addi(kept);
                }
            }
            squashed = cell.tanh();
        }
    }

    LstmLayer(NDArray inputWeight, NDArray recurrentWeight, int tokens) {
        super(inputWeight, recurrentWeight, tokens);
        moments = new Moment[tokens];
    }

    @Override
    NDArray advance(int token, NDArray ofInput, @Nullable NDArray ofState, @Nullable NDArray before) {
        Moment moment = new Moment(sum(ofInput, ofState), token == 0 ? null : moments[token - 1]);
        moments[token] = moment;
        return moment.output.mul(moment.squashed);
    }

    @Override
    Slopes retreat(int token, NDArray error) {
        Moment moment = moments[token];
        NDArray cell = error.muli(moment.output);
        NDArray shown = cell.mul(moment.squashed);
        subtract(cell, shown, moment.squashed);
        if (carried != null) {
            cell.addi(carried);
            carried.close();
            carried = null;
        }
        NDArray taken = cell.mul(moment.input);
        NDArray entered = taken.mul(moment.candidate);
        NDArray ofCandidate = subtract(taken, entered, moment.candidate);
        NDArray ofInput = closing(entered, moment.input);
        NDArray ofOutput = closing(shown, moment.output);
        NDArray ofForget;
        if (moment.forget == null) {
            ofForget = ofInput.zerosLike();
        } else {
            carried = cell.muli(moment.forget);
            ofForget = closing(carried.mul(moments[token - 1].cell), moment.forget);
        }
        NDArray slope = NDArrays.concat(new NDList(ofInput, ofForget, ofCandidate, ofOutput), 1);
        close(ofInput, ofForget, ofCandidate, ofOutput);
        return new Slopes(slope, slope, null);
    }
}
