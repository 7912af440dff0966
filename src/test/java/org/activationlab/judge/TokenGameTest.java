package org.activationlab.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.Task;
import org.activationlab.metrics.Auroc;
import org.activationlab.metrics.RegressionScores;
import org.activationlab.network.Parameters;
import org.junit.jupiter.api.Test;

class TokenGameTest {

    private static final int COUNT = 700;
    private static final MetaData DATA = JudgeData.pairs(COUNT);
    private static final Donors DONORS = Donors.of(
            DATA.pairs().labels(), IntStream.range(0, COUNT).toArray(), Donors.Rule.SAME_NETWORK, 3, COUNT, 11);

    /** Two hidden layers that hand a weighted sum on and a logistic output; all other weights are 0. */
    private static Judge judge(JudgeInput input, Feature.Source... read) {
        int inputs = input.features().size();
        float[] block = new float[inputs + 1 + 1 + 1 + 1 + 1 + 2 * inputs];
        for (int i = 0; i < inputs; i++) {
            boolean wanted =
                    Arrays.asList(read).contains(input.features().get(i).source());
            block[i] = wanted ? 0.01f + 0.001f * (i % 17) : 0;
            block[block.length - inputs + i] = 1;
        }
        // Keeps the sums above 0, where the hidden units hand them on.
        block[inputs] = 4;
        block[inputs + 1] = 1;
        block[inputs + 3] = 1;
        return new Judge(inputs, 1, Parameters.of(Judge.shapes(inputs, 1), block));
    }

    private static TokenCredit play(JudgeInput input, List<Feature.Source> players, Donors donors, Judge judge) {
        FeatureTable table = JudgeData.table(input, DATA);
        return TokenGame.play(
                (own, rows, from) -> table.answers(judge, own, rows, from), players, Task.CORRECTNESS, DATA, donors);
    }

    @Test
    void whoReadsOneLayerOnlyCreditsThatLayerOnly() {
        for (Feature.Source only : TokenGame.TRACE) {
            for (JudgeInput input : List.of(JudgeInput.ACTIVATIONS, JudgeInput.SUMMARY)) {
                TokenCredit credit = play(input, TokenGame.TRACE, DONORS, judge(input, only));
                double whole = credit.whole() - credit.none().value();
                assertThat(whole).isNotZero();
                for (Feature.Source player : TokenGame.TRACE) {
                    double expected = player == only ? whole : 0;
                    assertThat(credit.shapley(player).value()).isCloseTo(expected, within(1e-12));
                    assertThat(credit.drop(player).value()).isCloseTo(expected, within(1e-12));
                    assertThat(credit.alone(player).value()).isCloseTo(expected, within(1e-12));
                }
            }
        }
    }

    @Test
    void valuesAddUpToTheDifference() {
        TokenCredit credit = play(
                JudgeInput.SUMMARY,
                TokenGame.TRACE,
                DONORS,
                judge(JudgeInput.SUMMARY, Feature.Source.FC2, Feature.Source.FC3));
        double sum = TokenGame.TRACE.stream()
                .mapToDouble(player -> credit.shapley(player).value())
                .sum();
        assertThat(sum).isCloseTo(credit.whole() - credit.none().value(), within(1e-12));
        assertThat(credit.shapley(Feature.Source.FC3).error()).isPositive();
        assertThat(credit.pairs()).isEqualTo(COUNT);
        assertThat(credit.networks()).isEqualTo(7);
    }

    @Test
    void worthsAreTheScoresOfMixedAnswers() {
        // A reader that says of a pair the ratio of whoever gives fc3: without fc3 the donor's.
        TokenGame.Reader reader = (own, rows, from) -> DATA.ratios(own.contains(Feature.Source.FC3) ? rows : from);
        int[] rows = DONORS.rows();
        TokenCredit ratio = TokenGame.play(reader, TokenGame.TRACE, Task.RATIO, DATA, DONORS);
        assertThat(ratio.whole()).isEqualTo(1);
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            expected.add(RegressionScores.r2(DATA.ratios(rows), DATA.ratios(DONORS.of(i))));
        }
        assertThat(ratio.plays()).extracting(play -> play.get(0b0111)).isEqualTo(expected);
        double mean = expected.stream().mapToDouble(value -> value).sum() / 3;
        assertThat(ratio.drop(Feature.Source.FC3).value()).isCloseTo(1 - mean, within(1e-12));
        double squares = expected.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        assertThat(ratio.drop(Feature.Source.FC3).error()).isCloseTo(Math.sqrt(squares / 2 / 3), within(1e-12));

