package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import org.jspecify.annotations.Nullable;

/**
 * torch.nn.GRU's layer: of the thirds of the input's product a and the state's product b come the reset gate r and the
 * update gate z by the logistic function of a + b, the candidate {@code n = tanh(a + r b)}, and {@code h = n + z (h' -
 * n)} with h' the state before.
 *
 * <p>Source: K. Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", 2014.
 */
final class GruLayer extends RecurrentLayer {

    private static final int GATES = 3;

    private final Moment[] moments;

    /** What one token leaves for the backward pass. */
    private static final class Moment {
        final NDArray update;
        final NDArray candidate;
        /** What follows is absent for the first token, before which there is no state. */
        final @Nullable Past past;

        Moment(NDArray update, NDArray candidate, @Nullable Past past) {
            this.update = update;
            this.candidate = candidate;
            this.past = past;
        }
    }

    /** What one token has to do with the state before it. */
    private static final class Past {
        final NDArray reset;
        /** The candidate's third of the state's product. */
        final NDArray offered;

        final NDArray state;

        Past(NDArray reset, NDArray offered, NDArray state) {
            this.reset = reset;
            this.offered = offered;
            this.state = state;
        }
    }

    GruLayer(NDArray inputWeight, NDArray recurrentWeight, int tokens) {
        super(inputWeight, recurrentWeight, tokens);
        moments = new Moment[tokens];
    }

    @Override
    NDArray advance(int token, NDArray ofInput, @Nullable NDArray ofState, @Nullable NDArray before) {
        NDList own = ofInput.split(GATES, 1);
        if (ofState == null || before == null) {
            NDArray update = sigmoid(own.get(1));
            NDArray candidate = own.get(2).tanh();
            moments[token] = new Moment(update, candidate, null);
            return candidate.sub(candidate.mul(update));
        }
        NDList theirs = ofState.split(GATES, 1);
        NDArray reset = sigmoid(own.get(0).addi(theirs.get(0)));
        NDArray update = sigmoid(own.get(1).addi(theirs.get(1)));
        NDArray candidate;
        try (NDArray offered = reset.mul(theirs.get(2))) {
            candidate = own.get(2).addi(offered).tanh();
        }
        moments[token] = new Moment(update, candidate, new Past(reset, theirs.get(2), before));
        return before.sub(candidate).muli(update).addi(candidate);
    }

    @Override
    Slopes retreat(int token, NDArray error) {
        Moment moment = moments[token];
        NDArray kept = error.mul(moment.update);
        NDArray ofCandidate = error.subi(kept);
        try (NDArray part = ofCandidate.mul(moment.candidate).muli(moment.candidate)) {
            ofCandidate.subi(part);
        }
        Past past = moment.past;
        if (past == null) {
            NDArray ofUpdate =
                    closing(kept.muli(moment.candidate), moment.update).muli(-1);
            NDArray ofReset = ofUpdate.zerosLike();
            NDArray slope = NDArrays.concat(new NDList(ofReset, ofUpdate, ofCandidate), 1);
            close(ofReset, ofUpdate, ofCandidate);
            return new Slopes(slope, slope, null);
        }
        NDArray ofUpdate = closing(past.state.sub(moment.candidate).muli(kept), moment.update);
        NDArray through = ofCandidate.mul(past.reset);
        NDArray ofReset = closing(through.mul(past.offered), past.reset);
        NDArray ofInput = NDArrays.concat(new NDList(ofReset, ofUpdate, ofCandidate), 1);
        NDArray ofState = NDArrays.concat(new NDList(ofReset, ofUpdate, through), 1);
        close(ofReset, ofUpdate, ofCandidate, through);
        return new Slopes(ofInput, ofState, kept);
    }
}
