package org.activationlab.study.sentences;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.activationlab.judge.Contest;

/**
 * What came out.
 *
 * @param settings how it was asked
 * @param learned answers that judges learned from
 * @param chosen answers that chose their epochs
 * @param meanLeftOut mean ratio with words left out in the test
 * @param meanNoise mean ratio under embedding noise in the test
 * @param contests all contenders' scores, by question
 */
public record TrustResult(
        TrustSettings settings,
        int learned,
        int chosen,
        double meanLeftOut,
        double meanNoise,
        Map<TrustQuestion, Contest> contests) {

    /** Copies the contests, in the order of the questions. */
    public TrustResult {
        Map<TrustQuestion, Contest> ordered = new EnumMap<>(TrustQuestion.class);
        ordered.putAll(contests);
        contests = Collections.unmodifiableMap(ordered);
    }

    /**
     * Finds the contest of a question.
     *
     * @param question what is asked
     * @return its scores
     */
    public Contest contest(TrustQuestion question) {
        return Optional.ofNullable(contests.get(question)).orElseThrow();
    }
}
