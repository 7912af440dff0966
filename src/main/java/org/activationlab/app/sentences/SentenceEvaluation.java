package org.activationlab.app.sentences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.files.AtomicFile;
import org.activationlab.report.ConfusionFigure;
import org.activationlab.report.ConfusionTables;
import org.activationlab.report.FigureFile;
import org.activationlab.report.SentenceTables;
import org.activationlab.report.TableCsv;
import org.activationlab.text.SentenceModel;
import org.activationlab.text.SentenceNetwork;
import org.activationlab.text.SentenceScore;
import tech.tablesaw.api.Table;

/**
 * What a network says of sentences that it did not learn from.
 *
 * @param part which ones
 * @param sentences the same, with their labels
 * @param score the answers
 */
public record SentenceEvaluation(ShownPart part, LabelledSentences sentences, SentenceScore score) {

    /** The names of the labels, in their order. */
    public static final List<String> CLASSES = SentenceTables.LABELS;

    /**
     * Classifies sentences.
     *
     * @param network of the model
     * @param model whose words the sentences are written in
     * @param data where they come from
     * @param part which of them
     * @return how it did
     * @throws IllegalArgumentException if the part has no labels
     */
    public static SentenceEvaluation of(
            SentenceNetwork network, SentenceModel model, SentenceData data, ShownPart part) {
        LabelledSentences sentences = part.in(data);
        return new SentenceEvaluation(
                part, sentences, SentenceScore.of(network, model.vocabulary().encode(sentences), sentences));
    }

    /**
     * Writes what can be seen of a trained network: confusion as picture and table, scores by class, all answers, and every
     * layer's values by their principal components and by t-SNE, the two logits left out.
     *
     * @param network of the model
     * @param model whose words the sentences are written in
     * @param folder where the files go
     * @return a sentence for each picture that could not be drawn, with the reason
     * @throws IOException if the disk fails
     */
    public List<String> write(SentenceNetwork network, SentenceModel model, Path folder) throws IOException {
        FigureFile.write(folder.resolve("confusion.png"), ConfusionFigure.of(score.confusion(), CLASSES));
        AtomicFile.writeText(folder.resolve("confusion.csv"), TableCsv.of(counts()));
        AtomicFile.writeText(folder.resolve("scores.csv"), TableCsv.of(scores()));
        AtomicFile.writeText(folder.resolve("predictions.csv"), TableCsv.of(predictions()));
        return new SentenceViews(sentences, part).write(network, model.vocabulary(), folder);
    }

    /**
     * Gives the share of right answers.
     *
     * @return 0 to 1
     */
    public double accuracy() {
        return score.accuracy();
    }

    /**
     * Counts answers.
     *
     * @return a row per true label, a column per answer
     */
    public Table counts() {
        return ConfusionTables.counts(score.confusion(), CLASSES);
    }

    /**
     * Scores each label.
     *
     * @return precision, recall and F1 by label
     */
    public Table scores() {
        return ConfusionTables.scores(score.confusion(), CLASSES);
    }

    /**
     * Lists every answer.
     *
     * @return a row per sentence: its place from 0, its text, truth, answer and the probability of praise
     */
    public Table predictions() {
        return SentenceTables.predictions(sentences, score.logits(), CLASSES);
    }
}
