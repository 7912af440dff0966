package org.activationlab.report;

import java.util.List;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.network.layers.Batch;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Answers to sentences, and what each word adds to one, in numbers. */
public final class SentenceTables {

    private static final int DECIMALS = 4;

    private SentenceTables() {}

    /**
     * Lists answers.
     *
     * @param sentences any
     * @param logits of blame and of praise, for each sentence
     * @param classes the names of the two labels
     * @return a row per sentence: its place from 0, its text, truth, answer and the probability of praise
     * @throws IllegalArgumentException if there are not two logits for each sentence, or not two names
     */
    public static Table predictions(LabelledSentences sentences, Batch logits, List<String> classes) {
        if (logits.count() != sentences.size()
                || logits.shape().size() != LabelledSentences.CLASSES
                || classes.size() != LabelledSentences.CLASSES) {
            throw new IllegalArgumentException("expected two logits for each of " + sentences.size()
                    + " sentences and two names, but got " + logits + " and " + classes);
        }
        IntColumn place = Columns.count("place");
        StringColumn text = Columns.text("text");
        StringColumn truth = Columns.text("truth");
        StringColumn answer = Columns.text("answer");
        DoubleColumn probability = Columns.number("probability of praise", DECIMALS);
        for (int i = 0; i < sentences.size(); i++) {
            place.append(i);
            text.append(sentences.text(i));
            truth.append(classes.get(sentences.label(i)));
            answer.append(classes.get(logits.largest(i)));
            probability.append(probabilityOfPraise(logits.row(i)));
        }
        return Table.create("answers", place, text, truth, answer, probability);
    }

    /**
     * Computes the softmax of the second of two logits.
     *
     * @param logits of blame and of praise
     * @return 0 to 1; NaN if a logit is none
     */
    public static double probabilityOfPraise(float... logits) {
        return 1 / (1 + Math.exp((double) logits[0] - logits[1]));
    }

    /**
     * Lists the words of a sentence.
     *
     * @param words in their order
     * @param known for each whether the network knows it
     * @param scores what each adds to the log-odds of praise
     * @return a row per word
     * @throws IllegalArgumentException if there are not as many of each
     */
    public static Table words(List<String> words, List<Boolean> known, List<Double> scores) {
        if (known.size() != words.size() || scores.size() != words.size()) {
            throw new IllegalArgumentException("expected as many words as scores, but got " + words.size() + ", "
                    + known.size() + " and " + scores.size());
        }
        StringColumn word = Columns.text("word");
        StringColumn knowledge = Columns.text("known");
        DoubleColumn score = Columns.number("score", DECIMALS);
        for (int i = 0; i < words.size(); i++) {
            word.append(words.get(i));
            knowledge.append(known.get(i) ? "yes" : "no");
            score.append(scores.get(i));
        }
        return Table.create("words", word, knowledge, score);
    }
}
