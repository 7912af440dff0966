package org.activationlab.report;

import java.text.DecimalFormat;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;

/**
 * Empty table columns of the kinds that reports need; each knows its digits, so tables agree on them.
 *
 * <p>A missing number (NaN) is printed as "-".
 */
public final class Columns {

    private Columns() {}

    /**
     * Makes a column of words.
     *
     * @param name its heading
     * @return an empty column, printed left-aligned
     */
    public static StringColumn text(String name) {
        return StringColumn.create(name);
    }

    /**
     * Makes a column of counts.
     *
     * @param name its heading
     * @return an empty column, printed as 1,234
     */
    public static IntColumn count(String name) {
        IntColumn column = IntColumn.create(name);
        column.setPrintFormatter(Wording.format(0), Wording.MISSING);
        return column;
    }

    /**
     * Makes a column of shares.
     *
     * @param name its heading
     * @return an empty column of values in [0, 1], printed as 97.1 %
     */
    public static DoubleColumn share(String name) {
        return share(name, 1);
    }

    /**
     * Makes a column of shares with other digits.
     *
     * @param name its heading
     * @param decimals digits after the point of the percentage, at least 0
     * @return an empty column of values in [0, 1]; with two decimals printed as 97.12 %
     */
    public static DoubleColumn share(String name, int decimals) {
        requireDecimals(decimals);
        DoubleColumn column = DoubleColumn.create(name);
        DecimalFormat format = Wording.format(decimals);
        format.setMultiplier(100);
        format.setPositiveSuffix(" %");
        format.setNegativeSuffix(" %");
        column.setPrintFormatter(format, Wording.MISSING);
        return column;
    }

    /**
     * Makes a column of plain numbers, for example noise ratios with three decimals.
     *
     * @param name its heading
     * @param decimals digits after the point, at least 0
     * @return an empty column
     */
    public static DoubleColumn number(String name, int decimals) {
        requireDecimals(decimals);
        DoubleColumn column = DoubleColumn.create(name);
        column.setPrintFormatter(Wording.format(decimals), Wording.MISSING);
        return column;
    }

    private static void requireDecimals(int decimals) {
        if (decimals < 0) {
            throw new IllegalArgumentException("decimals must be at least 0, but was " + decimals);
        }
    }
}
