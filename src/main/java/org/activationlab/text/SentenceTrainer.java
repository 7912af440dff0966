package org.activationlab.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Dropout;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;
import org.activationlab.network.training.TrainingEpoch;

/** Trains networks of sentences. Equal design, settings, sentences and device give equal numbers. */
public final class SentenceTrainer {

    /** Batches whose sentences are sorted by length together: little padding, and still a different mix each epoch. */
    private static final int POOL = 20;

    private SentenceTrainer() {}

    /** Hears of every epoch. */
    @FunctionalInterface
    public interface Progress {
        /**
         * An epoch is over.
         *
         * @param epoch how it went
         * @param learned the network's numbers after it
         * @throws IOException if something could not be kept; the training ends
         */
        void epoch(TrainingEpoch epoch, Parameters learned) throws IOException;
    }

    /**
     * A trained network.
     *
     * @param parameters of the epoch that {@link TrainingEpoch#isBetterThan} prefers
     * @param bestEpoch that epoch, from 1
     * @param epochs all that there were
     */
    public record Outcome(Parameters parameters, int bestEpoch, List<TrainingEpoch> epochs) {

        /** Copies the epochs. */
        public Outcome {
            epochs = List.copyOf(epochs);
        }

        /**
         * Finds the best epoch.
         *
         * @return how it went
         */
        public TrainingEpoch best() {
            return epochs.get(bestEpoch - 1);
        }
    }

    /**
     * What is learned from and what chooses the epoch.
     *
     * @param vocabulary of the training sentences
     * @param train to learn from
     * @param validation to choose the epoch by
     */
    public record Lessons(Vocabulary vocabulary, LabelledSentences train, LabelledSentences validation) {

        /** Checks that there is something of both. */
        public Lessons {
            if (train.size() < 1 || validation.size() < 1) {
                throw new IllegalArgumentException("expected at least 1 training and 1 validation sentence, but got "
                        + train.size() + " and " + validation.size());
            }
        }
    }

    /**
     * Draws the numbers that a training begins with.
     *
     * @param design the layers
     * @param seed of the random ones
     * @param vectors where the embedding begins
     * @return the arrays of {@link SentenceDesign#shapes}
     * @throws IllegalArgumentException if the vectors have another width than the embedding
     */
    public static Parameters fresh(SentenceDesign design, long seed, InitialVectors vectors) {
        return SentenceWeights.draw(design, seed, vectors);
    }

    /**
     * Trains.
     *
     * @param device where to compute
     * @param design as many words as the vocabulary has
     * @param settings how
     * @param initial the numbers to begin with
     * @param lessons the sentences
     * @param progress told of every epoch
     * @return the network of the best epoch
     * @throws IllegalArgumentException if design, numbers and vocabulary do not fit
     * @throws IOException if {@code progress} throws it
     * @throws InterruptedException if the thread was interrupted
     */
    public static Outcome train(
            ComputeDevice device,
            SentenceDesign design,
            SentenceSettings settings,
            Parameters initial,
            Lessons lessons,
            Progress progress)
            throws IOException, InterruptedException {
        if (design.words() != lessons.vocabulary().size()) {
            throw new IllegalArgumentException("the network has room for " + design.words()
                    + " words, but the vocabulary has " + lessons.vocabulary().size());
        }
        EncodedSentences train = lessons.vocabulary().encode(lessons.train());
        EncodedSentences validation = lessons.vocabulary().encode(lessons.validation());
        try (SentenceLearner learner = new SentenceLearner(device, design, settings, initial)) {
            List<TrainingEpoch> epochs = new ArrayList<>();
            Parameters best = initial;
            int bestEpoch = 0;
            for (int number = 1; number <= settings.epochs(); number++) {
                long begin = System.nanoTime();
                double[] learnedFrom = epoch(learner, settings, train, lessons.train(), number);
                Parameters learned = learner.parameters();
                SentenceScore score;
                try (SentenceNetwork now = new SentenceNetwork(device, design, learned)) {
                    score = SentenceScore.of(now, validation, lessons.validation());
                }
                TrainingEpoch epoch = new TrainingEpoch(
                        number,
                        learnedFrom[0],
                        learnedFrom[1],
                        score.loss(),
                        score.accuracy(),
                        (System.nanoTime() - begin) / 1e9);
                epochs.add(epoch);
                if (bestEpoch == 0 || epoch.isBetterThan(epochs.get(bestEpoch - 1))) {
                    best = learned;
                    bestEpoch = number;
                }
                progress.epoch(epoch, learned);
                if (number - bestEpoch >= settings.patience()) {
                    break;
                }
            }
            return new Outcome(best, bestEpoch, epochs);
        }
    }

    /** Learns from all sentences once; mean loss and share of right answers. */
    private static double[] epoch(
            SentenceLearner learner,
            SentenceSettings settings,
            EncodedSentences train,
            LabelledSentences labelled,
            int epoch)
            throws InterruptedException {
        RandomStreams streams = new RandomStreams(settings.seed());
        String end = "/epoch-" + epoch;
        Dropout embedding =
                new Dropout(streams.stream("sentences/embedding-dropout" + end), settings.embeddingDropout());
        Dropout deeper = new Dropout(streams.stream("sentences/dropout" + end), settings.dropout());
        SplittableRandom unknown = streams.stream("sentences/word-dropout" + end);
        double loss = 0;
        int right = 0;
        for (int[] rows : batches(train, settings.batchSize(), streams.stream("sentences/batch-order" + end))) {
            if (Thread.interrupted()) {
                throw new InterruptedException("training was interrupted");
            }
            int[] labels = Arrays.stream(rows).map(labelled::label).toArray();
            SentenceLearner.Step step = learner.step(train.select(rows), labels, embedding, deeper, unknown);
            loss += step.loss() * rows.length;
            right += step.right();
        }
        return new double[] {loss / train.size(), (double) right / train.size()};
    }

    /** Every sentence once, in batches of about equal length, in random order. */
    static List<int[]> batches(EncodedSentences sentences, int size, SplittableRandom random) {
        int[] order = IntStream.range(0, sentences.size()).toArray();
        Shuffle.shuffle(order, random);
        List<int[]> batches = new ArrayList<>();
        int pool = Math.multiplyExact(POOL, size);
        for (int from = 0; from < order.length; from += pool) {
            int[] part = Arrays.stream(order, from, Math.min(order.length, from + pool))
                    .boxed()
                    .sorted(Comparator.comparingInt(sentences::length))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int start = 0; start < part.length; start += size) {
                batches.add(Arrays.copyOfRange(part, start, Math.min(part.length, start + size)));
            }
        }
        int[] places = IntStream.range(0, batches.size()).toArray();
        Shuffle.shuffle(places, random);
        return Arrays.stream(places).mapToObj(batches::get).toList();
    }
}
