package org.activationlab.text;

import java.util.List;
import org.activationlab.pairs.NoiseRatio;

/**
 * Something that may happen to a sentence without changing what it says. How many disturbed copies keep the answer is the
 * sentence's label of robustness, as the share of noisy images that keep the digit is that of an image.
 */
public interface Disturbance {

    /**
     * Describes it.
     *
     * @return with its strength, for a table
     */
    String words();

    /**
     * Counts the copies that keep the answer to the undisturbed sentence. Copies depend on the seed and on the place of
     * the sentence alone, so every network is asked about the same ones. A sentence without words has nothing to disturb:
     * all its copies are itself.
     *
     * @param network that answers
     * @param sentences in numbers of its vocabulary
     * @param draws copies of each sentence, at least 1
     * @param seed of all copies
     * @return one ratio per sentence
     * @throws InterruptedException if the thread was interrupted
     */
    List<NoiseRatio> ratios(SentenceNetwork network, EncodedSentences sentences, int draws, long seed)
            throws InterruptedException;
}
