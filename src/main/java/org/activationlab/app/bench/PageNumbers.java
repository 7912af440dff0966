package org.activationlab.app.bench;

import java.util.Locale;

/** How numbers and spreads look on the page: three or four digits that mean something, thousands apart. */
final class PageNumbers {

    private PageNumbers() {}

    /** For example 48,200 or 91.3 or 1.24. */
    static String number(double value) {
        if (value >= 1000) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }

    /** 2 rather than 2.0, but 3.5. */
    static String plain(double number) {
        return number == Math.rint(number) ? Long.toString(Math.round(number)) : Double.toString(number);
    }

    /** For example 48,200 (47,100 to 48,900), or 48,200 where there is only one. */
    static String spread(Spread spread) {
        if (spread.least() == spread.most()) {
            return number(spread.median());
        }
        return "%s (%s to %s)".formatted(number(spread.median()), number(spread.least()), number(spread.most()));
    }
}
