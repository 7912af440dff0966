package org.activationlab.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Dropout;
import org.activationlab.network.FlatAdam;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;

/**
 * A network of sentences while it learns, by Adam on the mean cross-entropy. Everything learned is one native array, and
 * so is its running average. For one thread; whoever makes it closes it.
 */
final class SentenceLearner implements AutoCloseable {

    private final SentenceDesign design;
    private final SentenceSettings settings;
    private final List<ParameterShape> shapes;
    private final NDManager manager;
    private final NDArray flat;
    private final NDArray average;
    private final NDList views = new NDList();
    private final FlatAdam adam;

    SentenceLearner(ComputeDevice device, SentenceDesign design, SentenceSettings settings, Parameters initial) {
        SentenceNetwork.require(design, initial);
        this.design = design;
        this.settings = settings;
        shapes = design.shapes();
        manager = device.open();
        flat = manager.create(initial.block());
        average = flat.duplicate();
        long[] ends = new long[shapes.size() - 1];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += shapes.get(i).size();
            ends[i] = end;
        }
        NDList parts = flat.split(ends);
        for (int i = 0; i < shapes.size(); i++) {
            views.add(parts.get(i)
                    .reshape(shapes.get(i).dimensions().stream()
                            .mapToLong(Integer::longValue)
                            .toArray()));
        }
        adam = FlatAdam.of(flat);
    }

    /** What a batch was like before the network learned from it: mean cross-entropy in nats, and right answers. */
    record Step(double loss, int right) {}

    /**
     * Learns from one batch.
     *
     * @param sentences the batch
     * @param labels of each
     * @param dropout of the embedded words
     * @param deeper dropout of all other states
     * @param random decides which words are taken for unknown
     */
    Step step(EncodedSentences sentences, int[] labels, Dropout dropout, Dropout deeper, SplittableRandom random) {
        try (NDManager step = manager.newSubManager()) {
            NDList gradients = new NDList();
            Step before = backward(step, withUnknown(sentences, random), labels, dropout, deeper, gradients);
            adam.step(gradients, settings.learningRate());
            move();
            return before;
        }
    }

    /** The gradient of the mean cross-entropy, without dropout and without learning from it. */
    Parameters gradient(EncodedSentences sentences, int[] labels) {
        Dropout none = new Dropout(new SplittableRandom(0), 0);
        try (NDManager step = manager.newSubManager()) {
            NDList gradients = new NDList();
            backward(step, sentences, labels, none, none, gradients);
            float[] block = new float[Math.toIntExact(flat.size())];
            int at = 0;
            for (NDArray gradient : gradients) {
                float[] part = gradient.toFloatArray();
                System.arraycopy(part, 0, block, at, part.length);
                at += part.length;
            }
            return Parameters.of(shapes, block);
        }
    }

    /** Words become unknown at random, so that the network learns what to make of words that it does not know. */
    private EncodedSentences withUnknown(EncodedSentences sentences, SplittableRandom random) {
        double share = settings.wordDropout();
        return share == 0 ? sentences : sentences.map(word -> random.nextDouble() < share ? Vocabulary.UNKNOWN : word);
    }

    private Step backward(
            NDManager step,
            EncodedSentences sentences,
            int[] labels,
            Dropout dropout,
            Dropout deeper,
            NDList gradients) {
        try (Autograd.Recording recording = Autograd.record()) {
            Map<String, NDArray> arrays = new HashMap<>();
            NDList leaves = new NDList();
            for (int i = 0; i < shapes.size(); i++) {
                NDArray leaf = recording.leaf(step, views.get(i));
                leaves.add(leaf);
                arrays.put(shapes.get(i).name(), leaf);
            }
            TokenBatch batch = TokenBatch.of(
                    sentences, IntStream.range(0, sentences.size()).toArray(), 0);
            SentencePass pass =
                    new SentencePass(design, arrays, batch, step, true, dropping(step, deeper, settings.dropout()));
            NDArray embedded =
                    dropping(step, dropout, settings.embeddingDropout()).apply(pass.embed());
            NDArray logits = pass.logits(embedded);
            NDArray loss = logits.logSoftmax(1)
                    .mul(chosen(step, labels))
                    .sum(new int[] {1})
                    .mean()
                    .neg();
            recording.backward(loss);
            for (NDArray leaf : leaves) {
                gradients.add(leaf.getGradient());
            }
            Batch answers = Batch.of(ActivationShape.of(SentenceDesign.CLASSES), logits.toFloatArray());
            int right = (int) IntStream.range(0, labels.length)
                    .filter(i -> answers.largest(i) == labels[i])
                    .count();
            return new Step(loss.getFloat(), right);
        }
    }

    private static UnaryOperator<NDArray> dropping(NDManager step, Dropout dropout, double share) {
        return share == 0 ? UnaryOperator.identity() : values -> dropout.apply(step, values);
    }

    private static NDArray chosen(NDManager step, int[] labels) {
        float[] chosen = new float[labels.length * SentenceDesign.CLASSES];
        for (int i = 0; i < labels.length; i++) {
            chosen[i * SentenceDesign.CLASSES + labels[i]] = 1;
        }
        return step.create(chosen, new Shape(labels.length, SentenceDesign.CLASSES));
    }

    /** The average follows faster in the first steps, when it has little to forget. */
    private void move() {
        double steps = adam.steps();
        double kept = Math.min(settings.averaging(), (1 + steps) / (10 + steps));
        if (settings.averaging() > 0) {
            try (NDArray way = flat.sub(average)) {
                average.addi(way.muli(1 - kept));
            }
        }
    }

    /** Copies what was learned so far: the running average where one is kept. */
    Parameters parameters() {
        return Parameters.of(shapes, (settings.averaging() > 0 ? average : flat).toFloatArray());
    }

    @Override
    public void close() {
        manager.close();
    }
}
