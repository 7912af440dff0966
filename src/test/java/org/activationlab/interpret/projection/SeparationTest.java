package org.activationlab.interpret.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers on neighbourhoods beside scikit-learn's, beside plain loops, and beside points counted by hand. */
class SeparationTest {

    @Test
    void trustAndContinuityAgreeWithScikitLearn() {
        Points points = ProjectionReference.points("points");
        Points plane = ProjectionReference.points("embedding_2d");
        for (int k : new int[] {5, 10, 30}) {
            NeighbourhoodPreservation own = NeighbourhoodPreservation.of(points, plane, k);
            JsonNode file = ProjectionReference.FILE;
            assertThat(own.trustworthiness())
                    .isCloseTo(file.get("trustworthiness").get("k" + k).asDouble(), within(1e-8));
            assertThat(own.continuity())
                    .isCloseTo(file.get("continuity").get("k" + k).asDouble(), within(1e-8));
        }
    }

    @Test
    void separationAgreesWithScikitLearn() {
        for (String place : new String[] {"points", "embedding_2d"}) {
            Points points = ProjectionReference.points(place);
            JsonNode expected = ProjectionReference.FILE.get("separation");
            compare(LabelSeparation.of(points, ProjectionReference.clusters()), expected.get(place));
            compare(
                    LabelSeparation.of(points, ProjectionReference.mixedLabels()),
                    expected.get(place + "_mixed_labels"));
        }
    }

    private static void compare(LabelSeparation own, JsonNode expected) {
        assertThat(own.neighbourAccuracy())
                .isCloseTo(expected.get("neighbour_accuracy_k10").asDouble(), within(1e-8));
        assertThat(own.silhouette()).isCloseTo(expected.get("silhouette").asDouble(), within(1e-8));
    }

    @Test
    void distancesAreThoseOfPlainLoops() {
        for (int dimensions : new int[] {1, 3, 4, 37, 70}) {
            Points points = ProjectionReference.random(150, dimensions, dimensions);
            double[][] own = new double[150][];
            SquaredDistances.forEachRow(points, (point, squared) -> own[point] = Arrays.copyOf(squared, 150));
            for (int i = 0; i < 150; i++) {
                for (int j = 0; j < 150; j++) {
                    double sum = 0;
                    for (int d = 0; d < dimensions; d++) {
                        double by = points.value(i, d) - points.value(j, d);
                        sum += by * by;
                    }
                    assertThat(own[i][j]).isCloseTo(sum, within(1e-12));
                    assertThat(own[i][j]).isEqualTo(own[j][i]);
                }
                assertThat(own[i][i]).isZero();
            }
        }
    }

