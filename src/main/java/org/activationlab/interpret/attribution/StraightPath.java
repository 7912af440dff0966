package org.activationlab.interpret.attribution;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Points on the straight way from a baseline to an input, and their weights in a mean over the way: Gauss-Legendre
 * quadrature, exact for polynomials of degree 2 n - 1.
 */
public final class StraightPath {

    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

    private final GaussIntegrator rule;

    /**
     * Finds nodes and weights.
     *
     * @param nodes how many points, at least 1
     * @throws IllegalArgumentException if there is none
     */
    public StraightPath(int nodes) {
        rule = RULES.legendre(nodes, 0, 1);
    }

    /**
     * Counts the points.
     *
     * @return at least 1
     */
    public int nodes() {
        return rule.getNumberOfPoints();
    }

    /**
     * Gives a point's part of the mean.
     *
     * @param node from 0
     * @return above 0; all together are 1
     */
    public double weight(int node) {
        return rule.getWeight(node);
    }

    /**
     * Tells how far on the way a point is.
     *
     * @param node from 0
     * @return between 0 and 1
     */
    public double share(int node) {
        return rule.getPoint(node);
    }

    /**
     * Gives a point.
     *
     * @param node from 0
     * @param start the baseline
     * @param end the input, as long
     * @return as long
     */
    public float[] point(int node, float[] start, float[] end) {
        double share = share(node);
        float[] point = new float[end.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) (start[i] + share * (end[i] - start[i]));
        }
        return point;
    }
}
