package org.activationlab.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.activationlab.report.ColoredText;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RenderingTest {

    private static Table table(int rows) {
        return Table.create(
                "Digits <and> words",
                StringColumn.create(
                        "word", IntStream.range(0, rows).mapToObj(i -> "w" + i).toArray(String[]::new)),
                IntColumn.create("number", IntStream.range(0, rows).toArray()));
    }

    @Test
    void showsATableAsHtmlWithPlainTextBesideIt() {
        Bundle bundle = Rendering.of(table(2));

        assertThat(bundle.forms().keySet()).containsExactly("text/html", "text/plain");
        assertThat(bundle.forms().get("text/html"))
                .contains("<caption>Digits &lt;and&gt; words</caption>")
                .contains("<th scope=\"row\">w1</th><td class=\"number\">1</td>");
        assertThat(bundle.forms().get("text/plain").lines().toList()).contains("w0         0", "w1         1");
    }

    @Test
    void countsTheRowsThatItLeavesOut() {
        Bundle bundle = Rendering.of(table(100));

        assertThat(bundle.forms().get("text/html").split("<tr>")).hasSize(1 + 1 + 1 + 30);
        assertThat(bundle.forms().get("text/html")).contains("70 more rows").doesNotContain(">w30<");
        assertThat(bundle.forms().get("text/plain")).contains("70 more rows");
    }

    @Test
    void showsAChartAtTwiceTheResolution() throws Exception {
        XYChart chart =
                new XYChartBuilder().width(300).height(200).title("squares").build();
        chart.addSeries("s", new double[] {1, 2, 3}, new double[] {1, 4, 9});

        Bundle bundle = Rendering.of(chart);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                Base64.getDecoder().decode(bundle.forms().get("image/png"))));
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(400);
        assertThat(bundle.width()).isEqualTo(300);
        assertThat(bundle.forms()).containsEntry("text/plain", "squares");
    }

    @Test
    void showsPicturesPixelByPixel() throws Exception {
        BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(2, 1, 0x123456);

        Bundle bundle = Rendering.of(picture);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                Base64.getDecoder().decode(bundle.forms().get("image/png"))));
        assertThat(image.getRGB(2, 1) & 0xFFFFFF).isEqualTo(0x123456);
        assertThat(bundle.forms()).containsEntry("text/plain", "a picture of 3 x 2 pixels");
    }

    @Test
    void showsColouredWordsAsHtmlWithTheirScoresBesideThem() {
        Bundle bundle = Rendering.of(ColoredText.of(List.of("<fine>", "film"), new double[] {1, -0.5}));

        assertThat(bundle.forms().keySet()).containsExactly("text/html", "text/plain");
        assertThat(bundle.forms().get("text/html"))
                .contains("background-color:#d55e00")
                .contains(">&lt;fine&gt;</span>");
        assertThat(bundle.forms()).containsEntry("text/plain", "<fine> [+1] film [-0.5]");
    }

    @Test
    void tellsEverythingElseInWords() {
        assertThat(Rendering.of("a <b> c").forms()).isEqualTo(Map.of("text/plain", "a <b> c"));
        assertThat(Rendering.of(null).forms()).isEqualTo(Map.of("text/plain", "null"));
        assertThat(Rendering.of(new int[] {1, 2}).forms()).isEqualTo(Map.of("text/plain", "int[2] {1, 2}"));
        assertThat(Rendering.of(new float[470]).forms().get("text/plain"))
                .startsWith("float[470] {0.0, 0.0")
                .endsWith("0.0, ...}");
    }

    @Test
    void refusesWhatHasNoPlainText() {
        assertThatThrownBy(() -> new Bundle(Map.of("image/png", ""), 1, 1)).hasMessageContaining("plain text beside");
    }
}
