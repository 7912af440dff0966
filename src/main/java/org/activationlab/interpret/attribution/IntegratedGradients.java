package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The mean gradient on the straight way from a baseline to the image, times the way. The map adds up to what the score
 * gains on that way (completeness); the residual says how far the quadrature is from that.
 *
 * <p>Source: M. Sundararajan, A. Taly, Q. Yan, Axiomatic Attribution for Deep Networks, 2017.
 */
public final class IntegratedGradients implements AttributionMethod {

    private final IntegratedGradientsSettings settings;
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

    private final GaussIntegrator rule;

    /**
     * Makes the method.
     *
     * @param settings which score, how many nodes, from where
     */
    public IntegratedGradients(IntegratedGradientsSettings settings) {
        this.settings = settings;
        rule = rule(settings.nodes());
    }

    /** Nodes and weights of Gauss-Legendre quadrature on [0, 1]: exact for polynomials of degree 2 n - 1. */
    static GaussIntegrator rule(int nodes) {
        return RULES.legendre(nodes, 0, 1);
    }

    @Override
    public String title() {
        return "Integrated gradients";
    }

    @Override
    public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
        ClassScores scores = new ClassScores(network, images, classes, settings.score());
        List<float[]> maps = new ArrayList<>();
        List<AxiomCheck> checks = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            float[] end = images.row(i);
            float[] start = settings.baseline().of(i, images.shape());
            double[] mean = new double[end.length];
            scores.slopes(
                    i, rule.getNumberOfPoints(), node -> between(start, end, rule.getPoint(node)), (node, slopes) -> {
                        for (int k = 0; k < mean.length; k++) {
                            mean[k] += rule.getWeight(node) * slopes[k];
                        }
                    });
            float[] map = new float[end.length];
            double sum = 0;
            for (int k = 0; k < map.length; k++) {
                double share = (end[k] - start[k]) * mean[k];
                sum += share;
                map[k] = (float) share;
            }
            maps.add(map);
            checks.add(new AxiomCheck("completeness", sum, scores.of(i, end) - scores.of(i, start)));
        }
        return scores.result(title(), MapKind.SHARES, maps).withChecks(checks);
    }

    private static float[] between(float[] start, float[] end, double share) {
        float[] image = new float[end.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) (start[i] + share * (end[i] - start[i]));
        }
        return image;
    }
}
