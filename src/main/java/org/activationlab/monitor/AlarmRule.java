package org.activationlab.monitor;

import java.util.Arrays;
import java.util.Locale;
import org.activationlab.meta.Task;
import org.activationlab.metrics.BinomialInterval;
import org.activationlab.metrics.Interval;
import org.activationlab.metrics.RiskCoverageCurve;
import org.activationlab.metrics.ScoreThreshold;

/**
 * When to raise an alarm: the judge's answer to one question is below a threshold. Remembers what the threshold reached on
 * the answers it was chosen by; on new images, and on new networks still more, the risk may be higher.
 *
 * <p>Source of the choice by risk: Y. Geifman, R. El-Yaniv, "Selective Classification for Deep Neural Networks", 2017.
 *
 * @param task which answer is looked at: the probability of being right, or the expected ratio
 * @param threshold the smallest answer without an alarm, 0 to 1
 * @param goal how the threshold was chosen
 * @param target the risk or the coverage that was asked for, 0 to 1; 0 where the threshold was given
 * @param rows the answers it was chosen by; 0 where the threshold was given
 * @param kept how many of them are without an alarm
 * @param errors how many of these are wrong
 */
public record AlarmRule(Task task, double threshold, Goal goal, double target, int rows, int kept, int errors) {

    /** How a threshold is chosen. */
    public enum Goal {
        /** At most this share of the answers without an alarm is wrong. */
        RISK,
        /** At least this share of all answers is without an alarm. */
        COVERAGE,
        /** Somebody gave the threshold. */
        GIVEN
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the one that is out of its range
     */
    public AlarmRule {
        requireShare("threshold", threshold);
        requireShare("target", target);
        if (rows < 0 || kept < 0 || kept > rows || errors < 0 || errors > kept) {
            throw new IllegalArgumentException("expected 0 <= errors <= kept <= rows, but got errors " + errors
                    + ", kept " + kept + " and rows " + rows);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, but was " + value);
        }
    }

    /**
     * Takes a threshold as it is.
     *
     * @param task which answer is looked at
     * @param threshold an alarm is raised below it, 0 to 1
     * @return a rule of which nothing is known
     * @throws IllegalArgumentException if the threshold is out of its range
     */
    public static AlarmRule below(Task task, double threshold) {
        return new AlarmRule(task, threshold, Goal.GIVEN, 0, 0, 0, 0);
    }

    /**
     * Chooses the threshold that raises the fewest alarms while at most a given share of the other answers is wrong.
     *
     * @param task which answer is looked at
     * @param answers the judge's on validation rows, 0 to 1, at least one
     * @param right whether the network was right there, in the same order; for a rule on the expected ratio whatever shall
     *     count as good, for example an observed ratio of at least 0.9
     * @param risk the allowed share of errors, 0 to 1
     * @return the rule, and what it reached
     * @throws IllegalArgumentException if no threshold reaches the risk, or an argument is out of its range
     */
    public static AlarmRule forRisk(Task task, double[] answers, boolean[] right, double risk) {
        requireAnswers(answers, right);
        double threshold = ScoreThreshold.forRisk(answers, right, risk);
        if (threshold == Double.POSITIVE_INFINITY) {
            RiskCoverageCurve curve = RiskCoverageCurve.of(answers, right);
            int best = 0;
            for (int point = 1; point < curve.size(); point++) {
                best = curve.risk(point) <= curve.risk(best) ? point : best;
            }
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "no threshold reaches a risk of %s on these %d answers: the lowest is %.4f, at threshold %s, which"
                            + " leaves %.1f %% of the answers without an alarm. Allow a higher risk, or use a better judge.",
                    risk,
                    answers.length,
                    curve.risk(best),
                    curve.threshold(best),
                    100 * curve.coverage(best)));
        }
        return reached(task, threshold, Goal.RISK, risk, answers, right);
    }

    /**
     * Chooses the largest threshold that leaves a given share of the answers without an alarm.
     *
     * @param task which answer is looked at
     * @param answers the judge's on validation rows, 0 to 1, at least one
     * @param right whether the network was right there, in the same order, or what shall count as good
     * @param coverage the share without an alarm, above 0 and at most 1
     * @return the rule, and what it reached
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static AlarmRule forCoverage(Task task, double[] answers, boolean[] right, double coverage) {
        requireAnswers(answers, right);
        if (!(coverage > 0 && coverage <= 1)) {
            throw new IllegalArgumentException("coverage must be above 0 and at most 1, but was " + coverage
                    + ". A coverage of 0 would be an alarm at every answer.");
        }
        double threshold = ScoreThreshold.forCoverage(answers, coverage);
        return reached(task, threshold, Goal.COVERAGE, coverage, answers, right);
    }

    private static void requireAnswers(double[] answers, boolean[] right) {
        if (answers.length == 0 || answers.length != right.length) {
            throw new IllegalArgumentException("expected as many answers as words on right and wrong, at least one, but"
                    + " got " + answers.length + " and " + right.length);
        }
        for (int i = 0; i < answers.length; i++) {
            requireShare("answer " + i, answers[i]);
        }
    }

    private static AlarmRule reached(
            Task task, double threshold, Goal goal, double target, double[] answers, boolean[] right) {
        int kept = (int)
                Arrays.stream(answers).filter(answer -> answer >= threshold).count();
        int errors = 0;
        for (int i = 0; i < right.length; i++) {
            errors += answers[i] >= threshold && !right[i] ? 1 : 0;
        }
        return new AlarmRule(task, threshold, goal, target, answers.length, kept, errors);
    }

    /**
     * Applies the rule.
     *
     * @param answer of the judge
     * @return true below the threshold, and for NaN
     */
    public boolean raises(double answer) {
        return !(answer >= threshold);
    }

    /**
     * Gives the share of answers without an alarm among those that it was chosen by.
     *
     * @return 0 to 1; NaN where the threshold was given
     */
    public double coverage() {
        return (double) kept / rows;
    }

    /**
     * Gives the share of errors among the answers without an alarm.
     *
     * @return 0 to 1; NaN where the threshold was given
     */
    public double risk() {
        return (double) errors / kept;
    }

    /**
     * Says how exactly the risk is known from so many answers. The threshold was chosen by the same answers, so it is a
     * little too favourable.
     *
     * @param confidence strictly between 0 and 1, for example 0.95
     * @return the exact interval of Clopper and Pearson
     * @throws IllegalArgumentException if the threshold was given, or the confidence is out of its range
     */
    public Interval riskInterval(double confidence) {
        if (kept == 0) {
            throw new IllegalArgumentException("a given threshold has no answers that its risk could be known from");
        }
        return BinomialInterval.CLOPPER_PEARSON.of(errors, kept, confidence);
    }

    /**
     * Says the rule in words.
     *
     * @return one sentence without its full stop
     */
    public String inWords() {
        String what = task == Task.CORRECTNESS ? "the probability of being right" : "the expected ratio";
        String rule = String.format(Locale.ROOT, "alarm where %s is below %.4f", what, threshold);
        return goal == Goal.GIVEN
                ? rule
                : String.format(
                        Locale.ROOT,
                        "%s; of %d validation answers %.1f %% were without an alarm, and %.2f %% of these wrong",
                        rule,
                        rows,
                        100 * coverage(),
                        100 * risk());
    }
}
