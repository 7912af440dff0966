package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Task;
import org.activationlab.meta.TestAnswers;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class MetaFiguresTest {

    private static final MetaFacts NOTHING = MetaExample.facts(List.of(), List.of());

    private static int pixels(Figure figure, Color color) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png()));
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF) ? 1 : 0;
            }
        }
        return count;
    }

    private static XYSeries series(XYChart chart, String name) {
        return chart.getSeriesCollection().stream()
                .filter(series -> series.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void drawsMeansOfPublishedRunsOursAndBaselines() throws IOException {
        MetaFacts facts = MetaExample.facts(MetaExample.fourRuns());
        XYChart chart = MetaScoreFigure.chart(facts, Task.CORRECTNESS);

        // Rows from the top: RNN, GRU, LSTM, transformer and four baselines.
        assertThat(series(chart, "published").getXData()).hasSize(3);
        assertThat(series(chart, "published").getYData()).containsExactly(7.7, 5.7, 4.7);
        assertThat(series(chart, "ours").getXData()).containsExactly(0.91, 0.5);
        assertThat(series(chart, "ours").getYData()).containsExactly(7.3, 4.3);
        assertThat(series(chart, "no network trained").getXData()).containsExactly(0.5, 0.936, 0.6, 0.7);
        assertThat(series(chart, "best of these").getXData()).containsExactly(0.936, 0.936);
        Figure figure = MetaScoreFigure.of(facts, Task.CORRECTNESS);
        assertThat(pixels(figure, HouseStyle.VERMILLION)).isGreaterThan(400);
        assertThat(pixels(figure, HouseStyle.BLUE)).isGreaterThan(400);
        assertThat(pixels(figure, HouseStyle.GREEN)).isGreaterThan(400);
        assertThat(figure.alternative())
                .contains("RNN: published 0.905, ours 0.910;")
                .contains("GRU: published not run, ours not run;")
                .contains("look-up by image: 0.936;");
    }

    @Test
    void drawsTheSameAsSvg() throws Exception {
        Figure figure = MetaScoreFigure.of(MetaExample.facts(MetaExample.fourRuns()), Task.CORRECTNESS);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document svg = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(figure.svg().getBytes(StandardCharsets.UTF_8)));
        Element root = svg.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("width")).isEqualTo(String.valueOf(figure.width()));
        assertThat(root.getAttribute("height")).isEqualTo(String.valueOf(figure.height()));
        // Text stays text: it can be searched and read aloud.
        assertThat(root.getTextContent().replaceAll("\\s+", " ")).contains("every meta-network lies below", "LSTM");
    }

    @Test
    void saysWhoLiesAboveWhomInTheTitle() {
        assertThat(MetaScoreFigure.of(MetaExample.facts(MetaExample.fourRuns()), Task.CORRECTNESS)
                        .finding())
                .isEqualTo("Right or wrong: every meta-network lies below the look-up by image (0.936), which sees no "
                        + "activation; the best mean is the RNN's, accuracy 0.910");
        assertThat(MetaScoreFigure.of(MetaExample.facts(MetaExample.fourRuns()), Task.RATIO)
                        .finding())
                .isEqualTo("Noise ratio: the best mean is the LSTM's, R2 0.700, above every score without a network; "
                        + "next is the look-up by (model, predicted digit) (0.538)");
        assertThat(MetaScoreFigure.of(NOTHING, Task.RATIO).finding())
                .isEqualTo("Noise ratio: no meta-network has a score here; the best published mean is 0.765 (LSTM)");
        assertThat(MetaScoreFigure.of(
                                MetaExample.facts(
                                        List.of(MetaExample.corrected(Architecture.GRU, Task.CORRECTNESS, 1, 0.936))),
                                Task.CORRECTNESS)
                        .finding())
                .isEqualTo(
                        "Right or wrong: the best mean is the corrected GRU's, accuracy 0.936, level with the look-up "
                                + "by image (0.936)");
    }

    @Test
    void growsWithItsRowsAndStandsFarOutScores() throws IOException {
        List<MetaRun> runs = new ArrayList<>();
        for (Architecture architecture : Architecture.values()) {
            runs.add(MetaExample.corrected(architecture, Task.RATIO, 1, 0.7));
        }
        runs.add(MetaExample.collapsed(Architecture.RNN, Task.RATIO, 1, -40));
        runs.add(MetaExample.run(Architecture.LSTM, Task.RATIO, 1, Double.NaN));
        MetaFacts facts = MetaExample.facts(runs);

        XYChart chart = MetaScoreFigure.chart(facts, Task.RATIO);

        // Four and four networks and four baselines are two rows more than usual.
        assertThat(MetaScoreFigure.of(facts, Task.RATIO).height()).isEqualTo(560 + 2 * 36);
        assertThat(chart.getStyler().getXAxisMin()).isGreaterThan(-0.4);
        assertThat(series(chart, "ours").getXData()).containsExactly(0.7, 0.7, 0.7, 0.7);
    }

    @Test
    void drawsALineForEachSeedAndKindOfPairs() throws IOException {
        MetaFacts facts = MetaExample.facts(MetaExample.fourRuns());
        NetworkScores rnn = NetworkScores.of(facts, Task.CORRECTNESS).get(0);
        XYChart chart = MetaLearningCurves.chart(Task.CORRECTNESS, rnn, 0.4);

        // Training, validation and the kept epoch, twice; the legend names them once.
        assertThat(chart.getSeriesCollection()).hasSize(6);
        assertThat(chart.getSeriesCollection().stream().filter(XYSeries::isShowInLegend))
                .hasSize(3);
        assertThat(series(chart, "training pairs, scored while learning").getYData())
                .containsExactly(0.5, 0.7, 0.9);
        assertThat(series(chart, "validation pairs, after the epoch").getYData())
                .containsExactly(0.6, 0.68, 0.9);
        assertThat(series(chart, "kept epoch").getXData()).containsExactly(3);
        Figure figure = MetaLearningCurves.of(facts, Task.CORRECTNESS, Preset.ORIGINAL);
        assertThat(pixels(figure, HouseStyle.BLUE)).isGreaterThan(500);
        assertThat(pixels(figure, HouseStyle.VERMILLION)).isGreaterThan(300);
    }

    @Test
    void findsWhereTheGapOpens() {
        MetaFacts facts = MetaExample.facts(List.of(
                MetaExample.run(Architecture.LSTM, Task.RATIO, 1, 0.7),
                MetaExample.run(Architecture.LSTM, Task.RATIO, 2, 0.6),
                // Nothing can be learned from its gap of 0.9.
                MetaExample.collapsed(Architecture.RNN, Task.RATIO, 1, 0)));
        assertThat(MetaLearningCurves.of(facts, Task.RATIO, Preset.ORIGINAL).finding())
                .isEqualTo("Noise ratio: the gap between training and validation pairs is wide for the LSTM: R2 0.900 "
                        + "against 0.650 after 3 epochs; from epoch 3 on it is wider than 0.05");
        assertThat(MetaLearningCurves.of(MetaExample.facts(MetaExample.fourRuns()), Task.CORRECTNESS, Preset.ORIGINAL)
                        .finding())
                .isEqualTo(
                        "Right or wrong: no network ends more than 0.05 better on training than on validation pairs; "
                                + "the RNN comes closest, with accuracy 0.900 against 0.910 after 3 epochs");
        assertThat(MetaLearningCurves.of(facts, Task.RATIO, Preset.CORRECTED).finding())
                .isEqualTo("Noise ratio: no meta-network was trained, so there is no curve to show");
    }

    @Test
    void countsPairsInAGridOfTrueAndExpectedRatios() {
        double[] truth = {0, 0.3, 0.3, 1, 0.5};
        double[] expected = {-0.2, 0.3, 0.3, 1.2, 1.5};

        int[][] counts = PredictedRatios.counts(truth, expected, 10);

        assertThat(counts).hasNumberOfRows(14);
        assertThat(counts[0][0]).isEqualTo(1);
        // 0.3 starts the bin after three tenths; expected values start at -0.2.
        assertThat(counts[5][3]).isEqualTo(2);
        assertThat(counts[13][9]).isEqualTo(1);
        // The last answer lies above the figure.
        assertThat(Arrays.stream(counts).flatMapToInt(Arrays::stream).sum()).isEqualTo(4);
        // 0.58 * 50 and (0.7 + 0.2) * 50 are rounded to just below 29 and 45, the bins that these values start.
        assertThat(PredictedRatios.counts(new double[] {0.58}, new double[] {0.7}, 50)[45][29])
                .isEqualTo(1);
        assertThat(PredictedRatios.columns(truth)).isEqualTo(10);
        double[] fine = new double[1001];
        Arrays.setAll(fine, i -> i / 1000.0);
        assertThat(PredictedRatios.columns(fine)).isEqualTo(50);
    }

    @Test
    void statesTheScoreAndHowLowAndHighRatiosAreMissed() throws IOException {
        Figure figure = PredictedRatios.of(MetaExample.run(Architecture.LSTM, Task.RATIO, 2, 0.9));

        // Squared errors 0.04 and 0.01 against 0.625 about the mean of 0.5: 1 - 0.05 / 0.625.
        assertThat(figure.finding())
                .isEqualTo("LSTM, seed 2: R2 0.920 on 4 test pairs; pairs with a true ratio from 0 to 0.1 are expected "
                        + "too high by 0.200 on average, those from 0.9 to 1 too low by 0.100");
        assertThat(figure.alternative()).contains("from 0.2 to 0.3, 1 pair: mean true 0.250, mean expected 0.250");
        assertThat(pixels(figure, HouseStyle.VERMILLION)).isGreaterThan(300);
        // Four cells of the lightest blue, and its place in the key.
        assertThat(pixels(figure, new Color(0xCFE1F2))).isGreaterThan(4000);
        assertThat(pixels(figure, HouseStyle.INK)).isGreaterThan(1000);
    }

    @Test
    void standsForAnswersThatAreNoRatios() {
        MetaSettings settings = MetaSettings.original(Architecture.RNN, Task.RATIO, 1);
        TestAnswers wild = TestAnswers.parse("model,image,target,answer\na,0,0.5,NaN\na,1,0.5,7\nb,0,0.5,0.5\n");

        Figure figure = PredictedRatios.of(MetaExample.run(settings, Double.NaN, Optional.of("the loss is NaN"), wild));

        assertThat(figure.finding()).isEqualTo("RNN, seed 1: R2 undefined on 3 test pairs");
        assertThat(figure.alternative())
                .endsWith("2 answers lie outside the figure, below -0.2 or above 1.2.")
                .doesNotContain("NaN");
    }

    @Test
    void choosesTheBestRunOfTheRatio() {
        MetaRun better = MetaExample.run(Architecture.RNN, Task.RATIO, 3, 0.75);
        List<MetaRun> runs = new ArrayList<>(MetaExample.fourRuns());
        runs.add(better);
        runs.add(MetaExample.run(Architecture.RNN, Task.RATIO, 4, Double.NaN));
        runs.add(MetaExample.corrected(Architecture.RNN, Task.RATIO, 3, 0.8));

        assertThat(PredictedRatios.best(runs, Preset.ORIGINAL)).containsSame(better);
        assertThat(PredictedRatios.best(runs.subList(0, 2), Preset.ORIGINAL)).isEmpty();
        assertThatThrownBy(() -> PredictedRatios.of(runs.get(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CORRECTNESS");
    }
}
