package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.text.WordScores;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SentenceTablesTest {

    private static final LabelledSentences SENTENCES = LabelledSentences.of(
            List.of(List.of("good"), List.of(), List.of("not", "a", "good", "film")), new int[] {1, 0, 0});

    @Test
    void countsSentencesAndWords() {
        Table table = SentenceTables.sets(
                new SentenceData("three", SENTENCES, SENTENCES.first(1), Optional.empty(), SentenceData.Kind.OTHER));
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.row(0).getInt("negative")).isEqualTo(2);
        assertThat(table.row(0).getInt("positive")).isEqualTo(1);
        assertThat(table.row(0).getInt("fewest words")).isZero();
        assertThat(table.row(0).getDouble("mean words")).isCloseTo(5 / 3.0, within(1e-12));
        assertThat(table.row(0).getInt("most words")).isEqualTo(4);
    }

    @Test
    void listsAnswersInTheAskedOrder() {
        Batch logits = Batch.of(ActivationShape.of(2), new float[] {0, (float) Math.log(3), 1, 1, 0, -1});
        Table table = SentenceTables.answers(SENTENCES, logits, List.of(2, 0));
        assertThat(table.column("sentence").asList()).isEqualTo(List.of("not a good film", "good"));
        assertThat(table.column("label").asList()).isEqualTo(List.of("negative", "positive"));
        assertThat(table.column("answer").asList()).isEqualTo(List.of("negative", "positive"));
        assertThat(table.doubleColumn("probability").get(1)).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void listsTheStrongestWordsOfBothSides() {
        WordScores scores = new WordScores(List.of(
                new WordScores.Word("superb", 3, 2),
                new WordScores.Word("nice", 9, 1),
                new WordScores.Word("the", 99, 0),
                new WordScores.Word("dull", 5, -1.5),
                new WordScores.Word("awful", 7, -2)));
        Table table = SentenceTables.strongest(scores, 9);
        assertThat(table.column(0).asList()).isEqualTo(List.of("superb", "nice"));
        assertThat(table.column(3).asList()).isEqualTo(List.of("awful", "dull"));
        assertThat(table.column(5).asList()).isEqualTo(List.of(7, 5));
    }
}
