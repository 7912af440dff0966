package org.activationlab.report;

/** Plain text made safe for HTML and for XML: nothing in it can become markup. */
public final class HtmlText {

    private HtmlText() {}

    /** Escapes text for use between tags or inside a quoted attribute. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowed(point) ? point : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** Escapes a sentence, and keeps a number and its percent sign on one line. */
    static String prose(String text) {
        return escape(text).replaceAll("(?<=\\d) %", "&#160;%");
    }

    /** What XML 1.0 section 2.2 lets a document contain. */
    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