    @Test
    void nearestPointsAreThoseOfASort() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 100; trial++) {
            // Few different distances, so that many are equal.
            double[] squared =
                    random.doubles(40).map(value -> Math.floor(8 * value)).toArray();
            int[] sorted = IntStream.range(0, 40)
                    .filter(j -> j != 7)
                    .boxed()
                    .sorted((a, b) -> squared[a] == squared[b] ? a - b : Double.compare(squared[a], squared[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int wanted : new int[] {1, 5, 39}) {
                assertThat(Neighbours.nearest(7, 40, squared, wanted)).containsExactly(Arrays.copyOf(sorted, wanted));
            }
        }
    }

    @Test
    void aLineWithExchangedEndsIsCountedByHand() {
        // Points 0 to 4 in their order; in the map the last two have changed places.
        Points line = Points.of(new double[][] {{0}, {1}, {2.1}, {3.3}, {4.6}});
        Points map = Points.of(new double[][] {{0}, {1}, {2.1}, {4.6}, {3.3}});
        // One neighbour each: in the map 2's is 1 as on the line; 3's is 4 and 4's is 2, on the line each the second:
        // two
        // ranks too far in all. The largest possible cost is 5 * 1 * (10 - 3 - 1) / 2 = 15. On the line 3's is 2 and
        // 4's
        // is 3, in the map each the second.
        NeighbourhoodPreservation own = NeighbourhoodPreservation.of(line, map, 1);
        assertThat(own.trustworthiness()).isCloseTo(1 - 2 / 15.0, within(1e-15));
        assertThat(own.continuity()).isCloseTo(1 - 2 / 15.0, within(1e-15));
        NeighbourhoodPreservation same = NeighbourhoodPreservation.of(line, line, 2);
        assertThat(same.trustworthiness()).isEqualTo(1);
        assertThat(same.continuity()).isEqualTo(1);
    }

    @Test
    void twoPairsFarApartAreSeparatedAsCountedByHand() {
        Points pairs = Points.of(new double[][] {{0, 0}, {0, 1}, {3, 0}, {3, 1}});
        LabelSeparation own = LabelSeparation.of(pairs, new int[] {4, 4, 2, 2}, 1);
        double away = (3 + Math.sqrt(10)) / 2;
        assertThat(own.neighbourAccuracy()).isEqualTo(1);
        assertThat(own.silhouette()).isCloseTo((away - 1) / away, within(1e-15));
        // With two neighbours each vote is split, and the smaller label wins.
        assertThat(LabelSeparation.of(pairs, new int[] {4, 4, 2, 2}, 2).neighbourAccuracy())
                .isEqualTo(0.5);
        // The only point of its label counts 0.
        LabelSeparation alone = LabelSeparation.of(pairs, new int[] {0, 0, 0, 1}, 1);
        assertThat(alone.neighbourAccuracy()).isEqualTo(0.5);
    }

    @Test
    void turningThePointsChangesNothing() {
        Points points = ProjectionReference.points("points");
        Points turned = ProjectionReference.turned(points);
        Points plane = ProjectionReference.points("embedding_2d");
        int[] labels = ProjectionReference.mixedLabels();
        assertThat(LabelSeparation.of(turned, labels).neighbourAccuracy())
                .isEqualTo(LabelSeparation.of(points, labels).neighbourAccuracy());
        assertThat(LabelSeparation.of(turned, labels).silhouette())
                .isCloseTo(LabelSeparation.of(points, labels).silhouette(), within(1e-12));
        assertThat(NeighbourhoodPreservation.of(turned, plane, 10))
                .isEqualTo(NeighbourhoodPreservation.of(points, plane, 10));
    }

    @Test
    void equalPointsAreNotSeparated() {
        Points same = Points.of(new double[30][4]);
        int[] labels = new int[30];
        Arrays.setAll(labels, i -> i % 2);
        assertThat(LabelSeparation.of(same, labels).silhouette()).isZero();
        // All vote for the first points of the list, half of them 0 and half 1: the smaller wins or ties.
        assertThat(LabelSeparation.of(same, labels).neighbourAccuracy()).isBetween(0.0, 1.0);
        assertThat(NeighbourhoodPreservation.of(same, same, 5).trustworthiness())
                .isEqualTo(1);
    }

    @Test
    void averagesTheNumbersOfNeighbours() {
        Points line = Points.of(new double[][] {{0}, {1}, {2.1}, {3.3}});
        assertThat(NeighbourMean.of(line, new double[] {1, 10, 100, 1000}, 1)).containsExactly(10, 1, 10, 100);
        assertThat(NeighbourMean.of(line, new double[] {1, 10, 100, 1000}, 2)).containsExactly(55, 50.5, 505, 55);
    }

    @Test
    void refusesWhatCannotBe() {
        Points points = ProjectionReference.random(12, 2, 1);
        assertThatThrownBy(() -> LabelSeparation.of(points, new int[11])).hasMessageContaining("12 points, but got 11");
        assertThatThrownBy(() -> LabelSeparation.of(points, new int[12])).hasMessageContaining("at least two labels");
        int[] labels = new int[12];
        labels[3] = -1;
        assertThatThrownBy(() -> LabelSeparation.of(points, labels))
                .hasMessage("labels must be 0 or more, but label 3 is -1");
        labels[3] = 1;
        assertThatThrownBy(() -> LabelSeparation.of(points, labels, 12)).hasMessageContaining("1 to 11");
        assertThatThrownBy(() -> NeighbourhoodPreservation.of(points, points, 6))
                .hasMessageContaining("less than half");
        assertThatThrownBy(() -> NeighbourhoodPreservation.of(points, ProjectionReference.random(11, 2, 1), 2))
                .hasMessageContaining("map of the 12 points");
    }
}
