package org.activationlab.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.activationlab.network.RowGather;

/** One pass of a batch through a network; everything is owned by the step's scope. */
final class SentencePass {

    /** A state lies between -1 and 1. */
    private static final float DEEP = -4;

    private final SentenceDesign design;
    private final Map<String, NDArray> arrays;
    private final TokenBatch batch;
    private final NDManager step;
    private final boolean recording;
    private final UnaryOperator<NDArray> dropout;

    /** One vector per sentence of the embedding and of each layer of LSTM. */
    private final List<NDArray> vectors = new ArrayList<>();

    /**
     * Prepares a pass.
     *
     * @param design the network's layers
     * @param arrays its numbers by name
     * @param batch the sentences
     * @param step the scope
     * @param recording whether gradients are recorded: PyTorch's LSTM must know
     * @param dropout changes the states that go on to the next layer, or does not
     */
    SentencePass(
            SentenceDesign design,
            Map<String, NDArray> arrays,
            TokenBatch batch,
            NDManager step,
            boolean recording,
            UnaryOperator<NDArray> dropout) {
        this.design = design;
        this.arrays = arrays;
        this.batch = batch;
        this.step = step;
        this.recording = recording;
        this.dropout = dropout;
    }

    /** Looks the words up, (count, length, embedding). */
    NDArray embed() {
        return places(RowGather.of(array(SentenceDesign.TABLE), batch.words(step)));
    }

    /**
     * Goes from embedded words to logits.
     *
     * @param embedded (count, length, embedding)
     * @return (count, 2)
     */
    NDArray logits(NDArray embedded) {
        vectors.add(mean(embedded));
        NDArray states = embedded;
        for (int layer = 1; layer <= design.layers(); layer++) {
            states = layer(layer, layer == 1 ? states : dropout.apply(states));
            vectors.add(pooled(states));
        }
        NDArray pooled = dropout.apply(vectors.get(vectors.size() - 1));
        NDArray logits = pooled.getNDArrayInternal()
                .linear(pooled, array("output.weight"), array("output.bias"))
                .singletonOrThrow();
        vectors.add(logits);
        return logits;
    }

    /** What each layer left of the sentences after {@link #logits}, in the order of {@link SentenceDesign#layerNames}. */
    List<NDArray> vectors() {
        return vectors;
    }

    private NDArray layer(int layer, NDArray input) {
        NDArray forwards = lstm(layer, "", input);
        if (!design.bidirectional()) {
            return forwards;
        }
        NDArray turned = batch.turned(step);
        NDArray backwards = lstm(layer, SentenceDesign.REVERSE, gathered(input, turned));
        return NDArrays.concat(new NDList(forwards, gathered(backwards, turned)), 2);
    }

    /**
     * PyTorch's own LSTM of one layer and one direction: with the gates i, f, o = sigmoid(W x + U h + b + c) and the
     * candidate g = tanh(...) of the same form, the cell becomes f c + i g and the state o tanh(cell).
     */
    private NDArray lstm(int layer, String direction, NDArray input) {
        String start = SentenceDesign.lstm(layer) + ".";
        String end = "_l0" + direction;
        // State and cell before the first word, neither of which is changed.
        NDArray none = step.zeros(new Shape(1, batch.count(), design.hidden()));
        NDList weights = new NDList(
                array(start + "weight_ih" + end),
                array(start + "weight_hh" + end),
                array(start + "bias_ih" + end),
                array(start + "bias_hh" + end));
        return input.getNDArrayInternal()
                .lstm(input, new NDList(none, none), weights, true, 1, 0, recording, false, true)
                .get(0);
    }

    private NDArray pooled(NDArray states) {
        return switch (design.pooling()) {
            case LAST -> last(states).mul(batch.present(step));
            case MEAN -> mean(states);
            case MAX -> states.add(batch.depths(step, DEEP)).max(new int[] {1}).mul(batch.present(step));
        };
    }

    private NDArray mean(NDArray states) {
        return states.mul(batch.shares(step)).sum(new int[] {1});
    }

    private NDArray last(NDArray states) {
        NDArray rows = rows(states);
        NDArray ends = RowGather.of(rows, batch.lastPlaces(step));
        if (!design.bidirectional()) {
            return ends;
        }
        NDArray starts = RowGather.of(rows, batch.firstPlaces(step));
        long hidden = design.hidden();
        return NDArrays.concat(
                new NDList(
                        ends.split(new long[] {hidden}, 1).get(0),
                        starts.split(new long[] {hidden}, 1).get(1)),
                1);
    }

    private NDArray gathered(NDArray states, NDArray from) {
        return places(RowGather.of(rows(states), from));
    }

    private static NDArray rows(NDArray states) {
        return states.reshape(-1, states.getShape().get(2));
    }

    private NDArray places(NDArray rows) {
        return rows.reshape(batch.count(), batch.length(), rows.getShape().get(1));
    }

    private NDArray array(String name) {
        NDArray found = arrays.get(name);
        if (found == null) {
            throw new IllegalStateException("the design asks for " + name + ", which it did not name before");
        }
        return found;
    }
}
