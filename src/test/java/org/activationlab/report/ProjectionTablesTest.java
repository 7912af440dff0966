package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.interpret.projection.Embedding;
import org.activationlab.interpret.projection.Points;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ProjectionTablesTest {

    private static final int COUNT = 40;

    /** Two groups on a line, far apart. */
    private static Points groups() {
        double[][] rows = new double[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            rows[i] = new double[] {i < COUNT / 2 ? i : 1_000 + i, 0};
        }
        return Points.of(rows);
    }

    private static int[] labels() {
        int[] labels = new int[COUNT];
        for (int i = COUNT / 2; i < COUNT; i++) {
            labels[i] = 1;
        }
        return labels;
    }

    @Test
    void knowsPointsOnALineAndOnARectangle() {
        // The layer doubles one value and drops the other.
        NetworkDesign design = new NetworkDesign(
                "hand",
                ActivationShape.of(1, 1, 2),
                List.of(new NamedLayer("flatten", new Flatten()), new NamedLayer("fc", new Dense(2, 2))));
        Parameters numbers = Parameters.of(design.shapes(), new float[] {2, 0, 0, 0, 0, 0});
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            // A variance of 16 across and of 1 along.
            rows.add(new float[] {i % 2 == 0 ? 4 : -4, i % 4 < 2 ? 1 : -1});
        }
        try (LayeredNetwork network = new LayeredNetwork(ComputeDevice.CPU, design, numbers)) {
            Table table = ProjectionTables.variances(
                    network, List.of("input", "fc"), Batch.ofRows(ActivationShape.of(1, 1, 2), rows));
            assertThat(PopulationTablesTest.row(table, 0))
                    .containsExactly("input", "2", "94.1 %", "5.9 %", "100.0 %", "1");
            assertThat(PopulationTablesTest.row(table, 1))
                    .containsExactly("fc", "2", "100.0 %", "0.0 %", "100.0 %", "1");
        }
    }

    @Test
    void aPlaneOfItselfKeepsEverything() {
        Points points = groups();
        Embedding same = new Embedding("copy", "", "", points);
        Table table = ProjectionTables.kept(List.of("fc"), List.of(points), List.of(List.of(same)), labels());
        assertThat(PopulationTablesTest.row(table, 0))
                .containsExactly("fc", "copy", "1.000", "1.000", "100.0 %", "100.0 %");
        assertThatThrownBy(() -> ProjectionTables.kept(List.of(), List.of(points), List.of(), labels()))
                .hasMessageContaining("for each of 0 layers");
    }

    @Test
    void drawsPlanesSideBySide() throws IOException {
        Embedding apart = new Embedding("copy", "", "", groups());
        double[][] heap = new double[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            // Labels take turns, so that each point's ten neighbours are of both.
            heap[i] = new double[] {2.0 * (i % (COUNT / 2)) + (i < COUNT / 2 ? 0 : 1), 0};
        }
        Figure figure = EmbeddingPanels.byLabel(
                List.of("mixed", "apart"),
                List.of(new Embedding("copy", "", "", Points.of(heap)), apart),
                labels(),
                List.of("left", "right"));
        assertThat(figure.finding())
                .startsWith("copy of 40 images: the 10 nearest neighbours in the plane name the label of ")
                .endsWith(" of the points at mixed and of 100.0 % at apart");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(EmbeddingPanels.byLabel(List.of("x"), List.of(apart), labels(), List.of("a", "b"), "sentences")
                        .finding())
                .startsWith("copy of 40 sentences: ");
        assertThatThrownBy(() -> EmbeddingPanels.byLabel(List.of(), List.of(apart), labels(), List.of("a", "b")))
                .hasMessageContaining("a title for each");
        assertThatThrownBy(() -> EmbeddingPanels.byLabel(List.of("x"), List.of(apart), labels(), List.of("a")))
                .hasMessageContaining("but one is 1");
    }
}
