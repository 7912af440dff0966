package org.activationlab.study.sentences;

import java.util.Arrays;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.text.Pooling;
import org.activationlab.text.SentenceDesign;
import org.activationlab.text.SentenceModel;
import org.activationlab.text.Vocabulary;

/** A network made by hand that answers praise exactly where the word "good" stands, and is equally sure of every answer. */
final class Marker {

    private Marker() {}

    static SentenceModel model(LabelledSentences known) {
        Vocabulary vocabulary = Vocabulary.of(known, 1);
        SentenceDesign design = new SentenceDesign(vocabulary.size(), 1, 1, 1, false, Pooling.MAX);
        float[] block = new float
                [design.shapes().stream().mapToInt(ParameterShape::size).sum()];
        int words = vocabulary.size();
        if (vocabulary.number("good") != Vocabulary.UNKNOWN) {
            // So large that the candidate is 1, and one "good" more or less changes the state little.
            block[vocabulary.number("good")] = 20;
        }
        // Input weights, recurrent weights, input biases: gates stand open but the forget gate, which is shut.
        System.arraycopy(new float[] {0, 0, 1, 0}, 0, block, words, 4);
        System.arraycopy(new float[] {20, -20, 0, 20}, 0, block, words + 8, 4);
        float state = (float) Math.tanh(1);
        // Logits -state / 2 and state / 2 with "good", the other way round without.
        System.arraycopy(new float[] {-1, 1, state / 2, -state / 2}, 0, block, words + 16, 4);
        return new SentenceModel(
                design, vocabulary, Parameters.of(design.shapes(), Arrays.copyOf(block, block.length)));
    }
}
