package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Task;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class MetaTablesTest {

    private static final MetaFacts NOTHING = MetaExample.facts(List.of(), List.of());

    @Test
    void setsPublishedAndOurScoresAndBaselinesSideBySide() {
        Table table = MetaTables.scores(MetaExample.facts(MetaExample.fourRuns()), Task.CORRECTNESS);

        assertThat(table.columnNames())
                .containsExactly(
                        "method",
                        "published accuracy, 5 seeds, 78,800 pairs, 3,973 models",
                        "our accuracy, 1,000 pairs, 50 models",
                        "seeds",
                        "collapsed",
                        "gap",
                        "AUROC");
        assertThat(table.rowCount()).isEqualTo(8);
        // Published 0.9102, 0.9006, 0.9009, 0.9096 and 0.9034: mean 0.9049, deviation 0.0047.
        assertThat(PopulationTablesTest.row(table, 0))
                .containsExactly("RNN", "0.905 (0.005)", "0.910 (0.014)", "2", "0", "+0.005", "0.750");
        assertThat(PopulationTablesTest.row(table, 1))
                .containsExactly("GRU", "not run", "not run", "0", "0", "not run", "-");
        assertThat(PopulationTablesTest.row(table, 2))
                .containsExactly("LSTM", "0.899 (0.004)", "not run", "0", "0", "not run", "-");
        // One seed has no deviation, and a collapsed run counts in the mean.
        assertThat(PopulationTablesTest.row(table, 3))
                .containsExactly("transformer", "0.768 (0.151)", "0.500", "1", "1", "-0.268", "0.750");
        assertThat(table.stringColumn("method").asList())
                .endsWith(
                        "majority class",
                        "look-up by image",
                        "look-up by model",
                        "look-up by (model, predicted digit)");
        assertThat(PopulationTablesTest.row(table, 5)).startsWith("look-up by image", "-", "0.936");
        assertThat(TableText.of(table, 10)).contains("look-up by image                     -");
    }

    @Test
    void publishesTheOriginalsRatioScores() {
        Table table = MetaTables.scores(NOTHING, Task.RATIO);

        assertThat(table.columnNames()).doesNotContain("AUROC");
        assertThat(table.stringColumn("method").asList()).containsExactly("RNN", "GRU", "LSTM", "transformer");
        // SCIENCE: lstm 0.765, rnn 0.729, transformer 0.622.
        assertThat(table.stringColumn(1).asList())
                .containsExactly("0.729 (0.008)", "not run", "0.765 (0.007)", "0.622 (0.035)");
        assertThat(table.stringColumn(2).asList()).containsOnly("not run");
    }

    @Test
    void saysThatAnUndefinedScoreIsUndefined() {
        Table table = MetaTables.scores(
                MetaExample.facts(List.of(MetaExample.run(Architecture.LSTM, Task.RATIO, 1, Double.NaN))), Task.RATIO);

        assertThat(PopulationTablesTest.row(table, 2))
                .containsExactly("LSTM", "0.765 (0.007)", "undefined", "1", "0", "undefined");
        // The mean ratio as an answer has an R2 of -0.0001, which is printed without a sign.
        assertThat(PopulationTablesTest.row(table, 4)).startsWith("mean ratio", "-", "0.000");
    }

    @Test
    void addsCorrectedRunsAsRowsOfTheirOwn() {
        List<MetaRun> runs = new ArrayList<>(MetaExample.fourRuns());
        runs.add(MetaExample.corrected(Architecture.RNN, Task.CORRECTNESS, 1, 0.95));
        MetaFacts facts = MetaExample.facts(runs);

        Table scores = MetaTables.scores(facts, Task.CORRECTNESS);
        assertThat(PopulationTablesTest.row(scores, 0)).startsWith("RNN", "0.905 (0.005)", "0.910 (0.014)", "2");
        assertThat(PopulationTablesTest.row(scores, 4))
                .startsWith("RNN, corrected", "not run", "0.950", "1", "0", "not run");
        assertThat(MetaTables.scores(facts, Task.RATIO).stringColumn("method").asList())
                .doesNotContain("RNN, corrected");
        Table further = MetaTables.furtherRuns(facts);
        assertThat(further.rowCount()).isEqualTo(1);
        assertThat(PopulationTablesTest.row(further, 0))
                .containsExactly("right or wrong", "RNN, corrected", "1", "accuracy", "0.950", "3 of 3");
    }

    @Test
    void listsThirtyPublishedRunsBesideOurs() {
        Table runs = MetaTables.runs(MetaExample.facts(MetaExample.fourRuns()));

        assertThat(runs.rowCount()).isEqualTo(30);
        assertThat(runs.stringColumn("published").asList()).doesNotContain("not run");
        assertThat(PopulationTablesTest.row(runs, 5))
                .containsExactly("noise ratio", "LSTM", "1", "R2", "0.773", "0.700", "-0.073", "3 of 3");
        assertThat(PopulationTablesTest.row(runs, 6))
                .containsExactly("noise ratio", "LSTM", "2", "R2", "0.755", "not run", "not run", "not run");
        assertThat(PopulationTablesTest.row(runs, 28))
                .containsExactly(
                        "right or wrong",
                        "transformer",
                        "4",
                        "accuracy",
                        "0.503",
                        "0.500 (collapsed)",
                        "-0.003",
                        "3 of 3");
        assertThat(runs.stringColumn("ours").asList().stream().filter("not run"::equals))
                .hasSize(26);
        assertThat(MetaTables.runs(NOTHING).stringColumn("ours").asList()).containsOnly("not run");
    }

    @Test
    void keepsRunsWithoutACounterpartInATableOfTheirOwn() {
        MetaFacts facts = MetaExample.facts(List.of(
                MetaExample.run(Architecture.GRU, Task.RATIO, 1, 0.71),
                MetaExample.run(Architecture.RNN, Task.RATIO, 6, 0.72),
                MetaExample.run(Architecture.RNN, Task.RATIO, 5, 0.73)));

        Table further = MetaTables.furtherRuns(facts);

        assertThat(further.columnNames()).doesNotContain("published", "gap");
        assertThat(further.stringColumn("meta-network").asList()).containsExactly("RNN", "GRU");
        assertThat(further.stringColumn("seed").asList()).containsExactly("6", "1");
        assertThat(MetaTables.furtherRuns(NOTHING).rowCount()).isZero();
    }

    @Test
    void saysHowEachKindWasTrained() {
        MetaSettings shorter =
                MetaSettings.original(Architecture.RNN, Task.CORRECTNESS, 3).withEpochs(2);
        List<MetaRun> runs = new ArrayList<>(MetaExample.fourRuns());
        runs.add(MetaExample.run(shorter, 0.8, Optional.empty(), MetaExample.answers(Task.CORRECTNESS)));

        Table settings = MetaTables.settings(MetaExample.facts(runs));

        assertThat(settings.rowCount()).isEqualTo(4);
        // Three epochs of 30 seconds.
        assertThat(PopulationTablesTest.row(settings, 0))
                .containsExactly("noise ratio", "LSTM", "0.0001", "0", "45", "128", "1", "1.5");
        assertThat(PopulationTablesTest.row(settings, 1))
                .containsExactly("right or wrong", "RNN", "0.001", "0", "11", "128", "2", "1.5");
        assertThat(PopulationTablesTest.row(settings, 2)).startsWith("right or wrong", "RNN", "0.001", "0", "2");
    }

    @Test
    void fitsOnAConsole() {
        Map<String, String> tables = ConsoleTables.of(MetaExample.facts(MetaExample.fourRuns()));

        assertThat(tables).hasSize(3);
        assertThat(tables.values())
                .allSatisfy(text -> assertThat(text.lines()).allMatch(line -> line.length() <= TableText.WIDTH));
        // A table that is too wide is continued below, with its first column again.
        assertThat(tables.get("Meta-networks, right or wrong: test accuracy, mean (deviation over seeds)"))
                .containsOnlyOnce("look-up by (model, predicted digit)");
        assertThat(ConsoleTables.of(NOTHING)).isEmpty();
        assertThat(ConsoleTables.of(MetaExample.facts(List.of()))).hasSize(2);
    }

    /** The counts are PyTorch's for the original's networks. */
    @Test
    void countsTheLearnedNumbersOfEachEncoder() {
        Table sizes = MetaTables.sizes();
        assertThat(sizes.stringColumn(0).asList()).containsExactly("RNN", "GRU", "LSTM", "transformer");
        assertThat(sizes.intColumn(1).asList()).containsExactly(844_801, 1_893_377, 2_417_665, 5_565_441);
        assertThat(sizes.intColumn(2).asList()).containsExactly(845_058, 1_893_634, 2_417_922, 5_565_698);
    }
}
