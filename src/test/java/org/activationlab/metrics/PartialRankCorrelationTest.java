package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

class PartialRankCorrelationTest {

    private static final JsonNode REFERENCE = Reference.read("partial_ranks");
    private static final double[] ONE = column(REFERENCE.get("one"));
    private static final double[] OTHER = column(REFERENCE.get("other"));
    private static final double[] FIRST = column(REFERENCE.get("given").get(0));
    private static final double[] SECOND = column(REFERENCE.get("given").get(1));
    private static final int[] GROUP =
            Arrays.stream(column(REFERENCE.get("group"))).mapToInt(x -> (int) x).toArray();
    private static final int[] ALL = new int[ONE.length];

    private static double[] column(JsonNode node) {
        return IntStream.range(0, node.size())
                .mapToDouble(i -> node.get(i).asDouble())
                .toArray();
    }

    private static double plain(WeightedStatistic statistic, int rows) {
        int[] once = new int[rows];
        Arrays.fill(once, 1);
        return statistic.of(once);
    }

    private static void same(List<double[]> given, int[] group, String key) {
        assertThat(plain(PartialRankCorrelation.of(ONE, OTHER, given, group), ONE.length))
                .as(key)
                .isCloseTo(REFERENCE.get(key).asDouble(), within(1e-8));
    }

    @Test
    void agreesWithRegressionOnRanks() {
        same(List.of(), ALL, "spearman");
        same(List.of(FIRST), ALL, "partial_given_first");
        same(List.of(FIRST, SECOND), ALL, "partial");
        same(List.of(SECOND, FIRST), ALL, "partial");
        same(List.of(FIRST, SECOND), GROUP, "within");
    }

    @Test
    void aRowThatCountsThriceIsThreeRows() {
        int[] weights = IntStream.range(0, ONE.length).map(i -> i % 4).toArray();
        int[] rows = IntStream.range(0, ONE.length)
                .flatMap(i -> IntStream.range(0, weights[i]).map(copy -> i))
                .toArray();
        double repeated = plain(
                PartialRankCorrelation.of(
                        picked(ONE, rows),
                        picked(OTHER, rows),
                        List.of(picked(FIRST, rows)),
                        IntStream.of(rows).map(i -> GROUP[i]).toArray()),
                rows.length);
        assertThat(PartialRankCorrelation.of(ONE, OTHER, List.of(FIRST), GROUP).of(weights))
                .isCloseTo(repeated, within(1e-12));
    }

    private static double[] picked(double[] column, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> column[i]).toArray();
    }

    @Test
    void leavesOutGroupsThatTellNothing() {
        double[] one = {1, 2, 3, 5, 5, 5};
        double[] other = {3, 2, 1, 1, 2, 3};
        int[] group = {7, 7, 7, 9, 9, 9};
        assertThat(plain(PartialRankCorrelation.of(one, other, List.of(), group), 6))
                .isCloseTo(-1, within(1e-12));
        assertThat(PartialRankCorrelation.of(one, other, List.of(), group).of(new int[6]))
                .isNaN();
        // What follows from the given column leaves nothing to compare.
        assertThat(plain(PartialRankCorrelation.of(one, other, List.of(one), group), 6))
                .isNaN();
    }

    @Test
    void refusesColumnsOfOtherLengths() {
        assertThatThrownBy(() -> PartialRankCorrelation.of(ONE, OTHER, List.of(new double[2]), ALL))
                .hasMessageContaining("2");
    }
}
