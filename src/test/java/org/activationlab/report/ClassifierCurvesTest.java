package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.network.training.TrainingPlan;
import org.activationlab.report.ClassifierTables.SeedResult;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ClassifierCurvesTest {

    private static final TrainingLog ONE = log(
            1,
            new TrainingEpoch(1, 2.5, 0.25, 2.25, 0.5, 3),
            new TrainingEpoch(2, 1.5, 0.5, 1.25, 0.8125, 2),
            new TrainingEpoch(3, 1, 0.75, 1, 0.75, 1));

    private static final TrainingLog TWO =
            log(2, new TrainingEpoch(1, 2, 0.3, 2.5, 0.4375, 1), new TrainingEpoch(2, 1, 0.5, 1.5, 0.625, 1));

    private static TrainingLog log(long seed, TrainingEpoch... epochs) {
        return new TrainingLog(
                "small network",
                "some digits",
                "fresh",
                "cpu",
                TrainingPlan.of(seed, 3).with("validation images", "16"),
                List.of(epochs));
    }

    @Test
    void saysWhichEpochIsKept() throws IOException {
        Figure figure = ClassifierCurves.of(ONE);
        assertThat(figure.finding())
                .isEqualTo("small network, seed 1: 81.25 % of the validation images right after epoch 2 of 3, at a loss"
                        + " of 1.250");
        assertThat(figure.alternative())
                .endsWith("Validation accuracy by epoch: small network, seed 1 50.0 %, 81.3 %, 75.0 %.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(figure.svg()).contains("kept epoch");
    }

    @Test
    void setsTrainingsBesideOneAnother() {
        List<TrainingLog> both = List.of(ONE, TWO);
        List<String> names = ClassifierCurves.names(both);
        assertThat(names).containsExactly("seed 1", "seed 2");
        assertThat(ClassifierCurves.of(names, both).finding())
                .isEqualTo("Of 2 trainings the best is seed 1: 81.25 % of the validation images right after epoch 2 of"
                        + " 3, at a loss of 1.250; the worst, seed 2, gets 62.50 %");
        XYChart accuracies = ClassifierCurves.accuracies(names, both);
        assertThat(series(accuracies, "seed 1").getYData()).containsExactly(50, 81.25, 75);
        assertThat(series(accuracies, "seed 1, training").getYData()).containsExactly(25, 50, 75);
        assertThat(series(accuracies, "seed 1, kept").getXData()).containsExactly(2);
        XYChart losses = ClassifierCurves.losses(names, both);
        assertThat(series(losses, "seed 2").getXData()).containsExactly(1, 2);
        assertThat(series(losses, "seed 2").getYData()).containsExactly(2.5, 1.5);
        TrainingLog other = new TrainingLog("wide network", "x", "fresh", "cpu", TWO.plan(), TWO.epochs());
        assertThat(ClassifierCurves.names(List.of(ONE, other)))
                .containsExactly("small network, seed 1", "wide network, seed 2");
        assertThatThrownBy(() -> ClassifierCurves.of(List.of("one"), both)).hasMessageContaining("a name for each");
        assertThatThrownBy(() -> ClassifierCurves.of(ONE.withoutEpochs())).hasMessageContaining("has no epoch yet");
    }

    @Test
    void saysWhatWasLearnedFrom() {
        TrainingLog sentences = new TrainingLog(
                "LSTM", "x", "fresh", "cpu", TrainingPlan.of(1, 3).with("validation sentences", "872"), ONE.epochs());
        Figure figure = ClassifierCurves.of(sentences);
        assertThat(figure.finding()).contains("81.25 % of the validation sentences right after epoch 2");
        assertThat(figure.alternative()).contains("dashed on training and solid on validation sentences.");
        assertThat(figure.svg()).contains("training sentences", "validation sentences");
        assertThat(ClassifierCurves.of(List.of("a", "b"), List.of(ONE, sentences))
                        .finding())
                .contains("% of the validation examples right");
    }

    private static XYSeries series(XYChart chart, String name) {
        return chart.getSeriesCollection().stream()
                .filter(series -> series.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsTheBestEpochs() {
        Table best = ClassifierTables.best(List.of("a", "b"), List.of(ONE, TWO));
        assertThat(PopulationTablesTest.row(best, 0))
                .containsExactly("a", "3", "2", "1.5000", "50.00 %", "1.2500", "81.25 %", "1.0000", "2.0");
        assertThat(PopulationTablesTest.row(best, 1))
                .containsExactly("b", "2", "2", "1.0000", "50.00 %", "1.5000", "62.50 %", "1.5000", "1.0");
    }

    @Test
    void sumsUpSeeds() {
        Table seeds = ClassifierTables.seeds(List.of(new SeedResult(ONE, 0.75), new SeedResult(TWO, 0.25)));
        assertThat(PopulationTablesTest.row(seeds, 0))
                .containsExactly("1", "2", "81.25 %", "1.2500", "1.0000", "75.00 %");
        // The mean of 0.8125 and 0.625; of two numbers the deviation is their difference over the root of two.
        assertThat(PopulationTablesTest.row(seeds, 2))
                .containsExactly("mean", "-", "71.88 %", "1.3750", "1.2500", "50.00 %");
        assertThat(PopulationTablesTest.row(seeds, 3))
                .containsExactly("deviation", "-", "13.26 %", "0.1768", "0.3536", "35.36 %");
        Table one = ClassifierTables.seeds(List.of(new SeedResult(ONE, 0.75)));
        assertThat(PopulationTablesTest.row(one, 2)).containsExactly("deviation", "-", "-", "-", "-", "-");
        assertThat(TableCsv.of(one))
                .startsWith("seed,best epoch,validation accuracy,")
                .contains("\n1,2,0.8125,1.25,1.0,0.75\n", "\ndeviation,,,,,\n");
        Table untested = ClassifierTables.seeds(
                List.of(new SeedResult(ONE, OptionalDouble.empty()), new SeedResult(TWO, OptionalDouble.empty())));
        assertThat(PopulationTablesTest.row(untested, 1)).containsExactly("2", "2", "62.50 %", "1.5000", "1.5000", "-");
        assertThat(PopulationTablesTest.row(untested, 2))
                .containsExactly("mean", "-", "71.88 %", "1.3750", "1.2500", "-");
    }

    @Test
    void quotesCellsThatNeedIt() {
        Table table = Table.create(
                "t",
                StringColumn.create("name, in words", "a \"b\"", "plain"),
                DoubleColumn.create("share", 1 / 3.0, Double.NaN));
        assertThat(TableCsv.of(table))
                .isEqualTo("\"name, in words\",share\n\"a \"\"b\"\"\",0.3333333333333333\nplain,\n");
        assertThat(TableCsv.of(List.of(List.of(-1.5, "two\nlines"), List.of(0.25f, "\rx"))))
                .isEqualTo("-1.5,\"two\nlines\"\n0.25,\"\rx\"\n");
    }
}
