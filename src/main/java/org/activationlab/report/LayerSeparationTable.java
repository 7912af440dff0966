package org.activationlab.report;

import org.activationlab.interpret.projection.LayerSeparation;
import org.activationlab.interpret.projection.LayerSeparations;
import org.activationlab.interpret.projection.SeparationMeasure;
import org.activationlab.metrics.SeedSummary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How well each layer separates the labels, in numbers. */
public final class LayerSeparationTable {

    private static final double CONFIDENCE = 0.95;

    private LayerSeparationTable() {}

    /**
     * Lists the layers.
     *
     * @param layers of one network or more
     * @return a row per layer: its values per image, whether it is dense or stands behind a dense one, and for both measures
     *     the mean over networks with its 95 % interval, which is missing for a single network
     */
    public static Table of(LayerSeparations layers) {
        StringColumn names = Columns.text("layer");
        IntColumn values = Columns.count("values");
        StringColumn dense = Columns.text("dense");
        Table table = Table.create("separation of the labels by layer", names, values, dense);
        for (LayerSeparation layer : layers.networks().get(0)) {
            names.append(layer.layer());
            values.append(layer.dimensions());
            dense.append(layer.dense() ? "yes" : "no");
        }
        for (SeparationMeasure measure : SeparationMeasure.values()) {
            DoubleColumn mean = Columns.number(measure.title(), 3);
            DoubleColumn from = Columns.number(measure.title() + ", from", 3);
            DoubleColumn to = Columns.number(measure.title() + ", to", 3);
            for (int row = 0; row < layers.layers().size(); row++) {
                SeedSummary summary = layers.summary(row, measure);
                mean.append(summary.mean());
                from.append(
                        summary.interval(CONFIDENCE).map(ends -> ends.lower()).orElse(Double.NaN));
                to.append(summary.interval(CONFIDENCE).map(ends -> ends.upper()).orElse(Double.NaN));
            }
            table.addColumns(mean, from, to);
        }
        return table;
    }
}
