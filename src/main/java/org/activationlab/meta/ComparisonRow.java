package org.activationlab.meta;

import java.util.Locale;
import java.util.Optional;

/**
 * One run of the study beside our repetition.
 *
 * @param task the question
 * @param architecture the encoder
 * @param seed the run's seed
 * @param published the original's run; empty where the original has none
 * @param ours our run; empty where it was not run
 */
public record ComparisonRow(
        Task task,
        Architecture architecture,
        long seed,
        Optional<PublishedRun> published,
        Optional<MetaRunResult> ours) {

    /** What stands in a cell without a run. */
    public static final String NOT_RUN = "not run";

    /**
     * Prints the published score.
     *
     * @return three decimals, or "not run"
     */
    public String publishedCell() {
        return published.map(run -> number(run.testScore())).orElse(NOT_RUN);
    }

    /**
     * Prints our score.
     *
     * @return three decimals, with "(collapsed)" behind a failed run; or "not run"
     */
    public String oursCell() {
        return ours.map(run -> number(run.testScore()) + (run.collapsed() ? " (collapsed)" : ""))
                .orElse(NOT_RUN);
    }

    /**
     * Prints what lies between the two.
     *
     * @return ours less published with its sign, or "not run" where one is missing
     */
    public String gapCell() {
        if (published.isEmpty() || ours.isEmpty()) {
            return NOT_RUN;
        }
        double gap = ours.get().testScore() - published.get().testScore();
        return Double.isFinite(gap) ? String.format(Locale.ROOT, "%+.3f", gap) : "undefined";
    }

    private static String number(double score) {
        return Double.isFinite(score) ? String.format(Locale.ROOT, "%.3f", score) : "undefined";
    }
}
