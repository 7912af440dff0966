package org.activationlab.report;

import java.util.List;
import org.activationlab.pairs.RatioConvergence;
import org.activationlab.pairs.RunningRatio;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** How far the noise ratio of the first draws lies from that of all draws, in numbers. */
public final class ConvergenceTable {

    private ConvergenceTable() {}

    /**
     * Describes the misses after 10, 30, 100, 300, 1,000 and 3,000 draws, as far as these are fewer than all.
     *
     * @param pairs the ratios of at least one pair, all with the same number of draws
     * @return a row per number of draws: the miss of the median pair and the one that 95 % of the pairs stay below,
     *     measured and expected by the binomial law
     * @throws IllegalArgumentException if there is no pair or their draws differ
     */
    public static Table of(List<RunningRatio> pairs) {
        int all = RatioConvergence.of(pairs, List.of(1)).get(0).allDraws();
        IntColumn draws = Columns.count("draws");
        DoubleColumn median = Columns.number("median miss", 3);
        DoubleColumn expectedMedian = Columns.number("expected median", 3);
        DoubleColumn high = Columns.number("95 % miss less than", 3);
        DoubleColumn expectedHigh = Columns.number("expected 95 %", 3);
        for (RatioConvergence row : RatioConvergence.of(pairs, RunningRatioFigure.tableDraws(all))) {
            draws.append(row.draws());
            median.append(row.median());
            expectedMedian.append(row.expectedMedian());
            high.append(row.high());
            expectedHigh.append(row.expectedHigh());
        }
        String title = "distance from the ratio of " + Wording.count(all, "draw", "draws");
        return Table.create(title, draws, median, expectedMedian, high, expectedHigh);
    }
}
