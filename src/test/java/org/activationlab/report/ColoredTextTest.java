package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColoredTextTest {

    private static final List<String> WORDS = List.of("not", "a", "brilliant", "film");
    private static final ColoredText TEXT = ColoredText.of("occlusion", WORDS, new double[] {-0.25, 0, 0.5, 0.125});

    private static final Pattern WORD = Pattern.compile(
            "<span title=\"([^\"]*)\" style=\"background-color:#([0-9a-f]{6});color:#([0-9a-f]{6});[^\"]*\">([^<]*)<");

    /** Background and ink of the first span with these words. */
    private static List<Color> colors(ColoredText text, String word) {
        Matcher matcher = WORD.matcher(text.html());
        while (matcher.find()) {
            if (matcher.group(4).equals(word)) {
                return List.of(
                        new Color(Integer.parseInt(matcher.group(2), 16)),
                        new Color(Integer.parseInt(matcher.group(3), 16)));
            }
        }
        throw new AssertionError("no " + word + " in " + text.html());
    }

    @Test
    void colorsTellTheSignAndTheShareOfTheLargest() {
        assertThat(TEXT.limit()).isEqualTo(0.5);
        assertThat(colors(TEXT, "a").get(0)).isEqualTo(Color.WHITE);
        assertThat(colors(TEXT, "brilliant").get(0)).isEqualTo(new Color(0xD55E00));
        // Half way from white to 0x0072B2: 255 - 0.5 * (255 - 0x72) is 184.5, rounded up.
        assertThat(colors(TEXT, "not").get(0)).isEqualTo(new Color(128, 185, 217));
        // A quarter of the way from white to 0xD55E00: 255 - 42 / 4 is 244.5, 255 - 161 / 4 is 214.75, 191.25.
        assertThat(colors(TEXT, "film").get(0)).isEqualTo(new Color(245, 215, 191));
        // A common limit makes the same score paler, and what lies beyond it no deeper than full.
        assertThat(colors(TEXT.withLimit(1), "film").get(0)).isEqualTo(new Color(250, 235, 223));
        assertThat(colors(TEXT.withLimit(0.125), "not").get(0)).isEqualTo(new Color(0x0072B2));
    }

    @Test
    void linesShareAScaleUnlessEachHasItsOwn() {
        ColoredText other = ColoredText.of("gradient", List.of("wide"), new double[] {2});
        ColoredText both = ColoredText.together(List.of(TEXT, other));
        assertThat(both.limit()).isEqualTo(2);
        assertThat(colors(both, "wide").get(0)).isEqualTo(new Color(0xD55E00));
        assertThat(colors(both, "brilliant").get(0)).isEqualTo(new Color(245, 215, 191));
        ColoredText own = both.withLimitPerLine();
        assertThat(colors(own, "brilliant").get(0)).isEqualTo(new Color(0xD55E00));
        assertThat(own.html()).contains("largest of its line");
        assertThat(own.figure().finding())
                .isEqualTo("The strongest word of each line: \"brilliant\" (+0.5), \"wide\" (+2)");
        assertThatThrownBy(() -> ColoredText.together(List.of(TEXT, other.between("bad", "good"))))
                .hasMessageContaining("negative and positive as well as bad and good");
        assertThatThrownBy(() -> ColoredText.together(List.of())).hasMessageContaining("got none");
    }

    /** Relative luminance and contrast as WCAG 2.1 defines them. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        double[] linear = IntStream.of(color.getRed(), color.getGreen(), color.getBlue())
                .mapToDouble(channel -> channel / 255.0)
                .map(share -> share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    @Test
    void everyWordCanBeReadOnItsColor() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
        double[] scores =
                DoubleStream.iterate(-1, score -> score + 1 / 64.0).limit(129).toArray();
        List<String> words = new ArrayList<>();
        for (double score : scores) {
            words.add("word" + words.size());
        }
        Matcher matcher = WORD.matcher(ColoredText.of(words, scores).html());
        int seen = 0;
        while (matcher.find()) {
            Color paper = new Color(Integer.parseInt(matcher.group(2), 16));
            Color ink = new Color(Integer.parseInt(matcher.group(3), 16));
            assertThat(contrast(paper, ink)).as(matcher.group(4)).isGreaterThanOrEqualTo(4.5);
            seen++;
        }
        // Five more in the legend.
        assertThat(seen).isEqualTo(129 + 5);
        for (int step = 0; step < 4096; step++) {
            Color paper = new Color(17 * (step >> 8), 17 * ((step >> 4) & 15), 17 * (step & 15));
            assertThat(contrast(paper, InkContrast.on(paper)))
                    .as(paper.toString())
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void wordsCannotBecomeMarkup() {
        ColoredText text = ColoredText.of(
                        "by <b>",
                        List.of("<script>alert(1)</script>", "\"><img src=x onerror='y'>", "&amp;"),
                        new double[] {1, -1, 0})
                .between("<i>bad</i>", "\"good\"");
        assertThat(text.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot;&gt;&lt;img", "&amp;amp;", "by &lt;b&gt;")
                .doesNotContain("<script", "<img", "<i>", "<b>", "<style");
        // All that begins with < is ours.
        assertThat(text.html().replaceAll("</?(div|span)( [^<>]*)?>", "")).doesNotContain("<", ">");
        assertThat(text.figure().svg()).doesNotContain("<script");
    }

    @Test
    void scoresAreThereWithoutColors() {
        assertThat(TEXT.html())
                .contains("title=\"brilliant: +0.5\"", "title=\"not: -0.25\"", "title=\"a: 0\"")
                .contains("strongest: brilliant +0.5, not -0.25, film +0.13")
                .contains("speaks for negative", "speaks for positive", "role=\"group\"")
                .contains("background-color:#ffffff;color:#222222");
        assertThat(TEXT.plain()).isEqualTo("occlusion: not [-0.25] a [0] brilliant [+0.5] film [+0.13]");
        assertThat(TEXT.between("bad", "good").html()).contains("speaks for bad", "speaks for good");
        Figure figure = TEXT.figure();
        assertThat(figure.finding())
                .isEqualTo("\"brilliant\" (+0.5) speaks most for positive; \"not\" (-0.25) speaks most for negative");
        assertThat(figure.alternative()).contains(TEXT.plain());
        assertThat(TEXT.figure("Two words decide").finding()).isEqualTo("Two words decide");
    }

    @Test
    void anEmptySentenceSaysSo() throws IOException {
        ColoredText empty = ColoredText.of(List.of(), new double[0]);
        assertThat(empty.html()).contains("(no words)").doesNotContain("strongest");
        assertThat(empty.plain()).isEqualTo("(no words)");
        assertThat(empty.limit()).isZero();
        assertThat(empty.figure().finding()).isEqualTo("No word speaks for negative or positive");
        assertThat(FigurePixels.hasWhiteEdge(empty.figure())).isTrue();
        assertThat(colors(ColoredText.of(List.of("a"), new double[] {0}), "a").get(0))
                .isEqualTo(Color.WHITE);
    }

    @Test
    void aFigureWrapsLongSentencesAndBreaksLongWords() throws IOException {
        Figure one = ColoredText.of(List.of("word"), new double[] {1}).figure("A sentence");
        Figure many = ColoredText.of(
                        Collections.nCopies(60, "word"),
                        DoubleStream.generate(() -> 1).limit(60).toArray())
                .figure("A sentence");
        Figure wide = ColoredText.of(List.of("w".repeat(300)), new double[] {1}).figure("A sentence");
        assertThat(many.height()).isGreaterThan(one.height() + 40);
        assertThat(wide.height()).isGreaterThan(one.height() + 40);
        for (Figure figure : List.of(one, many, wide)) {
            assertThat(figure.width()).isEqualTo(HouseStyle.WIDTH);
            assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        }
        // The same words have the same colour, sixty times as much of it but for the legend's.
        int legend = FigurePixels.count(one, HouseStyle.BLUE);
        assertThat(FigurePixels.count(many, HouseStyle.BLUE)).isEqualTo(legend);
        assertThat(FigurePixels.count(many, HouseStyle.VERMILLION))
                .isGreaterThan(20 * FigurePixels.count(one, HouseStyle.VERMILLION));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> ColoredText.of(WORDS, new double[3]))
                .hasMessage("expected a score for each of 4 words, but got 3");
        assertThatThrownBy(() -> ColoredText.of(List.of("a", "b"), new double[] {1, Double.NaN}))
                .hasMessage("expected finite scores, but that of word 2, 'b', is NaN");
        assertThatThrownBy(() -> TEXT.withLimit(0)).hasMessageContaining("above 0, but got 0.0");
    }
}
