package org.activationlab.report;

import static org.activationlab.report.PopulationTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.VoteHistogram;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PairTablesTest {

    @Test
    void countsPairsModelsAndDistinctImages() {
        Table table = PairTables.counts(Population.sevenPairs());

        assertThat(row(table, 0)).containsExactly("right", "4", "57.1 %", "2", "3");
        assertThat(row(table, 1)).containsExactly("wrong", "3", "42.9 %", "2", "3");
        assertThat(row(table, 2)).containsExactly("all", "7", "100.0 %", "2", "5");
    }

    @Test
    void describesRatiosOfRightAndWrong() {
        Table table = PairTables.ratios(Population.sevenPairs());

        // Right: 0.2, 0.6, 0.8, 1. Quartile positions 0.75, 1.5 and 2.25 of the ranks 0 to 3.
        assertThat(row(table, 0)).containsExactly("right", "4", "0.650", "0.500", "0.700", "0.850");
        // Wrong: 0, 0.1, 0.5.
        assertThat(row(table, 1)).containsExactly("wrong", "3", "0.200", "0.050", "0.100", "0.300");
        // All: 0, 0.1, 0.2, 0.5, 0.6, 0.8, 1, mean 3.2 / 7.
        assertThat(row(table, 2)).containsExactly("all", "7", "0.457", "0.150", "0.500", "0.700");
    }

    @Test
    void describesRatiosByTrueDigit() {
        Table table = PairTables.byTrueDigit(Population.sevenPairs());

        assertThat(table.rowCount()).isEqualTo(10);
        assertThat(row(table, 0)).containsExactly("0", "0", "-", "-", "0", "-", "-");
        assertThat(row(table, 1)).containsExactly("1", "2", "0.500", "0.500", "1", "0.500", "0.500");
        assertThat(row(table, 4)).containsExactly("4", "0", "-", "-", "2", "0.050", "0.050");
        assertThat(row(table, 7)).containsExactly("7", "2", "0.800", "0.800", "0", "-", "-");
    }

    @Test
    void findsWhereNoiseSendsEachModel() {
        Table table = PairTables.favouriteDigits(Population.sevenPairs());

        assertThat(table.rowCount()).isEqualTo(11);
        // Model a: 10 + 2 + 10 of 30 votes for 7. Model b: 4 + 8 + 5 + 9 of 40 votes for 3.
        assertThat(row(table, 7)).containsExactly("7", "1", "50.0 %", "73.3 %");
        assertThat(row(table, 3)).containsExactly("3", "1", "50.0 %", "65.0 %");
        assertThat(row(table, 8)).containsExactly("8", "0", "0.0 %", "-");
        assertThat(row(table, 10)).containsExactly("all", "2", "100.0 %", "69.2 %");
    }

    @Test
    void countsShortCells() {
        // One model with two right sevens and one wrong three: with two wanted per cell, nine right cells and ten wrong
        // ones run short. A model without a pair is short everywhere.
        LabelTable one = LabelTable.of(List.of(pair(0, 7, 7), pair(1, 7, 7), pair(2, 3, 8)));
        ShortCells cells = ShortCells.of(2, List.of(one, LabelTable.of(List.of())));

        assertThat(cells).isEqualTo(new ShortCells(2, 2, 19, 20));
        Table table = PairTables.shortCells(new ShortCells(10, 3, 0, 6));
        assertThat(row(table, 0)).containsExactly("right", "30", "0", "0.0 %");
        assertThat(row(table, 1)).containsExactly("wrong", "30", "6", "20.0 %");
    }

    @Test
    void refusesMoreShortCellsThanCells() {
        assertThatThrownBy(() -> new ShortCells(10, 1, 11, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 10")
                .hasMessageContaining("11");
    }

    @Test
    void printsDashesWhereThereAreNoPairs() {
        assertThat(row(PairTables.counts(Population.noPairs()), 2)).containsExactly("all", "0", "-", "0", "0");
        assertThat(row(PairTables.ratios(Population.noPairs()), 0)).containsExactly("right", "0", "-", "-", "-", "-");
        assertThat(row(PairTables.favouriteDigits(Population.noPairs()), 10)).containsExactly("all", "0", "-", "-");
        assertThat(row(PairTables.shortCells(new ShortCells(10, 0, 0, 0)), 0)).containsExactly("right", "0", "0", "-");
    }

    private static LabelledPair pair(int image, int trueDigit, int predicted) {
        VoteHistogram votes = VoteHistogram.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new LabelledPair(new SampledPair("a", image, trueDigit, predicted), votes);
    }
}
