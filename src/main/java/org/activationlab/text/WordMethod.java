package org.activationlab.text;

/** A way to say what each word adds to an answer. */
public interface WordMethod {

    /**
     * Names the method.
     *
     * @return for a heading
     */
    String title();

    /**
     * Explains an answer.
     *
     * @param network that answers
     * @param sentences in numbers of its vocabulary
     * @param sentence which of them; a sentence without words has no scores
     * @return a score for each word
     */
    WordAttribution attribute(SentenceNetwork network, EncodedSentences sentences, int sentence);
}
