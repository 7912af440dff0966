package org.activationlab.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** How numbers read in sentences and labels: the same digits everywhere, in English, whatever the machine's locale. */
final class Wording {

    /** Stands where a number is missing; plain ASCII, so that every console shows it. */
    static final String MISSING = "-";

    private Wording() {}

    /** Says 0.9712 as "97.1 %"; NaN as {@link #MISSING}. */
    static String percent(double share) {
        return number(100 * share, 1) + (Double.isFinite(share) ? " %" : "");
    }

    /** Says 0.61249 as "0.612"; NaN as {@link #MISSING}. */
    static String ratio(double value) {
        return number(value, 3);
    }

    /** Says 0.9 as "0.9" and 1 as "1": a setting has the digits its author gave it. */
    static String setting(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        String text = format(decimals).format(value);
        // What rounds to nothing has no sign.
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    /** Says 1 as "1 model" and 1200 as "1,200 models". */
    static String count(long number, String one, String many) {
        return number((double) number, 0) + " " + (number == 1 ? one : many);
    }

    /** Says 7 as "a 7" and 8 as "an 8". */
    static String digit(int digit) {
        return (digit == 8 ? "an " : "a ") + digit;
    }

    /** Says "a", "a and b" or "a, b and c". */
    static String list(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        int last = parts.size() - 1;
        return String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** A format with thousands separators and a fixed number of decimals; a new one, since formats hold state. */
    static DecimalFormat format(int decimals) {
        String pattern = "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals));
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
