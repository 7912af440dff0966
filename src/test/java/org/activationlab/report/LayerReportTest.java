package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.judge.TokenCredit;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Task;
import org.activationlab.pairs.SamplingDesign;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Table;

class LayerReportTest {

    private static final LayerFacts FACTS = LayerExample.facts();

    @Test
    void averagesSeedsAndDividesTheGain() {
        Table table = LayerTables.shapley(FACTS, Task.CORRECTNESS);
        assertThat(table.columnNames())
                .containsExactly(
                        "network",
                        "seeds",
                        "pairs",
                        "AUROC",
                        "of another prediction",
                        "maxpool2",
                        "fc1",
                        "fc2",
                        "fc3",
                        "sum");
        // Whole: 0.90 and 0.94; a first player meets nobody in a quarter of the orders: 0.02 / 4.
        assertThat(PopulationTablesTest.row(table, 0))
                .containsExactly(
                        "judge: summaries",
                        "2",
                        "1,200",
                        "0.920",
                        "0.510 (0.020)",
                        "0.020 (0.005)",
                        "0.040 (0.005)",
                        "0.060 (0.005)",
                        "0.290 (0.005)",
                        "0.410");
        // What fc1 and fc3 both know is halved.
        assertThat(PopulationTablesTest.row(table, 1).subList(3, 10))
                .containsExactly(
                        "0.900",
                        "0.600 (0.020)",
                        "0.050 (0.005)",
                        "0.140 (0.005)",
                        "0.050 (0.005)",
                        "0.060 (0.005)",
                        "0.300");
        // Without one of them nothing of it is lost; either alone brings all of it.
        assertThat(PopulationTablesTest.row(LayerTables.drops(FACTS, Task.CORRECTNESS), 1))
                .endsWith("0.050 (0.000)", "0.080 (0.000)", "0.050 (0.000)", "0.000 (0.000)");
        assertThat(PopulationTablesTest.row(LayerTables.alone(FACTS, Task.CORRECTNESS), 1))
                .endsWith("0.050 (0.020)", "0.200 (0.020)", "0.050 (0.020)", "0.120 (0.020)");
    }

    @Test
    void saysWhoKnowsAndWhatIsKnownTwice() {
        List<String> findings = LayerFindings.of(FACTS);
        assertThat(findings.get(0))
                .isEqualTo("Right or wrong: the best judge (summaries) has AUROC 0.920 on 1,200 pairs ("
                        + LayerExample.NEW + "), and 0.510 when it is shown another prediction of the same network"
                        + " instead. Of the difference, 0.410, the Shapley values give fc3 0.290 (71 %), fc2 0.060 (15 %),"
                        + " fc1 0.040 (10 %) and maxpool2 0.020 (5 %).");
        assertThat(findings.get(1)).contains("the best meta-network (LSTM)", "fc1 0.140 (47 %), fc3 0.060 (20 %)");
        assertThat(findings.get(2))
                .isEqualTo(
                        "Replacing one layer alone costs it most for fc3, 0.290; the losses of all layers, each alone,"
                                + " add up to 100 % of the loss of all together, so little is known to more than one layer.");
        assertThat(findings.get(3)).contains("learns next to nothing from the single prediction");
        assertThat(findings.get(4))
                .startsWith("Left out: meta-network transformer")
                .endsWith("constant answers.");
        LayerFacts meta = new LayerFacts(
                FACTS.provenance(), FACTS.design(), 2, List.of(FACTS.trainings().get(2)), List.of());
        // 0.18 of 0.3.
        assertThat(LayerFindings.of(meta).get(1)).contains("fc1, 0.080", "60 %", "known to more than one layer");
    }

    @Test
    void drawsABarPerLayerAndNetwork() throws Exception {
        XYChart chart = LayerFigure.chart(FACTS, Task.CORRECTNESS);
        XYSeries last = chart.getSeriesCollection().stream()
                .filter(series -> series.getName().equals("fc3"))
                .findFirst()
                .orElseThrow();
        assertThat(last.getXData()).containsExactly(new double[] {0.29, 0.06}, within(1e-12));
        assertThat(last.getYData()[0]).isGreaterThan(last.getYData()[1]);
        Figure figure = LayerFigure.of(FACTS, Task.CORRECTNESS);
        assertThat(figure.finding())
                .isEqualTo(
                        "Right or wrong: fc3 brings most to 1 of 1 judge and fc1 brings most to 1 of 1 meta-network");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(FigurePixels.count(figure, HouseStyle.BLUE)).isGreaterThan(1_000);
        assertThat(LayerFigure.of(FACTS, Task.RATIO).finding()).contains("no layer can be credited");
    }

    @Test
    void writesPageLinesAndText() {
        assertThat(LayerReport.of(FACTS).html())
                .contains("Which layer knows?", "0.290 (0.005)", "layers.csv", "Permutation importance")
                .doesNotContain(">NaN", " NaN");
        String[] lines = LayerCsv.of(FACTS).split("\n", -1);
        assertThat(lines).hasSize(1 + 4 * 4 + 1);
        assertThat(lines[4])
                .startsWith("judge,summaries,\"" + LayerExample.NEW + "\",correctness,AUROC,1,1200,40,2,0.9")
                .contains(",fc3,0.28");
        for (String line : String.join("\n", ConsoleTables.of(FACTS).values()).split("\n", -1)) {
            assertThat(line.length()).isLessThanOrEqualTo(TableText.WIDTH);
        }
        assertThat(LayerReport.name(SamplingDesign.BALANCED)).isEqualTo("layers-balanced");
    }

    @Test
    void namesNetworksByWhatTheyAre() {
        TokenCredit credit = FACTS.trainings().get(0).credit();
        JudgeSettings usual = JudgeSettings.of(JudgeInput.SUMMARY, Task.CORRECTNESS, 4);
        assertThat(LayerFacts.Training.of(usual, "", credit).network()).isEqualTo("summaries");
        assertThat(LayerFacts.Training.of(usual.withWidth(32).withEpochs(2), "", credit)
                        .network())
                .isEqualTo("summaries, width 32, 2 epochs");
        MetaSettings corrected = MetaSettings.corrected(Architecture.GRU, Task.CORRECTNESS, 4);
        assertThat(LayerFacts.Training.of(corrected, "", credit).network()).isEqualTo("GRU, corrected");
    }
}
