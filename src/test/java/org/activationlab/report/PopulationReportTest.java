package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.NoiseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PopulationReportTest {

    private static final String DATA = "<script>alert('x')</script> & \"digits\"";

    private static PopulationFacts facts(
            boolean synthetic, List<TrainedModel> models, List<TrainedModel> epochs, LabelTable pairs) {
        return new PopulationFacts(
                new Provenance("tiny", 42, "CPU", DATA, synthetic, LocalDate.of(2026, 1, 31)),
                models,
                epochs,
                pairs,
                new NoiseSettings(0.9, 10, 1),
                new ShortCells(10, 2, 20, 20));
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isWellFormedSelfContainedAndSemantic() throws Exception {
        String html = PopulationReport.of(facts(true, Population.six(), Population.six(), Population.sevenPairs()))
                .html();
        Document page = parse(html);

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(page.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("section").getLength()).isEqualTo(6);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("link").getLength()).isZero();
        assertThat(html).doesNotContain("http").doesNotContain("url(").doesNotContain("@import");
        assertThat(page.getElementsByTagName("dl").item(0).getTextContent())
                .contains(DATA)
                .contains("tiny")
                .contains("42")
                .contains("2026-01-31");
    }

    @Test
    void embedsFiguresWithWordsForThoseWhoDoNotSeeThem() throws Exception {
        Document page =
                parse(PopulationReport.of(facts(false, Population.six(), Population.six(), Population.sevenPairs()))
                        .html());

        assertThat(page.getElementsByTagName("img").getLength()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            Element image = (Element) page.getElementsByTagName("img").item(i);
            String source = image.getAttribute("src");
            assertThat(source).startsWith("data:image/png;base64,");
            byte[] png = Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1));
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth())
                    .isEqualTo(2 * Integer.parseInt(image.getAttribute("width")));
            assertThat(image.getAttribute("alt")).hasSizeGreaterThan(60);
        }
        assertThat(page.getElementsByTagName("figcaption").item(2).getTextContent())
                .startsWith("Figure 3. ");
    }

    @Test
    void statesItsNumbers() throws Exception {
        String text = parse(PopulationReport.of(facts(false, Population.six(), List.of(), Population.sevenPairs()))
                        .html())
                .getDocumentElement()
                .getTextContent()
                .replace('\u00a0', ' ');

        assertThat(text)
                .contains("6 networks were trained to read digits; 4 reached 60 % test accuracy and so are kept.")
                .contains("For 7 predictions of the kept networks, the image was shown again in 10 noisy copies.")
                .contains("The median right prediction kept its digit in 70.0 % of the copies, the median wrong one in "
                        + "10.0 %.")
                .contains("they differ in optimizer, weight decay and seed.")
                .contains("the favourite gets 69.2 % of all votes")
                // Model a names its favourite 7 once, with ratio 1; model b names 3 once, with ratio 0.5.
                .contains("favourite (2 pairs) have a median noise ratio of 0.750, all others (5 pairs) 0.200.")
                .contains("the right predictions rest on 3 images in all and the wrong ones on 3 images, and 1 of them "
                        + "occurs in both.")
                // Wilson's interval of 5 in 10 at 95 % is [0.237, 0.763].
                .contains("it lies within about 0.263 of the ratio");
    }

    @Test
    void warnsOfSyntheticDigitsFirst() throws Exception {
        PopulationFacts synthetic = facts(true, List.of(), List.of(), Population.noPairs());
        PopulationFacts real = facts(false, List.of(), List.of(), Population.noPairs());

        Element main = (Element) parse(PopulationReport.of(synthetic).html())
                .getElementsByTagName("main")
                .item(0);
        assertThat(main.getElementsByTagName("*").item(0).getTextContent())
                .startsWith("SYNTHETIC digits drawn by code, not MNIST.");
        assertThat(PopulationReport.of(real).html()).doesNotContain("SYNTHETIC");
    }

    @Test
    void standsWithoutModelsPairsOrMistakes() throws Exception {
        TrainedModel rejected = Population.six().get(0);
        for (PopulationFacts facts : List.of(
                facts(false, List.of(), List.of(), Population.noPairs()),
                facts(false, List.of(rejected), List.of(rejected), Population.noPairs()),
                facts(false, Population.six(), List.of(), Population.noPairs()),
                facts(false, Population.six(), List.of(), Population.rightPairs()))) {
            String text = parse(PopulationReport.of(facts).html())
                    .getDocumentElement()
                    .getTextContent();
            assertThat(text).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("null");
        }
    }

    @Test
    void limitsLongTables() throws Exception {
        tech.tablesaw.api.StringColumn names = Columns.text("name");
        for (int i = 0; i < HtmlPage.ROW_LIMIT + 7; i++) {
            names.append("row " + i);
        }
        HtmlPage page = new HtmlPage(
                "t",
                "l",
                facts(false, List.of(), List.of(), Population.noPairs()).provenance());
        page.section("s").table(tech.tablesaw.api.Table.create("t", names), "c");

        assertThat(parse(page.html()).getElementsByTagName("tbody").item(0).getTextContent())
                .contains("row 59")
                .doesNotContain("row 60");
        assertThat(page.html()).contains("(7 more rows left out of 67)");
    }

    @Test
    void writesTheWholePage(@TempDir Path folder) throws IOException {
        HtmlPage page = PopulationReport.of(facts(false, List.of(), List.of(), Population.noPairs()));
        Path target = folder.resolve("new").resolve("report.html");

        page.write(target);

        assertThat(Files.readString(target)).isEqualTo(page.html());
        assertThat(target.getParent()).isDirectoryContaining("glob:**.html");
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSize(1);
        }
    }
}
