package org.activationlab.report;

import java.util.List;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.PairColumn;
import org.activationlab.pairs.PairFileHeader;
import org.activationlab.pairs.TraceLayout;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of what evidence files hold and say of themselves. */
public final class EvidenceTables {

    private static final int DECIMALS = 3;
    private static final int DIGEST = 12;

    private EvidenceTables() {}

    /**
     * Lists columns.
     *
     * @param columns as a file describes them
     * @return a row per column: name, type, unit, meaning and source
     */
    public static Table columns(List<PairColumn> columns) {
        StringColumn names = Columns.text("column");
        StringColumn types = Columns.text("type");
        StringColumn units = Columns.text("unit");
        StringColumn meanings = Columns.text("meaning");
        StringColumn sources = Columns.text("comes from");
        for (PairColumn column : columns) {
            names.append(column.name());
            types.append(column.type());
            units.append(column.unit());
            meanings.append(column.meaning());
            sources.append(column.source());
        }
        return Table.create("Columns of a pair file", names, types, units, meanings, sources);
    }

    /**
     * Lists what a file says about all of its rows.
     *
     * @param header of a label or pair file
     * @return a row per statement; long fingerprints are cut
     */
    public static Table header(PairFileHeader header) {
        StringColumn names = Columns.text("of all rows");
        StringColumn values = Columns.text("value");
        names.append("network").append("data set").append("synthetic").append("fingerprint of the images");
        values.append(header.modelId().equals(PairFileHeader.MANY) ? "many" : header.modelId())
                .append(header.dataSet())
                .append(header.synthetic() ? "yes" : "no")
                .append(cut(header.dataSetFingerprint()));
        names.append("fingerprint of the plan")
                .append("noise, standard deviation")
                .append("noise, draws");
        values.append(cut(header.planFingerprint()))
                .append(Wording.setting(header.noise().scale()))
                .append(Wording.number(header.noise().draws(), 0));
        names.append("noise, seed").append("share of the sampled pairs");
        values.append(Long.toString(header.noise().seed()))
                .append(Wording.setting(header.selection().share()));
        return Table.create("What the file says of itself", names, values);
    }

    private static String cut(String digest) {
        return digest.length() <= DIGEST ? digest : digest.substring(0, DIGEST) + "\u2026";
    }

    /**
     * Lists the parts of a trace.
     *
     * @param layout which parts
     * @return a row per part: name, values per image, meaning
     */
    public static Table parts(TraceLayout layout) {
        StringColumn names = Columns.text("part");
        IntColumn sizes = Columns.count("values");
        StringColumn meanings = Columns.text("meaning");
        for (TraceLayout.Part part : layout.parts()) {
            names.append(part.name());
            sizes.append(part.size());
            meanings.append(part.meaning());
        }
        return Table.create("What one forward pass leaves", names, sizes, meanings);
    }

    /**
     * Sums up the values of one trace.
     *
     * @param trace one image's
     * @return a row per part: values, smallest, mean, largest, and the share that is exactly 0, as after ReLU
     */
    public static Table values(ActivationTrace trace) {
        StringColumn names = Columns.text("part");
        IntColumn sizes = Columns.count("values");
        DoubleColumn smallest = Columns.number("smallest", DECIMALS);
        DoubleColumn means = Columns.number("mean", DECIMALS);
        DoubleColumn largest = Columns.number("largest", DECIMALS);
        DoubleColumn zeros = Columns.share("share of zeros");
        for (String name : trace.names()) {
            float[] values = trace.values(name);
            double sum = 0;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            int zero = 0;
            for (float value : values) {
                sum += value;
                low = Math.min(low, value);
                high = Math.max(high, value);
                zero += value == 0 ? 1 : 0;
            }
            names.append(name);
            sizes.append(values.length);
            smallest.append(low);
            means.append(sum / values.length);
            largest.append(high);
            zeros.append((double) zero / values.length);
        }
        return Table.create("One image on its way through the network", names, sizes, smallest, means, largest, zeros);
    }
}
