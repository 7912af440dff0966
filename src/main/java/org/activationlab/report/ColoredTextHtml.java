package org.activationlab.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Coloured words as HTML without scripts and style sheets. */
final class ColoredTextHtml {

    private static final String PAPER =
            "background-color:#ffffff;color:#222222;padding:8px 10px;margin:4px 0;" + "overflow-wrap:anywhere";
    private static final String ROW = "margin:2px 0;line-height:1.9";
    private static final String SMALL = "margin:0 0 10px 0;font-size:85%;color:#555555";

    private ColoredTextHtml() {}

    static String of(ColoredText text) {
        StringBuilder html = new StringBuilder();
        html.append("<div role=\"group\" aria-label=\"Words coloured by what they speak for: ")
                .append(HtmlText.escape(text.negative()))
                .append(" below 0, ")
                .append(HtmlText.escape(text.positive()))
                .append(" above\" style=\"")
                .append(PAPER)
                .append("\">\n");
        for (ColoredLine line : text.lines()) {
            if (!line.name().isEmpty()) {
                html.append("<div style=\"margin:4px 0 0 0;font-weight:bold;color:#222222\">")
                        .append(HtmlText.escape(line.name()))
                        .append("</div>\n");
            }
            html.append("<div style=\"").append(ROW).append("\">");
            html.append(line.size() == 0 ? "<em>" + ColoredLine.EMPTY + "</em>" : words(line, text.limit(line)));
            html.append("</div>\n");
            if (!line.summary().isEmpty()) {
                html.append("<div style=\"").append(SMALL).append("\">");
                html.append(HtmlText.escape(line.summary())).append("</div>\n");
            }
        }
        return html.append(legend(text)).append("</div>\n").toString();
    }

    private static String words(ColoredLine line, double limit) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            String title = line.word(i) + ": " + ColoredLine.number(line.score(i));
            words.add(word(line.word(i), title, SignedColors.of(line.score(i), limit)));
        }
        return String.join(" ", words);
    }

    private static String legend(ColoredText text) {
        List<String> words = new ArrayList<>();
        words.add("speaks for " + HtmlText.escape(text.negative()));
        for (double score : text.legend()) {
            String shown = text.legendWords(score);
            words.add(word(shown, shown, SignedColors.of(score, text.limitPerLine() ? 1 : text.limit())));
        }
        words.add("speaks for " + HtmlText.escape(text.positive()));
        return "<div style=\"margin:6px 0 0 0;line-height:1.9;font-size:85%;color:#222222\">" + String.join(" ", words)
                + "</div>\n";
    }

    private static String word(String word, String title, Color fill) {
        return "<span title=\"" + HtmlText.escape(title) + "\" style=\"background-color:" + hex(fill) + ";color:"
                + hex(InkContrast.on(fill)) + ";padding:2px 4px;border-radius:3px\">" + HtmlText.escape(word)
                + "</span>";
    }

    private static String hex(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
    }
}
