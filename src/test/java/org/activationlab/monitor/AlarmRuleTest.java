package org.activationlab.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.activationlab.meta.Task;
import org.junit.jupiter.api.Test;

class AlarmRuleTest {

    private static final double[] ANSWERS = {0.6, 0.9, 0.7, 0.8};
    /** By answer from the highest down: right, right, wrong, right. */
    private static final boolean[] RIGHT = {true, true, false, true};

    @Test
    void choosesTheLowestThresholdThatHoldsTheRisk() {
        AlarmRule none = AlarmRule.forRisk(Task.CORRECTNESS, ANSWERS, RIGHT, 0);
        assertThat(none).isEqualTo(new AlarmRule(Task.CORRECTNESS, 0.8, AlarmRule.Goal.RISK, 0, 4, 2, 0));
        assertThat(none.coverage()).isEqualTo(0.5);
        assertThat(none.risk()).isZero();
        // At 0.7 a third of the kept answers is wrong, at 0.6 a quarter.
        AlarmRule quarter = AlarmRule.forRisk(Task.RATIO, ANSWERS, RIGHT, 0.25);
        assertThat(quarter).isEqualTo(new AlarmRule(Task.RATIO, 0.6, AlarmRule.Goal.RISK, 0.25, 4, 4, 1));
        assertThat(quarter.risk()).isEqualTo(0.25);
    }

    @Test
    void choosesTheHighestThresholdThatKeepsTheShare() {
        assertThat(AlarmRule.forCoverage(Task.CORRECTNESS, ANSWERS, RIGHT, 0.5).threshold())
                .isEqualTo(0.8);
        // Three of four are the fewest that are at least 60 %.
        AlarmRule three = AlarmRule.forCoverage(Task.CORRECTNESS, ANSWERS, RIGHT, 0.6);
        assertThat(three).isEqualTo(new AlarmRule(Task.CORRECTNESS, 0.7, AlarmRule.Goal.COVERAGE, 0.6, 4, 3, 1));
        assertThat(three.risk()).isEqualTo(1 / 3.0);
        assertThat(three.inWords())
                .isEqualTo(
                        "alarm where the probability of being right is below 0.7000; of 4 validation answers 75.0 % were"
                                + " without an alarm, and 33.33 % of these wrong");
    }

    @Test
    void raisesAnAlarmBelowTheThresholdAndAtNoNumber() {
        AlarmRule rule = AlarmRule.below(Task.RATIO, 0.5);
        assertThat(rule.raises(0.4999)).isTrue();
        assertThat(rule.raises(0.5)).isFalse();
        assertThat(rule.raises(Double.NaN)).isTrue();
        assertThat(rule.risk()).isNaN();
        assertThat(rule.inWords()).isEqualTo("alarm where the expected ratio is below 0.5000");
    }

    @Test
    void saysHowExactlyTheRiskIsKnown() {
        // None of two: Clopper and Pearson's upper limit solves (1 - p)^2 = 0.025.
        assertThat(AlarmRule.forRisk(Task.CORRECTNESS, ANSWERS, RIGHT, 0)
                        .riskInterval(0.95)
                        .upper())
                .isCloseTo(1 - Math.sqrt(0.025), within(1e-9));
        assertThatThrownBy(() -> AlarmRule.below(Task.RATIO, 0.5).riskInterval(0.95))
                .hasMessageContaining("given threshold");
    }

    @Test
    void saysWhatCouldBeReachedWhereNoThresholdHoldsTheRisk() {
        boolean[] mostSureIsWrong = {true, false, true, true};
        assertThatThrownBy(() -> AlarmRule.forRisk(Task.CORRECTNESS, ANSWERS, mostSureIsWrong, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no threshold reaches a risk of 0.1 on these 4 answers: the lowest is 0.2500, at threshold 0.6,"
                                + " which leaves 100.0 % of the answers without an alarm. Allow a higher risk, or use a better"
                                + " judge.");
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> AlarmRule.below(Task.RATIO, 7))
                .hasMessage("threshold must be from 0 to 1, but was 7.0");
        assertThatThrownBy(() -> AlarmRule.forCoverage(Task.RATIO, ANSWERS, RIGHT, 0))
                .hasMessageContaining("alarm at every answer");
        assertThatThrownBy(() -> AlarmRule.forRisk(Task.RATIO, new double[] {Double.NaN}, new boolean[1], 0.1))
                .hasMessage("answer 0 must be from 0 to 1, but was NaN");
        assertThatThrownBy(() -> AlarmRule.forRisk(Task.RATIO, ANSWERS, new boolean[3], 0.1))
                .hasMessageContaining("but got 4 and 3");
        assertThatThrownBy(() -> new AlarmRule(Task.RATIO, 0.5, AlarmRule.Goal.RISK, 0.1, 3, 4, 0))
                .hasMessageContaining("kept 4 and rows 3");
    }
}
