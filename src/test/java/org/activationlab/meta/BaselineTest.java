package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.pairs.Pair;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.TraceLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineTest {

    /** Rows 0 to 3 train, 4 validates, 5 and 6 test; 50 draws each. */
    private static final MetaData DATA = MetaData.of(ExampleData.table(List.of(
            row("a", 1, true, 40, 9),
            row("a", 2, false, 10, 1),
            row("b", 1, true, 20, 8),
            row("b", 2, false, 10, 2),
            row("b", 3, true, 50, 3),
            row("a", 1, true, 45, 7),
            row("c", 2, false, 15, 4))));

    private static final Split SPLIT = new Split(new int[] {0, 1, 2, 3}, new int[] {4}, new int[] {5, 6});

    private static Pair row(String model, int image, boolean right, int unchanged, float margin) {
        float[][] values = ExampleData.zeros();
        values[3][7] = margin;
        return ExampleData.pair(model, image, right ? 7 : 6, 7, unchanged, values);
    }

    @Test
    void tablesAnswerWithTrainingMeansAndFallBackOnTheWhole() {
        // Truth 0.9 and 0.3, their mean 0.6, total 0.18. By image: 0.6 and 0.2, residual 0.09 + 0.01.
        assertThat(score(Baseline.IMAGE_LOOKUP, Task.RATIO)).isCloseTo(1 - 0.10 / 0.18, within(1e-12));
        // By model: a 0.5; c is unknown, so the training mean 0.4. Residual 0.16 + 0.01.
        assertThat(score(Baseline.MODEL_LOOKUP, Task.RATIO)).isCloseTo(1 - 0.17 / 0.18, within(1e-12));
        assertThat(score(Baseline.MODEL_AND_DIGIT_LOOKUP, Task.RATIO)).isCloseTo(1 - 0.17 / 0.18, within(1e-12));
        // The training mean for both: 0.25 + 0.01.
        assertThat(score(Baseline.MAJORITY, Task.RATIO)).isCloseTo(1 - 0.26 / 0.18, within(1e-12));
        assertThat(score(Baseline.IMAGE_LOOKUP, Task.CORRECTNESS)).isEqualTo(1);
        // Half of a's and half of all training rows are right: one half is not "right".
        assertThat(score(Baseline.MODEL_LOOKUP, Task.CORRECTNESS)).isEqualTo(0.5);
        assertThat(score(Baseline.MAJORITY, Task.CORRECTNESS)).isEqualTo(0.5);
    }

    @Test
    void logitsAreCutAtTheThresholdOfTheTrainingRows() {
        // Training margins 8 and 9 are right, 1 and 2 wrong: the threshold is 8, and the test margins 7 and 4 lie
        // below.
        BaselineResult margin = Baseline.LOGIT_MARGIN.score(Task.CORRECTNESS, DATA, SPLIT);
        assertThat(margin.score()).isEqualTo(0.5);
        assertThat(margin.auroc()).isEqualTo(1);
        assertThat(margin.trainPairs()).isEqualTo(4);
        assertThat(margin.testPairs()).isEqualTo(2);
        // Isotonic levels 0.2, 0.2, 0.4, 0.8 at 1, 2, 8, 9: 7 gives 0.2 + 5/6 x 0.2, 4 gives 0.2 + 2/6 x 0.2.
        double first = 0.9 - (0.2 + 1.0 / 6);
        double second = 0.3 - (0.2 + 0.4 / 6);
        assertThat(score(Baseline.LOGIT_MARGIN, Task.RATIO))
                .isCloseTo(1 - (first * first + second * second) / 0.18, within(1e-12));
        assertThat(score(Baseline.LARGEST_SOFTMAX, Task.CORRECTNESS)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @EnumSource
    void everyBaselineHasANameForBothTasks(Baseline baseline) {
        for (Task task : Task.values()) {
            assertThat(baseline.title(task)).isNotBlank();
            assertThat(baseline.score(task, DATA, SPLIT).score()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void splitsByPairInTheOriginalsShares() {
        MetaData data = ExampleData.learnable(200);
        Split split = SplitRule.BY_PAIR.split(data.pairs().labels(), 4);
        assertThat(split.train()).hasSize(128);
        assertThat(split.validation()).hasSize(32);
        assertThat(split.test()).hasSize(40);
        int[] all = IntStream.concat(
                        IntStream.of(split.train()),
                        IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test())))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, 200).toArray());
        assertThat(SplitRule.BY_PAIR.split(data.pairs().labels(), 4).fingerprint())
                .isEqualTo(split.fingerprint());
        assertThat(SplitRule.BY_PAIR.split(data.pairs().labels(), 5).fingerprint())
                .isNotEqualTo(split.fingerprint());
        assertThatThrownBy(() ->
                        SplitRule.BY_PAIR.split(ExampleData.learnable(4).pairs().labels(), 1))
                .hasMessageContaining("at least 5");
        assertThatThrownBy(() -> new Split(new int[] {1}, new int[] {2}, new int[] {1}))
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> new Split(new int[] {1}, new int[0], new int[] {2}))
                .hasMessageContaining("1, 0 and 1");
    }

    @Test
    void refusesPairsThatCannotBeLearnedFrom() {
        PairTable empty = PairTable.of(TraceLayout.LENET_LAST_FOUR, List.of());
        assertThatThrownBy(() -> MetaData.of(empty)).hasMessageContaining("none");
        float[][] broken = ExampleData.zeros();
        Arrays.fill(broken[2], Float.NaN);
        PairTable diverged = ExampleData.table(List.of(ExampleData.pair("bad", 1, 1, 1, 1, broken)));
        assertThatThrownBy(() -> MetaData.of(diverged)).hasMessageContaining("fc2 of row 0 (model bad)");
        TraceLayout other = new TraceLayout(List.of(new TraceLayout.Part("a", 1, "one")));
        assertThatThrownBy(() -> MetaData.of(PairTable.concat(List.of(PairTable.of(other, List.of())))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double score(Baseline baseline, Task task) {
        return baseline.score(task, DATA, SPLIT).score();
    }
}
