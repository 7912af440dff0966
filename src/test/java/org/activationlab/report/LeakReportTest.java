package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.activationlab.meta.Task;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Table;

class LeakReportTest {

    private static final LeakFacts ALONE = LeakExample.facts(Optional.empty());
    private static final LeakFacts WITH_NETWORKS =
            LeakExample.facts(Optional.of(MetaExample.facts(MetaExample.fourRuns())));

    @Test
    void setsTablesAndScoresSideBySide() {
        Table table = LeakTables.single(WITH_NETWORKS, Task.CORRECTNESS);
        assertThat(table.columnNames()).containsExactly("method", "by pair");
        assertThat(PopulationTablesTest.row(table, 0)).containsExactly("best constant answer", "0.510 / 0.500");
        assertThat(PopulationTablesTest.row(table, 1)).containsExactly("look-up by image", "0.960 / 0.990");
        assertThat(table.stringColumn("method").asList())
                .contains("logit margin", "RNN, 2 seeds")
                .doesNotContain("LSTM, 1 seed");
        assertThat(table.stringColumn("by pair").asList()).contains("0.910 / 0.750");
        // The image reaches more than the best of margin and networks.
        assertThat(PopulationTablesTest.row(table, table.rowCount() - 1))
                .containsExactly("share without activation", "all / all");

        Table ratio = LeakTables.both(ALONE, Task.RATIO);
        assertThat(ratio.columnNames()).containsExactly("method", "new models, new images");
        assertThat(PopulationTablesTest.row(ratio, 1)).containsExactly("look-up by image", "-0.060");
        assertThat(PopulationTablesTest.row(ratio, ratio.rowCount() - 1))
                .containsExactly("share without activation", "none");
    }

    @Test
    void listsRegionsAndCountsOfEverySplit() {
        assertThat(PopulationTablesTest.row(LeakTables.regions(ALONE), 0))
                .containsExactly(
                        "optimizer=ADAM", "200", "20", "0.510", "0.350 / 0.500", "0.740 / 0.918", "-0.060", "0.100");
        Table counts = LeakTables.counts(ALONE);
        assertThat(counts.rowCount()).isEqualTo(3);
        assertThat(PopulationTablesTest.row(counts, 2))
                .startsWith("without optimizer=ADAM", "new models, new images", "200", "20", "50");
    }

    @Test
    void saysWhatCanBeHadWithoutLookingAtAnActivation() {
        List<String> with = LeakFindings.of(WITH_NETWORKS);
        assertThat(with.get(0))
                .isEqualTo("On the split by pair, a table of image numbers reaches accuracy 0.960 where the best "
                        + "meta-network (RNN) reaches 0.910 and the best constant answer 0.510: knowing the image "
                        + "number alone gives all of what the networks know, without looking at an activation.");
        assertThat(with.get(1))
                .isEqualTo("Once models and images are both new (200 pairs of 20 models), the best of the tables has "
                        + "AUROC 0.500, where a constant answer has 0.500 and the logit margin 0.918.");
        // 0.54 of 0.7.
        assertThat(with.get(2))
                .contains("a table of models and predicted digits reaches R2 0.540", "(LSTM) reaches 0.700")
                .contains("gives 77 % of what the networks know");
        assertThat(with).contains("Left out: split by image with seed 0 leaves no pairs");
        assertThat(LeakFindings.of(ALONE).get(0)).contains("the best score of the logits (logit margin) reaches 0.840");
    }

    @Test
    void drawsEachMethodOnEachSplit() throws Exception {
        XYChart chart = LeakFigure.chart(WITH_NETWORKS, Task.CORRECTNESS);
        // Two rows: by pair above new models and new images.
        assertThat(series(chart, "look-up by image").getXData()).containsExactly(0.99, 0.5);
        assertThat(series(chart, "look-up by image").getYData()).containsExactly(1.5, 0.5);
        // The RNN's and the transformer's answers have an AUROC of 0.75.
        assertThat(series(chart, "meta-networks").getXData()).containsExactly(0.75, 0.75);
        Figure figure = LeakFigure.of(WITH_NETWORKS, Task.RATIO);
        assertThat(figure.finding())
                .isEqualTo("Noise ratio: the best table of training pairs, which sees no activation, has R2 0.540 by "
                        + "pair and -0.060 once models and images are new; the best score of the logits has 0.070 "
                        + "and 0.100");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(FigurePixels.count(figure, HouseStyle.VERMILLION)).isGreaterThan(100);
    }

    private static XYSeries series(XYChart chart, String name) {
        return chart.getSeriesCollection().stream()
                .filter(series -> series.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writesAPageThatNamesItsSourcesAndLimits() {
        String page = LeakReport.of(WITH_NETWORKS).html();
        assertThat(page)
                .contains("Leak audit", "0.960", "optimizer=ADAM", "audit.csv", "siblings")
                .doesNotContain(">NaN", " NaN");
        assertThat(LeakReport.of(ALONE).html()).contains("No meta-network was trained on this split by pair");
        for (String line :
                String.join("\n", ConsoleTables.of(WITH_NETWORKS).values()).split("\n", -1)) {
            assertThat(line.length()).isLessThanOrEqualTo(TableText.WIDTH);
        }
        assertThat(Arrays.asList(Task.values())).hasSize(LeakTables.ORDER.size());
    }
}
