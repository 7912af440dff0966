package org.activationlab.report;

import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.metrics.Confidence;
import org.activationlab.network.layers.Batch;
import org.activationlab.text.WordScores;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Sentences, answers to them, and what each word adds to one, in numbers. */
public final class SentenceTables {

    private static final int DECIMALS = 4;

    /** The labels' names, in the order of their numbers. */
    public static final List<String> LABELS = List.of("negative", "positive");

    private SentenceTables() {}

    /**
     * Counts.
     *
     * @param data the sentences
     * @return a row for each set: sentences, how many praise, their words
     */
    public static Table sets(SentenceData data) {
        StringColumn set = Columns.text("set");
        IntColumn sentences = Columns.count("sentences");
        IntColumn negative = Columns.count("negative");
        IntColumn positive = Columns.count("positive");
        IntColumn shortest = Columns.count("fewest words");
        DoubleColumn mean = Columns.number("mean words", 1);
        IntColumn longest = Columns.count("most words");
        Table table = Table.create("sentences", set, sentences, negative, positive, shortest, mean, longest);
        row(table, "training", data.train());
        row(table, "validation", data.validation());
        data.test().ifPresent(test -> row(table, "test", test));
        return table;
    }

    private static void row(Table table, String name, LabelledSentences sentences) {
        int[] counts = sentences.countsByLabel();
        var lengths = IntStream.range(0, sentences.size())
                .map(i -> sentences.words(i).size())
                .summaryStatistics();
        table.stringColumn("set").append(name);
        table.intColumn("sentences").append(sentences.size());
        table.intColumn("negative").append(counts[LabelledSentences.NEGATIVE]);
        table.intColumn("positive").append(counts[LabelledSentences.POSITIVE]);
        table.intColumn("fewest words").append(lengths.getMin());
        table.doubleColumn("mean words").append(lengths.getAverage());
        table.intColumn("most words").append(lengths.getMax());
    }

    /**
     * Lists chosen answers.
     *
     * @param sentences what was asked about
     * @param logits two per sentence
     * @param rows which of them, in the order of the table
     * @return a row for each: sentence, label, answer, and the probability that the network gives it
     */
    public static Table answers(LabelledSentences sentences, Batch logits, List<Integer> rows) {
        StringColumn text = Columns.text("sentence");
        StringColumn label = Columns.text("label");
        StringColumn answer = Columns.text("answer");
        DoubleColumn probability = Columns.share("probability", 1);
        for (int row : rows) {
            text.append(sentences.text(row));
            label.append(LABELS.get(sentences.label(row)));
            answer.append(LABELS.get(logits.largest(row)));
            probability.append(Confidence.largestSoftmax(logits.row(row)));
        }
        return Table.create("answers", text, label, answer, probability);
    }

    /**
     * Lists the words that speak most for either label.
     *
     * @param scores of all words
     * @param count how many for each label
     * @return the most praising and the most blaming side by side; as many rows as the side with fewer such words has
     */
    public static Table strongest(WordScores scores, int count) {
        StringColumn positive = Columns.text("speaks for positive");
        DoubleColumn praise = Columns.number("its mean score", 3);
        IntColumn praised = Columns.count("its occurrences");
        StringColumn negative = Columns.text("speaks for negative");
        DoubleColumn blame = Columns.number("mean score of that", 3);
        IntColumn blamed = Columns.count("occurrences of that");
        List<WordScores.Word> words = scores.words();
        int praising = (int) words.stream().filter(word -> word.mean() > 0).count();
        int blaming = (int) words.stream().filter(word -> word.mean() < 0).count();
        for (int i = 0; i < Math.min(count, Math.min(praising, blaming)); i++) {
            WordScores.Word up = words.get(i);
            WordScores.Word down = words.get(words.size() - 1 - i);
            positive.append(up.word());
            praise.append(up.mean());
            praised.append(up.occurrences());
            negative.append(down.word());
            blame.append(down.mean());
            blamed.append(down.occurrences());
        }
        return Table.create("words", positive, praise, praised, negative, blame, blamed);
    }

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
