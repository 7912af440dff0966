package org.activationlab.report;

import java.util.List;
import org.activationlab.interpret.attribution.DiffusenessPairs;
import org.activationlab.interpret.attribution.Relation;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How diffuse maps of answers are, beside how firm and how right the answers are. */
public final class DiffusenessTable {

    private DiffusenessTable() {}

    /**
     * Makes the table.
     *
     * @param pairs one for each method and measure, at least one
     * @param resamples how often networks and images are drawn again for the 95 % intervals
     * @param seed of the draws
     * @return a row for each: its pairs, rank correlations with the noise ratio, medians of right and wrong answers, and the
     *     chance that a wrong answer's map is more diffuse than a right one's
     */
    public static Table of(List<DiffusenessPairs> pairs, int resamples, long seed) {
        StringColumn methods = Columns.text("map");
        StringColumn measures = Columns.text("diffuseness");
        IntColumn counts = Columns.count("pairs");
        DoubleColumn right = Columns.number("median, right", 3);
        DoubleColumn wrong = Columns.number("median, wrong", 3);
        StringColumn chance = Columns.text("wrong more diffuse than right");
        Table table = Table.create("diffuse maps and firm answers", methods, measures, counts);
        for (DiffusenessPairs own : pairs) {
            methods.append(own.method());
            measures.append(own.measure().title());
            counts.append(own.rows().size());
            right.append(own.median(true));
            wrong.append(own.median(false));
            chance.append(words(own.wrongAgainstRight(resamples, seed)));
        }
        for (Relation relation : Relation.values()) {
            StringColumn column = Columns.text("with the ratio, " + relation.title());
            pairs.forEach(own -> column.append(words(own.withRatio(relation, resamples, seed))));
            table.addColumns(column);
        }
        return table.addColumns(right, wrong, chance);
    }

    static String words(DiffusenessPairs.Estimate estimate) {
        return IntervalRows.words(estimate.value(), estimate.interval(), 2);
    }
}
