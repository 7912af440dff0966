package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.interpret.attribution.Diffuseness;
import org.activationlab.interpret.attribution.DiffusenessPairs;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DiffusenessFigureTest {

    /** Eight networks and twenty images; diffuseness falls with the ratio, or has nothing to do with it. */
    private static DiffusenessPairs pairs(boolean related) {
        SplittableRandom random = new SplittableRandom(4);
        List<DiffusenessPairs.Row> rows = new ArrayList<>();
        for (int model = 0; model < 8; model++) {
            for (int image = 0; image < 20; image++) {
                double ratio = random.nextDouble();
                double other = random.nextDouble();
                rows.add(new DiffusenessPairs.Row(
                        model,
                        image,
                        ratio,
                        image % 2 == 0,
                        random.nextDouble(),
                        random.nextDouble(),
                        related ? 1 - ratio : other));
            }
        }
        return new DiffusenessPairs(
                related ? "Gradient" : "Grad-CAM", related ? Diffuseness.ENTROPY : Diffuseness.OFF_INK, rows);
    }

    @Test
    void saysWhichMeasuresGoWithTheRatio() throws IOException {
        Figure figure = DiffusenessFigure.of(List.of(pairs(true), pairs(false)), 100, 1);
        assertThat(figure.finding())
                .isEqualTo("Given margin and ink, 1 of 2 measures of diffuseness goes with the noise ratio: Gradient,"
                        + " entropy -1.00 [-1.00, -1.00]");
        assertThat(figure.alternative()).contains("Gradient, entropy, within networks -1.00 [-1.00, -1.00]");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(DiffusenessFigure.of(List.of(pairs(false)), 100, 1).finding())
                .isEqualTo(
                        "Given margin and ink, none of 1 measure of diffuseness goes with the noise ratio beyond chance");
        assertThatThrownBy(() -> DiffusenessFigure.of(List.of(), 100, 1)).hasMessageContaining("at least one measure");
    }

    @Test
    void tablesEveryRelation() {
        Table table = DiffusenessTable.of(List.of(pairs(true), pairs(false)), 50, 1);
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.columnNames())
                .contains(
                        "with the ratio, all pairs",
                        "with the ratio, within networks",
                        "with the ratio, within networks, given the margin",
                        "with the ratio, within networks, given margin and ink",
                        "wrong more diffuse than right");
        assertThat(table.stringColumn("with the ratio, within networks").get(0)).isEqualTo("-1.00 [-1.00, -1.00]");
        assertThat(table.intColumn("pairs").get(1)).isEqualTo(160);
    }
}
