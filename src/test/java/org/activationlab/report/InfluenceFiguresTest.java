package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.activationlab.data.LabelledImages;
import org.activationlab.interpret.influence.Influences;
import org.activationlab.interpret.influence.Removal;
import org.activationlab.interpret.influence.RemovalCase;
import org.activationlab.interpret.influence.RemovalEffects;
import org.activationlab.interpret.influence.RemovalSettings;
import org.activationlab.interpret.influence.Snapshot;
import org.activationlab.interpret.influence.TracIn;
import org.activationlab.interpret.influence.TracedTraining;
import org.activationlab.interpret.influence.TrainingSet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class InfluenceFiguresTest {

    private static final NetworkDesign DESIGN = new NetworkDesign(
            "linear",
            ActivationShape.of(1, 28, 28),
            List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("map", new Dense(784, 10))));

    /** Four images with 1 to 4 pixels of ink in the same corner: labels 3, 5, 3 and 7. */
    private static LabelledImages training() {
        byte[] pixels = new byte[4 * 784];
        for (int i = 0; i < 4; i++) {
            Arrays.fill(pixels, i * 784, i * 784 + i + 1, (byte) 255);
        }
        return LabelledImages.of(pixels, new byte[] {3, 5, 3, 7});
    }

    /** Weights are 0, so all probabilities are a tenth: one who shares the label helps, all others harm. */
    private static Influences influences(LabelledImages test) throws InterruptedException {
        return TracIn.of(
                ComputeDevice.CPU,
                DESIGN,
                List.of(new Snapshot(Parameters.of(DESIGN.shapes(), new float[7850]), 1)),
                TrainingSet.of(training()),
                Batch.of(DESIGN.input(), test.pixels(2)),
                3);
    }

    @Test
    void showsTheImageAndThoseThatHelpedAndHarmed() throws Exception {
        LabelledImages test = training();
        Figure figure = InfluenceFigure.of(training(), test, 2, 5, influences(test), 0, 3);
        assertThat(figure.finding())
                .isEqualTo("Of the 2 most helpful training images of a 3, taken for a 5, 2 show a 3; of the 2 most"
                        + " harmful, 1 shows a 5");
        // Equal labels: 0.9 squared and nine times 0.1 squared; others: -0.1 in all; times shared ink plus 1.
        assertThat(figure.alternative())
                .contains("lowered its loss: 3, +3.6; 3, +1.8;")
                .contains("raised it: 7, -0.40; 5, -0.30.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThatThrownBy(() -> InfluenceFigure.of(training().first(3), test, 2, 5, influences(test), 0, 3))
                .hasMessageContaining("influences of 3 training images");
        assertThatThrownBy(() -> InfluenceFigure.of(training(), test, 2, 5, influences(test), 0, 11))
                .hasMessageContaining("1 to 10");
    }

    private static RemovalEffects effects() {
        List<RemovalCase> cases = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Map<Removal, Double> changes = new EnumMap<>(Removal.class);
            Map<Removal, Double> righted = new EnumMap<>(Removal.class);
            for (Removal removal : Removal.values()) {
                changes.put(removal, 0.1 * i);
                righted.put(removal, 0.0);
            }
            changes.put(Removal.HELPFUL, 2 + 0.2 * i);
            changes.put(Removal.HARMFUL, -1.0 + (i == 0 ? 4 : 0));
            cases.add(new RemovalCase(i, i, 3, 5, 1, changes, righted));
        }
        return new RemovalEffects(new RemovalSettings(new TracedTraining(1, 2, 0.1, 0), 4, 20, 1), cases);
    }

    @Test
    void showsWhatRemovalDoesBesideRemovalByLot() throws IOException {
        Figure figure = RemovalFigure.of(effects());
        // Random: 0, 0.1, 0.2, 0.3, mean 0.15; helpful 2 to 2.6, mean 2.3; harmful 3, -1, -1, -1, mean 0.
        assertThat(figure.finding())
                .isEqualTo(
                        "Without the 20 most helpful training images the loss is 2.15 nats higher than without random"
                                + " ones, without the most harmful 0.15 nats lower (not beyond chance)");
        assertThat(figure.alternative()).contains("over 4 wrong predictions").contains("the most helpful 2.30 [");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        XYChart chart = RemovalFigure.rows(effects()).chart();
        assertThat(dots(chart, "ranked by influence")).hasSize(2);
        assertThat(dots(chart, "drawn by lot")).hasSize(3);
        RemovalEffects none = new RemovalEffects(effects().settings(), List.of());
        assertThatThrownBy(() -> RemovalFigure.of(none)).hasMessageContaining("at least one wrong prediction");
    }

    private static double[] dots(XYChart chart, String name) {
        return chart.getSeriesCollection().stream()
                .filter(series -> series.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getXData();
    }
}