        TokenCredit right = TokenGame.play(reader, TokenGame.TRACE, Task.CORRECTNESS, DATA, DONORS);
        assertThat(right.whole()).isEqualTo(Auroc.of(DATA.ratios(rows), DATA.correct(rows)));
    }

    @Test
    void theNetworkPlaysOnlyIfItIsNamed() {
        Judge judge = judge(JudgeInput.HYPER_PARAMETERS, Feature.Source.FC3, Feature.Source.NETWORK);
        List<Set<Feature.Source>> seen = new ArrayList<>();
        TokenGame.play(
                (own, rows, from) -> {
                    seen.add(own);
                    return new double[rows.length];
                },
                TokenGame.TRACE,
                Task.CORRECTNESS,
                DATA,
                DONORS);
        // All of them once, and every other coalition once per draw.
        assertThat(seen).hasSize(1 + 3 * 15).allMatch(own -> own.contains(Feature.Source.NETWORK));
        assertThat(seen.get(0)).isEqualTo(EnumSet.allOf(Feature.Source.class));
        List<Feature.Source> five = List.of(Feature.Source.values());
        TokenCredit credit = play(JudgeInput.HYPER_PARAMETERS, five, DONORS, judge);
        // A donor of the same network has the same numbers there.
        assertThat(credit.shapley(Feature.Source.NETWORK).value()).isZero();
        assertThat(credit.plays().get(0)).hasSize(32);
    }

    @Test
    void meansOfTrainingsAreMeansOfWorths() {
        List<Feature.Source> one = List.of(Feature.Source.FC3);
        TokenCredit first = new TokenCredit(Task.RATIO, one, 10, 2, List.of(List.of(0.0, 0.5), List.of(0.2, 0.5)));
        TokenCredit second = new TokenCredit(Task.RATIO, one, 10, 2, List.of(List.of(0.2, 0.9), List.of(0.2, 0.9)));
        TokenCredit mean = TokenCredit.mean(List.of(first, second));
        assertThat(mean.whole()).isCloseTo(0.7, within(1e-15));
        assertThat(mean.none().value()).isCloseTo(0.15, within(1e-15));
        // 0.1 and 0.2: a deviation of 0.0707 over the root of 2.
        assertThat(mean.none().error()).isCloseTo(0.05, within(1e-15));
        assertThat(mean.shapley(Feature.Source.FC3).value()).isCloseTo(0.55, within(1e-15));
        TokenCredit other = new TokenCredit(Task.CORRECTNESS, one, 10, 2, first.plays());
        assertThatThrownBy(() -> TokenCredit.mean(List.of(first, other))).hasMessageContaining("CORRECTNESS");
        assertThatThrownBy(() -> mean.drop(Feature.Source.FC1)).hasMessageContaining("does not play");
    }

    @Test
    void refusesAnswersThatAreNoNumbersAndPlayersTwice() {
        TokenGame.Reader none = (own, rows, from) -> {
            double[] answers = new double[rows.length];
            answers[3] = Double.NaN;
            return answers;
        };
        assertThatThrownBy(() -> TokenGame.play(none, TokenGame.TRACE, Task.RATIO, DATA, DONORS))
                .hasMessageContaining("row 3")
                .hasMessageContaining("NaN");
        List<Feature.Source> twice = List.of(Feature.Source.FC1, Feature.Source.FC1);
        assertThatThrownBy(() -> TokenGame.play(none, twice, Task.RATIO, DATA, DONORS))
                .hasMessageContaining("each once");
    }
}
