package org.activationlab.report;

import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.Table;

/** The main tables of a population as text for a console. */
public final class ConsoleTables {

    private static final int ROWS = 40;

    private ConsoleTables() {}

    /**
     * Puts the tables together.
     *
     * @param facts what a study knows
     * @return texts of at most {@link TableText#WIDTH} columns, by their titles, in reading order
     */
    public static Map<String, String> of(PopulationFacts facts) {
        Map<String, String> tables = new LinkedHashMap<>();
        add(
                tables,
                "Models by optimizer and weight decay",
                PopulationTables.by(facts.models(), HyperParameter.OPTIMIZER, HyperParameter.WEIGHT_DECAY));
        Table rejections = PopulationTables.rejections(facts.models());
        if (!rejections.isEmpty()) {
            add(tables, "Rejected models", rejections);
        }
        add(tables, "Labelled pairs", PairTables.counts(facts.pairs()));
        add(tables, "Noise ratio", PairTables.ratios(facts.pairs()));
        add(tables, "Cells with fewer pairs than wanted", PairTables.shortCells(facts.shortCells()));
        return tables;
    }

    private static void add(Map<String, String> tables, String title, Table table) {
        tables.put(title, TableText.of(table, ROWS));
    }
}
