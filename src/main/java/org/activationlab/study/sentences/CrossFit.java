package org.activationlab.study.sentences;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;
import org.activationlab.study.InOrder;
import org.activationlab.study.Workers;
import org.activationlab.text.SentenceModel;

/**
 * Networks that each leave a part of the training sentences out. Their answers to what they left out are answers to
 * unknown sentences, of which there are then as many as training sentences.
 *
 * <p>Source: D. H. Wolpert, "Stacked Generalization", 1992.
 */
public final class CrossFit {

    private CrossFit() {}

    /** Trains a network of sentences. */
    @FunctionalInterface
    public interface Training {
        /**
         * Trains.
         *
         * @param sentences to learn from; also the vocabulary and the first vectors come from these alone
         * @param fold the number of the part left out, from 0, for names and seeds
         * @return the network
         * @throws IOException if something could not be kept
         * @throws InterruptedException if the thread was interrupted
         */
        SentenceModel train(LabelledSentences sentences, int fold) throws IOException, InterruptedException;
    }

    /**
     * A network and the sentences it left out.
     *
     * @param model which learned from all others
     * @param leftOut what it did not learn from; known to it all the same where a sentence comes twice
     */
    public record Fold(SentenceModel model, LabelledSentences leftOut) {}

    /**
     * Trains all.
     *
     * @param sentences training sentences, at least as many as folds
     * @param folds how many parts, at least 2
     * @param seed decides which sentence is in which part
     * @param training of one network; called by several threads
     * @param workers do the trainings
     * @return one per part
     * @throws IOException if a training throws it
     * @throws InterruptedException if the thread was interrupted
     */
    public static List<Fold> train(
            LabelledSentences sentences, int folds, long seed, Training training, Workers workers)
            throws IOException, InterruptedException {
        if (folds < 2 || sentences.size() < folds) {
            throw new IllegalArgumentException("expected at least 2 folds and a sentence for each, but got " + folds
                    + " folds of " + sentences.size() + " sentences");
        }
        int[] order = IntStream.range(0, sentences.size()).toArray();
        Shuffle.shuffle(order, new RandomStreams(seed).stream("sentences/folds"));
        return InOrder.of(workers, folds, fold -> {
            int[] out = IntStream.range(0, order.length)
                    .filter(i -> i % folds == fold)
                    .map(i -> order[i])
                    .sorted()
                    .toArray();
            int[] in = IntStream.range(0, order.length)
                    .filter(i -> Arrays.binarySearch(out, i) < 0)
                    .toArray();
            return new Fold(training.train(sentences.select(in), fold), sentences.select(out));
        });
    }
}
