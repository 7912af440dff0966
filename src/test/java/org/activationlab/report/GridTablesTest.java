package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.activationlab.lenet.Grid;
import org.activationlab.lenet.GridSample;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class GridTablesTest {

    /** The numbers are the original study's: 2 x 4 x 4 x 4 x 4 x 4 trainings of up to four epochs. */
    @Test
    void listsTheOriginalsGrid() {
        Table table = GridTables.of(List.of(GridSample.all(Grid.paper()), GridSample.of(Grid.paper(), 10, 1)));

        assertThat(table.columnNames()).containsExactly("choice", "part 1: SGD and Adam", "part 2: SGD and Adam");
        assertThat(table.stringColumn(0).asList())
                .containsExactly(
                        "optimizer",
                        "learning rate",
                        "weight decay",
                        "initialization",
                        "batch size",
                        "epochs",
                        "seed",
                        "trainings in the product",
                        "trainings drawn",
                        "networks");
        assertThat(table.stringColumn(1).asList())
                .containsExactly(
                        "SGD, Adam",
                        "0.005, 0.01, 0.05, 0.1",
                        "0, 0.05, 0.1, 0.2",
                        "Xavier uniform, normal, Kaiming uniform, PyTorch default",
                        "32, 64, 128, 256",
                        "1, 2, 3, 4",
                        "0, 1, 2, 42",
                        "2,048",
                        "2,048",
                        "8,192");
        assertThat(table.stringColumn(2).asList()).endsWith("2,048", "10", "40");
    }
}
