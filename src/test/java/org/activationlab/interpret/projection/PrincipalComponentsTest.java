package org.activationlab.interpret.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Principal components beside scikit-learn's and beside points whose components are seen at once. */
class PrincipalComponentsTest {

    @Test
    void agreesWithScikitLearn() {
        JsonNode file = ProjectionReference.FILE;
        Points points = ProjectionReference.points("points");
        PrincipalComponents all = PrincipalComponents.of(points, 10);
        for (int i = 0; i < 10; i++) {
            assertThat(all.mean()[i]).isCloseTo(file.get("mean").get(i).asDouble(), within(1e-8));
            assertThat(all.variance(i))
                    .isCloseTo(file.get("explained_variance").get(i).asDouble(), within(1e-6));
            assertThat(all.varianceShare(i))
                    .isCloseTo(file.get("explained_variance_ratio").get(i).asDouble(), within(1e-6));
        }
        for (int i = 0; i < 4; i++) {
            for (int d = 0; d < 10; d++) {
                assertThat(all.component(i)[d])
                        .isCloseTo(file.get("components_first_4").get(i).get(d).asDouble(), within(1e-6));
            }
        }
        Points plane = PrincipalComponents.of(points, 2).project(points);
        JsonNode expected = file.get("embedding_2d");
        for (int i = 0; i < points.count(); i++) {
            for (int c = 0; c < 2; c++) {
                assertThat(plane.value(i, c)).isCloseTo(expected.get(i).get(c).asDouble(), within(1e-6));
            }
        }
    }

    @Test
    void findsTheAxesOfACross() {
        // Along the diagonal of two axes by 6, along the third axis by 3, and nothing elsewhere.
        Points cross = Points.of(new double[][] {
            {6, 6, 1, 0}, {-6, -6, 1, 0}, {0, 0, 4, 0}, {0, 0, -2, 0},
        });
        PrincipalComponents own = PrincipalComponents.of(cross, 4);
        double half = Math.sqrt(0.5);
        assertThat(own.component(0)).containsExactly(new double[] {half, half, 0, 0}, within(1e-12));
        assertThat(own.component(1)).containsExactly(new double[] {0, 0, 1, 0}, within(1e-12));
        assertThat(own.variance(0)).isCloseTo(144 / 3.0, within(1e-12));
        assertThat(own.variance(1)).isCloseTo(18 / 3.0, within(1e-12));
        assertThat(own.variance(2)).isCloseTo(0, within(1e-12));
        assertThat(own.varianceShare(0) + own.varianceShare(1)).isCloseTo(1, within(1e-12));
        assertThat(own.mean()).containsExactly(0, 0, 1, 0);
        Embedding plane = own.embedding(cross);
        assertThat(plane.horizontal()).isEqualTo("component 1 (88.9 % of the variance)");
        assertThat(plane.points().row(0)).containsExactly(new double[] {6 * Math.sqrt(2), 0}, within(1e-12));
    }

    @Test
    void findsEqualVariancesAsOftenAsTheyAre() {
        // The corners of an octahedron vary by 2 / 5 along each of three axes.
        Points corners = Points.of(new double[][] {
            {1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1},
        });
        PrincipalComponents own = PrincipalComponents.of(corners, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(own.variance(i)).isCloseTo(0.4, within(1e-12));
        }
    }

    @Test
    void equalPointsVaryNowhere() {
        double[][] rows = new double[5][3];
        Arrays.fill(rows, new double[] {1, 2, 3});
        PrincipalComponents own = PrincipalComponents.of(Points.of(rows), 2);
        assertThat(own.variance(0)).isZero();
        assertThat(own.varianceShare(0)).isZero();
        assertThat(own.project(Points.of(rows)).row(4)).containsExactly(0, 0);
    }

    @Test
    void manyDimensionsAreSearchedOnlyAsFarAsNeeded() {
        // 40 known directions at right angles among 700 dimensions, each with a variance of its own.
        int dimensions = 700;
        double[][] rows = new double[80][dimensions];
        for (int i = 0; i < 40; i++) {
            double length = Math.pow(0.8, i);
            rows[2 * i][17 * i] = length;
            rows[2 * i + 1][17 * i] = -length;
        }
        for (int count : new int[] {1, 5, 30}) {
            PrincipalComponents own = PrincipalComponents.of(Points.of(rows), count);
            for (int i = 0; i < count; i++) {
                double[] expected = new double[dimensions];
                expected[17 * i] = 1;
                assertThat(own.component(i)).containsExactly(expected, within(1e-8));
                assertThat(own.variance(i)).isCloseTo(2 * Math.pow(0.64, i) / 79, within(1e-14));
            }
        }
    }

    @Test
    void turningThePointsTurnsTheComponentsOnly() {
        Points points = ProjectionReference.points("points");
        PrincipalComponents own = PrincipalComponents.of(points, 10);
        PrincipalComponents turned = PrincipalComponents.of(ProjectionReference.turned(points), 10);
        for (int i = 0; i < 10; i++) {
            assertThat(turned.variance(i)).isCloseTo(own.variance(i), within(1e-10));
        }
    }

    @Test
    void refusesWhatCannotBe() {
        Points points = Points.of(new double[][] {{1, 2}, {3, 4}});
        assertThatThrownBy(() -> PrincipalComponents.of(points, 3)).hasMessageContaining("1 to 2 components");
        assertThatThrownBy(() -> PrincipalComponents.of(Points.of(new double[][] {{1, 2}}), 1))
                .hasMessageContaining("two points");
        assertThatThrownBy(() -> PrincipalComponents.of(points, 1).embedding(points))
                .hasMessageContaining("two components");
        assertThatThrownBy(() -> PrincipalComponents.of(points, 1).project(Points.of(new double[][] {{1}})))
                .hasMessage("expected points of 2 dimensions, but got 1");
        assertThatThrownBy(() -> Points.of(new double[][] {{1, 2}, {1}})).hasMessageContaining("point 1 has 1");
        assertThatThrownBy(() -> Points.of(new double[][] {{1, 2}, {1, Double.NaN}}))
                .hasMessageContaining("coordinate 1 of point 1 is NaN");
        assertThatThrownBy(() -> Points.of(new double[0][])).hasMessageContaining("at least one");
    }
}
