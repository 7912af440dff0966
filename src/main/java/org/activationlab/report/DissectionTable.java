package org.activationlab.report;

import java.util.List;
import org.activationlab.interpret.dissection.Concept;
import org.activationlab.interpret.dissection.ConceptEvidence;
import org.activationlab.interpret.dissection.UnitEvidence;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The best concept of every unit, with its interval and with what shuffled images give. */
public final class DissectionTable {

    private DissectionTable() {}

    /**
     * Makes the table.
     *
     * @param units of one layer
     * @return a row per unit: the concept of the largest overlap, and that of the largest lead over shuffled images, with
     *     overlap, 95 % interval, and mean and highest overlap with shuffled images
     */
    public static Table of(List<UnitEvidence> units) {
        IntColumn numbers = Columns.count("unit");
        StringColumn largest = Columns.text("largest overlap");
        StringColumn leading = Columns.text("largest lead");
        DoubleColumn overlap = Columns.number("overlap", 3);
        DoubleColumn from = Columns.number("from", 3);
        DoubleColumn to = Columns.number("to", 3);
        DoubleColumn shuffled = Columns.number("shuffled", 3);
        DoubleColumn highest = Columns.number("highest shuffled", 3);
        StringColumn beyond = Columns.text("beyond shuffling");
        for (UnitEvidence unit : units) {
            Concept best = unit.meaning().best();
            ConceptEvidence evidence = unit.of(unit.leading());
            numbers.append(unit.meaning().unit());
            largest.append(best.title() + " " + Wording.number(unit.of(best).overlap(), 3));
            leading.append(unit.leading().title());
            overlap.append(evidence.overlap());
            from.append(evidence.interval().lower());
            to.append(evidence.interval().upper());
            shuffled.append(evidence.shuffled());
            highest.append(evidence.highestShuffled());
            beyond.append(unit.beyondShuffling() ? "yes" : "no");
        }
        return Table.create(
                "units and concepts", numbers, largest, leading, overlap, from, to, shuffled, highest, beyond);
    }
}
