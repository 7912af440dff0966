// Expected values: SCIENCE.md, section 1, which the figures of the original's published logs were rounded for.
package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.activationlab.metrics.SeedSummary;
import org.junit.jupiter.api.Test;

class PublishedRunsTest {

    private static final Comparison NOTHING_OF_OURS = Comparison.of(List.of());

    @Test
    void holdsTheThirtyPublishedRuns() {
        assertThat(PublishedRuns.read()).hasSize(30);
        assertThat(published(Task.RATIO, Architecture.LSTM).mean()).isCloseTo(0.765, within(5e-4));
        assertThat(published(Task.RATIO, Architecture.LSTM).best()).isCloseTo(0.773, within(5e-4));
        assertThat(published(Task.RATIO, Architecture.RNN).mean()).isCloseTo(0.729, within(5e-4));
        assertThat(published(Task.RATIO, Architecture.TRANSFORMER).mean()).isCloseTo(0.622, within(5e-4));
        assertThat(published(Task.CORRECTNESS, Architecture.RNN).mean()).isCloseTo(0.905, within(5e-4));
        assertThat(published(Task.CORRECTNESS, Architecture.RNN).best()).isCloseTo(0.910, within(5e-4));
        assertThat(published(Task.CORRECTNESS, Architecture.LSTM).mean()).isCloseTo(0.899, within(5e-4));
        assertThat(PublishedRuns.of(Task.CORRECTNESS, Architecture.TRANSFORMER).stream()
                        .map(run -> Math.rint(run.testScore() * 1000) / 1000))
                .containsExactly(0.872, 0.796, 0.828, 0.503, 0.842);
        assertThat(PublishedRuns.of(Task.RATIO, Architecture.GRU)).isEmpty();
    }

    @Test
    void setsOurRunsBesideThePublishedOnesAndSaysWhatIsMissing() {
        MetaRunResult rnn = result(Architecture.RNN, Task.CORRECTNESS, 1, 0.9, Optional.empty());
        MetaRunResult gru = result(Architecture.GRU, Task.RATIO, 1, 0.001, Optional.of("its R2 is low"));
        Comparison comparison = Comparison.of(List.of(rnn, gru));
        assertThat(comparison.rows()).hasSize(31);
        ComparisonRow first = row(comparison, Architecture.RNN, Task.CORRECTNESS, 1);
        assertThat(List.of(first.publishedCell(), first.oursCell(), first.gapCell()))
                .containsExactly("0.910", "0.900", "-0.010");
        ComparisonRow missing = row(comparison, Architecture.RNN, Task.CORRECTNESS, 2);
        assertThat(List.of(missing.publishedCell(), missing.oursCell(), missing.gapCell()))
                .containsExactly("0.901", "not run", "not run");
        ComparisonRow beyond = row(comparison, Architecture.GRU, Task.RATIO, 1);
        assertThat(List.of(beyond.publishedCell(), beyond.oursCell())).containsExactly("not run", "0.001 (collapsed)");
        assertThat(comparison
                        .ours(Task.CORRECTNESS, Architecture.RNN)
                        .orElseThrow()
                        .mean())
                .isEqualTo(0.9);
        assertThat(comparison.collapsed(Task.RATIO, Architecture.GRU)).isEqualTo(1);
        assertThat(comparison.ours(Task.RATIO, Architecture.LSTM)).isEmpty();
        assertThatThrownBy(() -> Comparison.of(List.of(rnn, rnn))).hasMessageContaining("two runs");
    }

    private static ComparisonRow row(Comparison comparison, Architecture architecture, Task task, long seed) {
        return comparison.rows().stream()
                .filter(row -> row.architecture() == architecture && row.task() == task && row.seed() == seed)
                .findFirst()
                .orElseThrow();
    }

    private static MetaRunResult result(
            Architecture architecture, Task task, long seed, double score, Optional<String> collapse) {
        MetaSettings settings = MetaSettings.original(architecture, task, seed);
        return new MetaRunResult(settings, 100, 5, 1, 0.1, score, collapse, new LearningCurve(List.of()));
    }

    private static SeedSummary published(Task task, Architecture architecture) {
        return NOTHING_OF_OURS.published(task, architecture).orElseThrow();
    }
}
