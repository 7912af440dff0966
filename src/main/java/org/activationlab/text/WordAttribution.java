package org.activationlab.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.activationlab.interpret.attribution.AxiomCheck;

/**
 * What each word adds to the log-odds of praise, the logit of praise less that of blame: above 0 it speaks for praise,
 * below 0 for blame.
 *
 * @param method how it was found
 * @param scores one per word, in the unit of the logits
 * @param logOdds of the whole sentence
 * @param completeness whether the scores add up to what they should, for methods that promise it
 */
public record WordAttribution(String method, List<Double> scores, double logOdds, Optional<AxiomCheck> completeness) {

    /** Copies the scores. */
    public WordAttribution {
        scores = List.copyOf(scores);
    }

    static WordAttribution of(String method, double[] scores, double logOdds) {
        return new WordAttribution(method, Arrays.stream(scores).boxed().toList(), logOdds, Optional.empty());
    }

    WordAttribution withCheck(AxiomCheck check) {
        return new WordAttribution(method, scores, logOdds, Optional.of(check));
    }

    /**
     * Copies the scores.
     *
     * @return one per word
     */
    public double[] values() {
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The log-odds of praise from two logits. */
    static double logOdds(float[] logits) {
        return (double) logits[1] - logits[0];
    }
}
