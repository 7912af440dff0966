package org.activationlab.interpret.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** t-SNE beside scikit-learn's exact one, and what must hold of any map. */
class TsneTest {

    @Test
    void weighsNeighboursAsScikitLearn() {
        JointProbabilities own = JointProbabilities.of(ProjectionReference.points("points"), 30);
        JsonNode expected = ProjectionReference.FILE.get("joint_probabilities");
        for (Map.Entry<String, JsonNode> row : expected.get("rows").properties()) {
            double[] dense = dense(own, Integer.parseInt(row.getKey()));
            for (int j = 0; j < 200; j++) {
                assertThat(dense[j]).isCloseTo(row.getValue().get(j).asDouble(), within(2e-8));
            }
        }
        double sum = 0;
        double entropy = 0;
        for (int entry = 0; entry < own.start(200); entry++) {
            sum += own.value(entry);
            entropy -= own.value(entry) * Math.log(own.value(entry));
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(entropy).isCloseTo(expected.get("entropy").asDouble(), within(1e-5));
    }

    @Test
    void manyPointsKeepTheirNearestNeighboursOnly() {
        Points points = ProjectionReference.random(JointProbabilities.EXACT + 1, 3, 5);
        JointProbabilities own = JointProbabilities.of(points, 10);
        double sum = 0;
        for (int i = 0; i < points.count(); i++) {
            // 31 of its own, and those that have it among theirs.
            assertThat(own.start(i + 1) - own.start(i)).isBetween(31, 200);
            for (int entry = own.start(i); entry < own.start(i + 1); entry++) {
                assertThat(dense(own, own.column(entry))[i]).isEqualTo(own.value(entry));
                sum += own.value(entry);
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void reachesTheDivergenceAndTheTrustOfScikitLearn() {
        Points points = ProjectionReference.points("points");
        List<TsneSettings> runs = List.of(
                TsneSettings.defaults(),
                TsneSettings.defaults().withRandomStart(0),
                TsneSettings.defaults().withRandomStart(1),
                TsneSettings.defaults().withRandomStart(2));
        for (int run = 0; run < runs.size(); run++) {
            JsonNode expected =
                    ProjectionReference.FILE.get("tsne_for_orientation").get(run);
            Tsne own = Tsne.of(points, runs.get(run));
            assertThat(own.divergence()).isCloseTo(expected.get("kl").asDouble(), within(0.05));
            assertThat(divergence(points, own)).isCloseTo(own.divergence(), within(1e-9));
            assertThat(NeighbourhoodPreservation.of(points, own.points(), 10).trustworthiness())
                    .isCloseTo(expected.get("trustworthiness_k10").asDouble(), within(0.01));
            assertThat(LabelSeparation.of(own.points(), ProjectionReference.clusters())
                            .neighbourAccuracy())
                    .isGreaterThan(0.98);
            assertThat(own.settings()).isEqualTo(runs.get(run));
        }
    }

    @Test
    void theMapDoesNotDependOnThreads() throws Exception {
        Points points = ProjectionReference.random(700, 5, 8);
        TsneSettings settings = TsneSettings.defaults().withIterations(300).withRandomStart(4);
        Points one = in(1, points, settings);
        Points three = in(3, points, settings);
        for (int i = 0; i < points.count(); i++) {
            assertThat(three.row(i)).containsExactly(one.row(i));
        }
        Points other = in(3, points, settings.withRandomStart(5));
        assertThat(other.row(0)).isNotEqualTo(one.row(0));
    }

    private static Points in(int threads, Points points, TsneSettings settings) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> Tsne.of(points, settings).points()).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void turningThePointsChangesNoProbability() {
        Points points = ProjectionReference.points("points");
        JointProbabilities own = JointProbabilities.of(points, 12);
        JointProbabilities turned = JointProbabilities.of(ProjectionReference.turned(points), 12);
        for (int i = 0; i < points.count(); i++) {
            assertThat(dense(turned, i)).containsExactly(dense(own, i), within(1e-10));
        }
    }

    @Test
    void equalPointsStayTogether() {
        double[][] rows = new double[60][2];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {i % 3, 7};
        }
        Tsne own = Tsne.of(Points.of(rows), TsneSettings.defaults().withPerplexity(8));
        assertThat(own.divergence()).isFinite();
        assertThat(LabelSeparation.of(own.points(), repeated(3, 60)).silhouette())
                .isGreaterThan(0.9);
        Arrays.fill(rows, new double[] {1, 2});
        Tsne same = Tsne.of(Points.of(rows), TsneSettings.defaults().withPerplexity(8));
        assertThat(same.points().row(59)).containsExactly(0, 0);
        assertThat(same.divergence()).isCloseTo(0, within(1e-12));
    }

    @Test
    void refusesTooFewPointsAndWrongSettings() {
        assertThatThrownBy(() -> Tsne.of(ProjectionReference.random(31, 2, 1), TsneSettings.defaults()))
                .hasMessageContaining("there are 31 points")
                .hasMessageContaining("smaller perplexity");
        assertThatThrownBy(() -> TsneSettings.defaults().withPerplexity(1)).hasMessageContaining("more than 1");
        assertThatThrownBy(() -> TsneSettings.defaults().withIterations(249)).hasMessageContaining("at least 250");
    }

    /** A line has one dimension, and no second component to start from: the second coordinate starts at random. */
    @Test
    void mapsALine() {
        double[][] rows = new double[40][1];
        Arrays.setAll(rows, i -> new double[] {i});
        Tsne own = Tsne.of(Points.of(rows), TsneSettings.defaults().withPerplexity(5));
        assertThat(NeighbourhoodPreservation.of(Points.of(rows), own.points(), 3)
                        .trustworthiness())
                .isGreaterThan(0.95);
    }

    private static int[] repeated(int labels, int count) {
        int[] all = new int[count];
        Arrays.setAll(all, i -> i % labels);
        return all;
    }

    private static double[] dense(JointProbabilities near, int row) {
        double[] dense = new double[near.count()];
        for (int entry = near.start(row); entry < near.start(row + 1); entry++) {
            dense[near.column(entry)] = near.value(entry);
        }
        return dense;
    }

    /** The definition, with two plain loops. */
    private static double divergence(Points points, Tsne map) {
        JointProbabilities p = JointProbabilities.of(points, map.settings().perplexity());
        double[][] q = new double[points.count()][points.count()];
        double all = 0;
        for (int i = 0; i < q.length; i++) {
            for (int j = 0; j < q.length; j++) {
                if (i != j) {
                    double x = map.points().value(i, 0) - map.points().value(j, 0);
                    double y = map.points().value(i, 1) - map.points().value(j, 1);
                    q[i][j] = 1 / (1 + x * x + y * y);
                    all += q[i][j];
                }
            }
        }
        double sum = 0;
        for (int i = 0; i < q.length; i++) {
            double[] own = dense(p, i);
            for (int j = 0; j < q.length; j++) {
                sum += own[j] == 0 ? 0 : own[j] * Math.log(own[j] / (q[i][j] / all));
            }
        }
        return sum;
    }
}
