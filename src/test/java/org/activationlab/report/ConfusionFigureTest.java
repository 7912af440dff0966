package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.metrics.ConfusionMatrix;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ConfusionFigureTest {

    /** Cats: two right, one called dog. Dogs: one right. */
    private static final ConfusionMatrix PETS = ConfusionMatrix.of(new int[] {0, 0, 0, 1}, new int[] {0, 0, 1, 1}, 2);

    private static final List<String> NAMES = List.of("cat", "dog");

    @Test
    void statesTheMostFrequentError() throws IOException {
        Figure figure = ConfusionFigure.of(PETS, NAMES);
        assertThat(figure.finding())
                .isEqualTo("75.0 % of 4 answers are right; the most frequent error is dog for cat: 1 of 3");
        assertThat(figure.alternative()).endsWith("Recall: cat 66.7 %, dog 100.0 %.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        // A share of 1 has the full blue; the cell is 64.5 by 51.3 CSS pixels at two pixels each, less its words.
        assertThat(FigurePixels.count(figure, HouseStyle.BLUE)).isBetween(9_000, 13_300);
        ConfusionMatrix perfect = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 1}, 2);
        assertThat(ConfusionFigure.of(perfect, NAMES).finding()).isEqualTo("100.0 % of 2 answers are right");
    }

    @Test
    void truthStandsOnRows() {
        Table counts = ConfusionTables.counts(PETS, NAMES);
        assertThat(counts.columnNames()).containsExactly("true class", "predicted cat", "predicted dog");
        assertThat(PopulationTablesTest.row(counts, 0)).containsExactly("cat", "2", "1");
        assertThat(PopulationTablesTest.row(counts, 1)).containsExactly("dog", "0", "1");
        assertThat(PopulationTablesTest.row(ConfusionTables.shares(PETS, NAMES), 0))
                .containsExactly("cat", "66.7 %", "33.3 %");
    }

    @Test
    void scoresClassesAndTheirMeans() {
        Table scores = ConfusionTables.scores(PETS, NAMES);
        // Cats: precision 2 of 2, recall 2 of 3, F1 4 of 5. Dogs: precision 1 of 2, recall 1 of 1, F1 2 of 3.
        assertThat(PopulationTablesTest.row(scores, 0)).containsExactly("cat", "3", "2", "100.0 %", "66.7 %", "80.0 %");
        assertThat(PopulationTablesTest.row(scores, 1)).containsExactly("dog", "1", "2", "50.0 %", "100.0 %", "66.7 %");
        assertThat(PopulationTablesTest.row(scores, 2)).containsExactly("mean", "4", "4", "75.0 %", "83.3 %", "73.3 %");
        assertThat(PopulationTablesTest.row(scores, 3))
                .containsExactly("weighted mean", "4", "4", "87.5 %", "75.0 %", "76.7 %");
    }

    @Test
    void drawsManyClassesWithoutNumbers() throws IOException {
        int[] labels = IntStream.range(0, 100).toArray();
        List<String> names = Arrays.stream(labels).mapToObj(i -> "class " + i).toList();
        Figure figure = ConfusionFigure.of(ConfusionMatrix.of(labels, labels, 100), names);
        assertThat(figure.width()).isLessThanOrEqualTo(HouseStyle.WIDTH);
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThatThrownBy(() -> ConfusionFigure.of(PETS, names))
                .hasMessage("expected a name for each of 2 classes, but got 100");
    }
}
