package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.activationlab.lenet.Optimizer;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PopulationTablesTest {

    static List<String> row(Table table, int row) {
        return table.columns().stream().map(column -> column.getString(row)).toList();
    }

    @Test
    void countsByOptimizerAndWeightDecay() {
        Table table = PopulationTables.by(Population.six(), HyperParameter.OPTIMIZER, HyperParameter.WEIGHT_DECAY);

        assertThat(table.columnNames())
                .containsExactly(
                        "optimizer",
                        "weight decay",
                        "trained",
                        "kept",
                        "share kept",
                        "median accuracy",
                        "lowest",
                        "highest");
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(row(table, 0)).containsExactly("SGD", "0", "4", "3", "75.0 %", "80.0 %", "70.0 %", "90.0 %");
        assertThat(row(table, 1)).containsExactly("Adam", "0", "1", "1", "100.0 %", "60.0 %", "60.0 %", "60.0 %");
        assertThat(row(table, 2)).containsExactly("Adam", "0.2", "1", "0", "0.0 %", "-", "-", "-");
    }

    @Test
    void countsEveryModelOnceForEachChoice() {
        Table table = PopulationTables.byEachValue(Population.six());

        assertThat(table.stringColumn("choice").asList())
                .containsExactly(
                        "optimizer",
                        "optimizer",
                        "learning rate",
                        "weight decay",
                        "weight decay",
                        "initialization",
                        "batch size",
                        "epochs");
        assertThat(table.stringColumn("value").asList())
                .containsExactly("SGD", "Adam", "0.01", "0", "0.2", "Kaiming uniform", "64", "2");
        assertThat(table.intColumn("trained").asList()).containsExactly(4, 2, 6, 5, 1, 6, 6, 6);
        assertThat(table.intColumn("kept").asList()).containsExactly(3, 1, 4, 4, 0, 4, 4, 4);
        // 0.6, 0.7, 0.8 and 0.9 are kept: their median lies between 0.7 and 0.8.
        assertThat(row(table, 2)).endsWith("66.7 %", "75.0 %", "60.0 %", "90.0 %");
    }

    @Test
    void ordersNumbersBySizeAndNotAsText() {
        Table table = PopulationTables.by(
                List.of(
                        Population.model(Optimizer.SGD, 0.00001, 1, 0, 0.9),
                        Population.model(Optimizer.SGD, 10, 1, 0, 0.9),
                        Population.model(Optimizer.SGD, 2, 1, 0, 0.9)),
                HyperParameter.WEIGHT_DECAY);

        assertThat(table.stringColumn(0).asList()).containsExactly("0.00001", "2", "10");
    }

    @Test
    void countsTheRejectedByReason() {
        Table table = PopulationTables.rejections(Population.six());

        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(row(table, 0)).containsExactly("test accuracy below 60 %", "1", "16.7 %");
        assertThat(row(table, 1)).containsExactly("training diverged: the loss is not a finite number", "1", "16.7 %");
    }

    @Test
    void makesEmptyTablesOfAnEmptyPopulation() {
        assertThat(PopulationTables.by(List.of(), HyperParameter.OPTIMIZER).rowCount())
                .isZero();
        assertThat(PopulationTables.byEachValue(List.of()).rowCount()).isZero();
        assertThat(PopulationTables.rejections(List.of()).rowCount()).isZero();
    }
}
