package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.metrics.ConfusionMatrix;
import org.activationlab.report.ConfusedPairs.Confusion;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ConfusedPairsTest {

    private static final int[] TRUTH = {4, 4, 4, 4, 9, 9, 8, 1};
    /** Of four 4s two are taken for 9s, of two 9s one for a 4; the 8 is taken for a 3. */
    private static final int[] PREDICTED = {4, 9, 4, 9, 4, 9, 3, 1};

    private static final ConfusionMatrix MATRIX = ConfusionMatrix.of(TRUTH, PREDICTED, 10);

    private static LabelledImages images() {
        byte[] labels = new byte[TRUTH.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) TRUTH[i];
        }
        return LabelledImages.of(new byte[TRUTH.length * LabelledImages.PIXELS], labels);
    }

    @Test
    void namesTheMostFrequentErrorsFirst() {
        assertThat(ConfusedPairs.of(MATRIX, 10))
                .containsExactly(new Confusion(4, 9, 2), new Confusion(8, 3, 1), new Confusion(9, 4, 1));
        assertThat(ConfusedPairs.of(MATRIX, 1)).containsExactly(new Confusion(4, 9, 2));
        Table table = ConfusedPairs.table(MATRIX, 2);
        assertThat(PopulationTablesTest.row(table, 0)).containsExactly("4", "9", "2", "50.0 %", "50.0 %", "1");
        assertThat(PopulationTablesTest.row(table, 1)).containsExactly("8", "3", "1", "100.0 %", "25.0 %", "0");
    }

    @Test
    void showsTheirImages() throws IOException {
        Figure figure = ConfusedPairs.images(images(), PREDICTED, 2, 3);
        assertThat(figure.finding())
                .isEqualTo("2 kinds of error make up 3 of 4 errors: a 4 taken for a 9 and an 8 taken for a 3");
        assertThat(figure.alternative()).contains("4 as 9; 4 as 9; 8 as 3");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThatThrownBy(() -> ConfusedPairs.images(images(), TRUTH, 2, 3))
                .hasMessage("every answer is right, so there is no error to show");
        assertThat(ConfusedPairs.of(ConfusionMatrix.of(TRUTH, TRUTH, 10), 3)).isEqualTo(List.of());
    }
}
