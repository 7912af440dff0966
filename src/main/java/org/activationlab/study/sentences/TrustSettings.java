package org.activationlab.study.sentences;

import org.activationlab.text.EmbeddingNoise;
import org.activationlab.text.WordDrop;

/**
 * How the question is asked.
 *
 * @param folds parts of the training sentences, at least 3; each is answered by a network that learned from the others,
 *     so that judges learn from answers to sentences that the answering network did not learn from. The last fifth of the
 *     parts, at least one, chooses the judges' epochs and is not learned from
 * @param sentences how many of each part are asked about at most, at least 1
 * @param tested how many of the test sentences are asked about at most, at least 1
 * @param draws disturbed copies of each sentence and kind, at least 2
 * @param wordDrop the probability of each word to be left out
 * @param embeddingNoise the deviation of the noise over the embeddings' root mean square
 * @param judges seeds per judge, at least 1; their scores are averaged
 * @param resamples of networks and sentences for intervals, at least 1
 * @param seed of folds, copies, judges and resamples, at least 1: those of the networks that leave a part out follow from
 *     it, and shall be none of the seeds that a table lists
 */
public record TrustSettings(
        int folds,
        int sentences,
        int tested,
        int draws,
        double wordDrop,
        double embeddingNoise,
        int judges,
        int resamples,
        long seed) {

    private static final int FEWEST_FOLDS = 3;

    /** Checks the numbers. */
    public TrustSettings {
        if (folds < FEWEST_FOLDS
                || sentences < 1
                || tested < 1
                || draws < 2
                || judges < 1
                || resamples < 1
                || seed < 1) {
            throw new IllegalArgumentException("expected at least " + FEWEST_FOLDS
                    + " folds, 1 sentence of each, 1 test sentence, 2 draws, 1 judge, 1 resample and seed 1, but got "
                    + folds
                    + ", "
                    + sentences + ", " + tested + ", " + draws + ", " + judges + ", " + resamples + " and " + seed);
        }
        // They check their strengths.
        new WordDrop(wordDrop);
        new EmbeddingNoise(embeddingNoise);
    }

    /**
     * Gives the settings of the published table.
     *
     * @return 10 folds, all sentences, 100 draws, each word left out with probability 0.3, noise of one and a half times
     *     the embeddings, 3 judges, 1,000 resamples, seed 1
     */
    public static TrustSettings standard() {
        return new TrustSettings(10, Integer.MAX_VALUE, Integer.MAX_VALUE, 100, 0.3, 1.5, 3, 1000, 1);
    }
}
