// Reference values: NumPy 2.4.6, reference_scores.json beside this test, made by make_reference_scores.py.
package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.ReferenceTraces;
import org.activationlab.pairs.TraceLayout;
import org.junit.jupiter.api.Test;

class ReferenceScoresTest {

    private static float[] traces(long seed, int rows, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * size];
        for (int i = 0; i < values.length; i++) {
            float value = (float) Math.max(3 * random.nextDouble() - 1, 0);
            // The last two units are dead.
            values[i] = i % size >= size - 2 ? 0 : value;
        }
        return values;
    }

    @Test
    void agreeWithNumPy() throws Exception {
        JsonNode reference;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("reference_scores.json"))) {
            reference = new ObjectMapper().readTree(in);
        }
        int images = reference.get("images").intValue();
        int size = reference.get("size").intValue();
        int[] digits = new int[images];
        Arrays.setAll(digits, i -> reference.get("digits").get(i).intValue());
        float[] own = traces(reference.get("seed_reference").intValue(), images, size);
        ReferenceNeighbours neighbours =
                ReferenceNeighbours.of(own, digits, reference.get("k").intValue());
        ReferenceMahalanobis mahalanobis =
                ReferenceMahalanobis.of(own, digits, reference.get("ridge").doubleValue());
        JsonNode rows = reference.get("rows");
        float[] tested = traces(reference.get("seed_tested").intValue(), rows.size(), size);
        // One trace in which nothing fires, and one in which a unit fires that is dead on the reference images.
        Arrays.fill(tested, 3 * size, 4 * size, 0);
        tested[5 * size - 1] = 1.5f;
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            float[] trace = Arrays.copyOfRange(tested, i * size, (i + 1) * size);
            int digit = row.get("digit").intValue();
            assertThat(neighbours.score(trace, digit))
                    .as("neighbours of row " + i)
                    .isCloseTo(row.get("neighbours").doubleValue(), within(1e-6));
            assertThat(neighbours.neighbourhood(trace, digit).score())
                    .as("neighbours of row " + i)
                    .isCloseTo(row.get("neighbours").doubleValue(), within(1e-6));
            assertThat(mahalanobis.score(trace, digit))
                    .as("distance of row " + i)
                    .isCloseTo(row.get("mahalanobis").doubleValue(), within(1e-9));
            assertThat(mahalanobis.nearest(trace))
                    .as("nearest of row " + i)
                    .isCloseTo(row.get("nearest").doubleValue(), within(1e-9));
        }
    }

    @Test
    void neighboursOfTheSameAnswerByHand() {
        // East twice and north for digit 1, west and south for digit 2.
        float[] traces = {2, 0, 1, 0, 0, 5, -3, 0, 0, -1};
        int[] digits = {1, 1, 1, 2, 2};
        float[] east = {0.5f, 0};
        assertThat(ReferenceNeighbours.of(traces, digits, 1).agreement(east, 1)).isEqualTo(1);
        assertThat(ReferenceNeighbours.of(traces, digits, 2).agreement(east, 2)).isZero();
        // North and south are equally far: with the third neighbour both count.
        assertThat(ReferenceNeighbours.of(traces, digits, 3).agreement(east, 1)).isEqualTo(0.75);
        assertThat(ReferenceNeighbours.of(traces, digits, 99).agreement(east, 2))
                .isEqualTo(0.4);
    }

    @Test
    void neighboursByHand() {
        // Directions east, north and west for digit 1, south for digit 2; lengths do not matter.
        float[] traces = {2, 0, 0, 5, -3, 0, 0, -1};
        int[] digits = {1, 1, 1, 2};
        float[] east = {0.5f, 0};
        assertThat(ReferenceNeighbours.of(traces, digits, 1).score(east, 1)).isZero();
        assertThat(ReferenceNeighbours.of(traces, digits, 2).score(east, 1)).isCloseTo(-Math.sqrt(2), within(1e-7));
        // Fewer than k: the farthest of them. None: the farthest of all.
        assertThat(ReferenceNeighbours.of(traces, digits, 9).score(east, 1)).isEqualTo(-2);
        assertThat(ReferenceNeighbours.of(traces, digits, 9).score(east, 2)).isCloseTo(-Math.sqrt(2), within(1e-7));
        assertThat(ReferenceNeighbours.of(traces, digits, 1).score(east, 0)).isEqualTo(-2);
        // A trace of zeros has no direction: every image is at distance 1.
        assertThat(ReferenceNeighbours.of(traces, digits, 1).score(new float[2], 2))
                .isEqualTo(-1);
    }

    @Test
    void bothNumbersTogetherAreThoseOfTheirOwn() {
        int size = 84;
        int[] digits = new int[120];
        // Digit 9 is never the answer, digit 8 once.
        Arrays.setAll(digits, i -> i == 0 ? 8 : i % 8);
        float[] tested = traces(12, 40, size);
        Arrays.fill(tested, 0, size, 0);
        for (int k : new int[] {1, 10, 200}) {
            ReferenceNeighbours neighbours = ReferenceNeighbours.of(traces(11, digits.length, size), digits, k);
            for (int row = 0; row < 40; row++) {
                float[] trace = Arrays.copyOfRange(tested, row * size, (row + 1) * size);
                for (int digit = 0; digit < 10; digit++) {
                    assertThat(neighbours.neighbourhood(trace, digit))
                            .isEqualTo(new ReferenceNeighbours.Neighbourhood(
                                    neighbours.score(trace, digit), neighbours.agreement(trace, digit)));
                }
            }
        }
        assertThatThrownBy(() ->
                        ReferenceNeighbours.of(new float[4], new int[2], 1).neighbourhood(new float[3], 0))
                .hasMessageContaining("expected a trace of 2 values");
    }

    @Test
    void distancesByHand() {
        // All of length 1: scatter 0.36 along the first axis, 0 along the second, ridge 0.5 of their mean 0.18.
        float[] traces = {0.6f, 0.8f, -0.6f, 0.8f, 0.6f, -0.8f, -0.6f, -0.8f};
        int[] digits = {3, 3, 5, 5};
        ReferenceMahalanobis own = ReferenceMahalanobis.of(traces, digits, 0.5);
        // Variances 0.45 and 0.09, means (0, 0.8) and (0, -0.8); lengths do not matter.
        assertThat(own.score(new float[] {0, 7}, 3)).isCloseTo(-2 / 3.0, within(1e-6));
        assertThat(own.score(new float[] {3, 0}, 3)).isCloseTo(-Math.sqrt(1 / 0.45 + 0.64 / 0.09), within(1e-6));
        assertThat(own.score(new float[] {0, 1}, 5)).isCloseTo(-6, within(1e-6));
        assertThat(own.nearest(new float[] {0, 1})).isCloseTo(-2 / 3.0, within(1e-6));
        // A trace of zeros stays one.
        assertThat(own.score(new float[2], 5)).isCloseTo(-0.8 / 0.3, within(1e-6));
        // Never predicted: as far as the farthest mean.
        assertThat(own.score(new float[] {0, 1}, 0)).isCloseTo(-6, within(1e-6));
    }

    @Test
    void aNetworkInWhichNothingFiresHasAScore() {
        ReferenceMahalanobis dead = ReferenceMahalanobis.of(new float[20], new int[] {4, 4, 4, 4, 4}, 0.01);
        assertThat(dead.score(new float[4], 4)).isZero();
        assertThat(dead.score(new float[] {0, 0, 3, 4}, 4)).isCloseTo(-1, within(1e-6));
        assertThat(ReferenceNeighbours.of(new float[20], new int[] {4, 4, 4, 4, 4}, 10)
                        .score(new float[4], 4))
                .isZero();
    }

    @Test
    void theDigitOfAReferenceImageIsItsLargestLogit() {
        float[][] zero = ExampleData.zeros();
        float[][] one = ExampleData.zeros();
        zero[2][0] = 1;
        one[2][1] = 1;
        one[3][6] = 2;
        ReferenceTraces reference = ReferenceTraces.of(
                "m",
                List.of(5, 9),
                TraceLayout.LENET_LAST_FOUR,
                List.of(
                        ActivationTrace.of(TraceLayout.LENET_LAST_FOUR, zero),
                        ActivationTrace.of(TraceLayout.LENET_LAST_FOUR, one)));
        ReferenceNeighbours neighbours = ReferenceNeighbours.of(reference);
        assertThat(neighbours.score(one[2], 6)).isZero();
        // All logits equal: the smallest digit.
        assertThat(neighbours.score(one[2], 0)).isCloseTo(-Math.sqrt(2), within(1e-7));
        assertThat(ReferenceMahalanobis.of(reference).score(one[2], 6)).isZero();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> ReferenceNeighbours.of(new float[0], new int[0], 1))
                .hasMessageContaining("0 values for 0 images");
        assertThatThrownBy(() -> ReferenceNeighbours.of(new float[5], new int[2], 1))
                .hasMessageContaining("5 values for 2 images");
        assertThatThrownBy(() -> ReferenceNeighbours.of(new float[4], new int[2], 0))
                .hasMessageContaining("k must be at least 1");
        assertThatThrownBy(() -> ReferenceMahalanobis.of(new float[4], new int[] {1, 10}, 0.1))
                .hasMessageContaining("between 0 and 9, but was 10");
        assertThatThrownBy(() -> ReferenceMahalanobis.of(new float[4], new int[2], 0))
                .hasMessageContaining("ridge must be finite and above 0");
        ReferenceMahalanobis own = ReferenceMahalanobis.of(new float[4], new int[2], 0.1);
        assertThatThrownBy(() -> own.score(new float[3], 0)).hasMessageContaining("expected a trace of 2 values");
        assertThatThrownBy(() -> own.score(new float[] {0, Float.NaN}, 0)).hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> own.score(new float[2], -1)).hasMessageContaining("but was -1");
    }
}
