package org.activationlab.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.activationlab.network.Shuffle;
import org.junit.jupiter.api.Test;

class TraceSummaryTest {

    private static float[] summary(float[] trace) {
        float[] summary = new float[TraceSummary.COUNT + 2];
        TraceSummary.of(trace, TraceSummary.SIZES, summary, 1);
        assertThat(summary[0]).isZero();
        assertThat(summary[summary.length - 1]).isZero();
        return Arrays.copyOfRange(summary, 1, summary.length - 1);
    }

    @Test
    void agreesWithNumPy() {
        double[] expected = JudgeReference.doubles("summary");
        float[] found = summary(JudgeReference.trace());
        assertThat(found).hasSize(expected.length).hasSize(TraceSummary.names().size());
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i])
                    .as(TraceSummary.names().get(i))
                    .isCloseTo(expected[i], within(2e-6 * (1 + Math.abs(expected[i]))));
        }
    }

    @Test
    void doesNotDependOnTheOrderOfHiddenUnits() {
        float[] trace = JudgeReference.trace();
        float[] before = summary(trace);
        int from = 0;
        for (int size : TraceSummary.SIZES.subList(0, 3)) {
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
            Shuffle.shuffle(order, new SplittableRandom(size));
            float[] part = Arrays.copyOfRange(trace, from, from + size);
            for (int i = 0; i < size; i++) {
                trace[from + i] = part[order[i]];
            }
            from += size;
        }
        assertThat(trace).isNotEqualTo(JudgeReference.trace());
        float[] after = summary(trace);
        for (int i = 0; i < before.length; i++) {
            // Sums are taken in the order of size, so not even a rounding differs.
            assertThat(after[i]).as(TraceSummary.names().get(i)).isEqualTo(before[i]);
        }
    }
}
