package org.activationlab.interpret.attribution;

/**
 * How integrated gradients are taken.
 *
 * @param score the number that is differentiated
 * @param nodes of the Gauss-Legendre rule along the path, at least 1
 * @param baseline where the path starts
 */
public record IntegratedGradientsSettings(Score score, int nodes, Baseline baseline) {

    /** Checks the number. */
    public IntegratedGradientsSettings {
        Limits.atLeast("nodes", nodes, 1);
    }

    /**
     * Gives the usual settings.
     *
     * @return the logit, 50 nodes, from an image of zeros
     */
    public static IntegratedGradientsSettings defaults() {
        return new IntegratedGradientsSettings(Score.LOGIT, 50, Baseline.zero());
    }

    /**
     * Changes the score.
     *
     * @param value the number that is differentiated
     * @return a copy
     */
    public IntegratedGradientsSettings withScore(Score value) {
        return new IntegratedGradientsSettings(value, nodes, baseline);
    }

    /**
     * Changes the number of nodes.
     *
     * @param value at least 1
     * @return a copy
     */
    public IntegratedGradientsSettings withNodes(int value) {
        return new IntegratedGradientsSettings(score, value, baseline);
    }

    /**
     * Changes the baseline.
     *
     * @param value where the path starts
     * @return a copy
     */
    public IntegratedGradientsSettings withBaseline(Baseline value) {
        return new IntegratedGradientsSettings(score, nodes, value);
    }
}
