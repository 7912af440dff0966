package org.activationlab.report;

import static org.activationlab.report.PopulationTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class ArchitectureFiguresTest {

    @ParameterizedTest
    @EnumSource
    void keepsAllWordsInsideTheirBoxesAndTheFigure(Architecture architecture) throws IOException {
        for (Task task : Task.values()) {
            for (FigureBox box : MetaArchitectureFigure.boxes(architecture, task)) {
                for (int line = 0; line < box.words().size(); line++) {
                    assertThat(FigureBox.widthOf(box.words().get(line), line == 0))
                            .as(box.words().get(line))
                            .isLessThan(box.width() - 6);
                }
                assertThat(box.right()).isLessThanOrEqualTo(HouseStyle.WIDTH - 2 * HouseStyle.MARGIN);
            }
            assertThat(FigurePixels.hasWhiteEdge(MetaArchitectureFigure.of(architecture, task)))
                    .isTrue();
        }
    }

    @Test
    void takesShapesAndNumbersFromTheParameters() throws IOException {
        // torch.nn.RNN(256, 256, 4, bias=False) has 4 * 2 * 65,536 numbers; the whole network 845,058.
        Figure rnn = MetaArchitectureFigure.of(Architecture.RNN, Task.CORRECTNESS);
        assertThat(rnn.finding())
                .isEqualTo("Right or wrong: the RNN reads 470 activations as a sequence of 4 tokens; 62.0 % of its "
                        + "845,058 parameters lie in the encoder");
        assertThat(rnn.alternative())
                .contains("maxpool2 (256), fc1 (120), fc2 (84) and fc3 (10)")
                .contains("RNN, 4 layers, of width 256, no biases, 524,288 parameters")
                .contains("Linear 256 \u2192 256, BatchNorm, ReLU, Linear 256 \u2192 256, ReLU, BatchNorm,")
                .endsWith("which answers wrong, right, logits: 2 values.");
        assertThat(FigurePixels.count(rnn, HouseStyle.GREEN)).isGreaterThan(1000);
        assertThat(MetaArchitectureFigure.of(Architecture.TRANSFORMER, Task.RATIO)
                        .alternative())
                .contains("8 heads of attention, feed-forward 2,048, no biases, 5,244,928 parameters")
                .endsWith("which answers noise ratio, expected: 1 value.");
    }

    @Test
    void listsTheLayersOfLeNet() {
        Table table = LeNetTable.layers();

        assertThat(table.rowCount()).isEqualTo(9);
        assertThat(row(table, 0)).containsExactly("image", "grey pixels in [0, 1]", "1 x 28 x 28", "784", "0");
        // (5 * 5 + 1) * 6 and (5 * 5 * 6 + 1) * 16.
        assertThat(row(table, 1)).containsExactly("conv1", "convolution 5 x 5, ReLU", "6 x 24 x 24", "3,456", "156");
        assertThat(row(table, 3)).containsExactly("conv2", "convolution 5 x 5, ReLU", "16 x 8 x 8", "1,024", "2,416");
        assertThat(row(table, 4)).containsExactly("maxpool2", "max-pool 2 x 2", "16 x 4 x 4", "256", "0");
        assertThat(row(table, 7)).containsExactly("fc3", "dense: the logits", "10", "10", "850");
        assertThat(row(table, 8)).containsExactly("all", "", "", "-", "44,426");
    }
}
