package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.activationlab.interpret.projection.Embedding;
import org.activationlab.interpret.projection.LabelSeparation;
import org.activationlab.interpret.projection.LayerSeparation;
import org.activationlab.interpret.projection.LayerSeparations;
import org.activationlab.interpret.projection.Points;
import org.activationlab.interpret.projection.ProjectorSprite;
import org.activationlab.interpret.projection.SeparationMeasure;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Table;

class EmbeddingFigureTest {

    private static final List<String> NAMES = List.of("cat", "dog", "none");

    /** Two rows of 20 points; the first is of label 0, the second of label 1. */
    private static Embedding rows() {
        double[][] places = new double[40][];
        Arrays.setAll(places, i -> new double[] {i % 20, i < 20 ? 0 : 50});
        return new Embedding("PCA", "first", "second", Points.of(places));
    }

    private static XYSeries series(XYChart chart, String name) {
        return chart.getSeriesCollection().stream()
                .filter(series -> series.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int[] labels() {
        return IntStream.range(0, 40).map(i -> i / 20).toArray();
    }

    @Test
    void coloursPointsByLabelAndNamesThem() throws IOException {
        Figure figure = EmbeddingFigure.byLabel(rows(), "fc2", labels(), NAMES);
        assertThat(figure.finding())
                .isEqualTo(
                        "PCA of fc2: the 10 nearest neighbours in the plane name the label of 100.0 % of the points");
        assertThat(figure.alternative())
                .isEqualTo("40 points in a plane by PCA, coloured by label: cat 20 times, dog 20 times, none 0 times.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(figure.svg()).contains("<svg");
        XYChart chart = EmbeddingFigure.byLabelChart(rows(), labels(), NAMES);
        assertThat(chart.getSeriesCollection()).extracting(XYSeries::getName).containsExactly("cat", "dog");
        assertThat(series(chart, "dog").getYData()).hasSize(20).containsOnly(50);
        assertThatThrownBy(() -> EmbeddingFigure.byLabel(rows(), "fc2", labels(), List.of("cat")))
                .hasMessageContaining("0 to 0");
    }

    @Test
    void bothAxesHaveOneScale() {
        double[][] wide = {{0, 0}, {1000, 1}};
        XYChart chart = EmbeddingChart.of(new Embedding("PCA", "a", "b", Points.of(wide)), 0);
        double width = chart.getStyler().getXAxisMax() - chart.getStyler().getXAxisMin();
        double height = chart.getStyler().getYAxisMax() - chart.getStyler().getYAxisMin();
        assertThat(width).isBetween(1000.0, 1100.0);
        assertThat(width / height).isBetween(1.3, 1.5);
    }

    @Test
    void tellsRightFromWrong() throws IOException {
        boolean[] right = new boolean[40];
        Arrays.fill(right, 0, 20, true);
        Figure figure = EmbeddingFigure.byCorrectness(rows(), "fc2", right);
        // The rows are 50 apart and 20 wide: every neighbour is of the same row.
        assertThat(figure.finding()).endsWith("100.0 % are wrong around a wrong answer and 0.0 % around a right one");
        assertThat(figure.alternative()).endsWith("20 right answers as dots, 20 wrong ones as crosses.");
        assertThat(FigurePixels.count(figure, HouseStyle.VERMILLION)).isGreaterThan(400);
        boolean[] all = new boolean[40];
        Arrays.fill(all, true);
        assertThat(EmbeddingFigure.byCorrectness(rows(), "fc2", all).finding())
                .contains("- are wrong around a wrong answer");
        assertThat(EmbeddingFigure.byCorrectness(rows(), "fc2", new boolean[40]).alternative())
                .contains("0 right answers");
        assertThatThrownBy(() -> EmbeddingFigure.byCorrectness(rows(), "fc2", new boolean[3]))
                .hasMessageContaining("40 points, but got 3");
    }

    @Test
    void coloursPointsByANumber() throws IOException {
        double[] numbers =
                IntStream.range(0, 40).mapToDouble(i -> i < 20 ? 0.25 : 0.75).toArray();
        Figure figure = EmbeddingFigure.byNumber(rows(), "fc2", numbers, "noise ratio");
        assertThat(figure.finding())
                .isEqualTo(
                        "PCA of fc2: a point's noise ratio and the mean of its 10 nearest neighbours in the plane have a"
                                + " rank correlation of 1.00");
        assertThat(figure.alternative()).endsWith("coloured by noise ratio from 0.250 to 0.750.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        NumberColors colors = new NumberColors(0, 8);
        assertThat(colors.of(0)).isEqualTo(new Color(0x440154));
        assertThat(colors.of(4)).isEqualTo(new Color(0x26828E));
        assertThat(colors.of(99)).isEqualTo(new Color(0xB4DE2C));
        assertThat(new NumberColors(1, 1).of(1)).isEqualTo(new Color(0x26828E));
    }

    @Test
    void drawsSeparationByLayer() throws IOException {
        LayerSeparations layers =
                new LayerSeparations(List.of(network(0.5, 0.8), network(0.4, 0.9), network(0.6, 0.8)));
        Figure figure = LayerSeparationFigure.of(layers, SeparationMeasure.SILHOUETTE);
        // Differences 0.3, 0.5, 0.2: mean 1/3, deviation 0.15275, t = 4.3027 with two degrees of freedom.
        assertThat(figure.finding())
                .isEqualTo(
                        "Whether dense layers separate the labels better than earlier ones is open: their mean silhouette"
                                + " differs by 0.333 [-0.046, 0.713] over 3 networks");
        assertThat(figure.alternative()).endsWith("Means: input 0.100, conv1 0.500, fc1 0.833.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        XYChart chart =
                LayerSeparationFigure.rows(layers, SeparationMeasure.SILHOUETTE).chart();
        assertThat(series(chart, "dense layers").getYData()).containsExactly(0.5);
        LayerSeparations one = new LayerSeparations(List.of(network(0.5, 0.8)));
        assertThat(LayerSeparationFigure.of(one, SeparationMeasure.SILHOUETTE).finding())
                .isEqualTo(
                        "Dense layers separate the labels better than earlier ones: their mean silhouette differs by 0.300"
                                + " over 1 network");
        Table table = LayerSeparationTable.of(layers);
        assertThat(table.columnNames()).hasSize(9).contains("mean silhouette, from");
        assertThat(table.doubleColumn("mean silhouette").get(1)).isEqualTo(0.5);
        assertThat(LayerSeparationTable.of(one)
                        .doubleColumn("mean silhouette, to")
                        .isMissing(0))
                .isTrue();
    }

    private static List<LayerSeparation> network(double conv, double dense) {
        return List.of(
                new LayerSeparation("input", 784, false, new LabelSeparation(0.9, 0.1)),
                new LayerSeparation("conv1", 3456, false, new LabelSeparation(0.9, conv)),
                new LayerSeparation("fc1", 120, true, new LabelSeparation(0.9, dense)));
    }

    @Test
    void putsImagesOnASheet() throws IOException {
        float[] ink = new float[6];
        ink[0] = 1;
        ink[5] = 0.4f;
        List<float[]> images = Collections.nCopies(3, ink);
        ProjectorSprite sheet = SpriteSheet.of(Batch.ofRows(ActivationShape.of(1, 2, 3), images));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(sheet.png()));
        assertThat(picture.getWidth()).isEqualTo(6);
        assertThat(picture.getHeight()).isEqualTo(4);
        // Ink is dark: 255 less 255 * 0.4 is 153. The third image stands in the second row, the fourth place is empty.
        assertThat(picture.getRGB(3, 0) & 0xFFFFFF).isZero();
        assertThat(picture.getRGB(2, 3) & 0xFFFFFF).isEqualTo(0x999999);
        assertThat(picture.getRGB(3, 2) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        ProjectorSprite colour =
                SpriteSheet.of(Batch.of(ActivationShape.of(3, 1, 2), new float[] {1, 0, 0.4f, 0, 9, -1}));
        picture = ImageIO.read(new ByteArrayInputStream(colour.png()));
        assertThat(picture.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFF66FF);
        assertThat(picture.getRGB(1, 0) & 0xFFFFFF).isZero();
        assertThatThrownBy(() -> SpriteSheet.of(Batch.of(ActivationShape.of(2, 1, 1), new float[2])))
                .hasMessageContaining("(1 or 3, height, width)");
        assertThatThrownBy(() -> SpriteSheet.of(Batch.of(ActivationShape.of(1, 1, 8193), new float[8193])))
                .hasMessageContaining("8193 pixels");
    }
}
