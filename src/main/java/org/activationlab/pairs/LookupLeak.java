package org.activationlab.pairs;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.activationlab.metrics.Auroc;

/**
 * How well look-up tables that see no activation tell right from wrong pairs, in the very sample that filled them: what a
 * sampling design leaves to be learnt by heart.
 *
 * @param byImage AUROC of the share of right pairs of the same image
 * @param byModel AUROC of the share of right pairs of the same model
 */
public record LookupLeak(double byImage, double byModel) {

    /**
     * Looks pairs up.
     *
     * @param labels the pairs of all models, at least one
     * @return in [0, 1], 1/2 where nothing can be learnt; NaN if all pairs are right, or all wrong
     */
    public static LookupLeak of(LabelTable labels) {
        return new LookupLeak(auroc(labels, labels::image), auroc(labels, labels::modelId));
    }

    private static double auroc(LabelTable labels, IntFunction<Object> key) {
        Map<Object, int[]> counts = new HashMap<>();
        for (int row = 0; row < labels.size(); row++) {
            int[] own = counts.computeIfAbsent(key.apply(row), ignored -> new int[2]);
            own[0] += labels.correct(row) ? 1 : 0;
            own[1]++;
        }
        double[] scores = new double[labels.size()];
        for (int row = 0; row < scores.length; row++) {
            int[] own = counts.getOrDefault(key.apply(row), new int[] {0, 1});
            scores[row] = (double) own[0] / own[1];
        }
        return Auroc.of(scores, labels.correct());
    }
}
