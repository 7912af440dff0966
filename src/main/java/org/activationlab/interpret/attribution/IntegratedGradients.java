package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * The mean gradient on the straight way from a baseline to the image, times the way. The map adds up to what the score
 * gains on that way (completeness); the residual says how far the quadrature is from that.
 *
 * <p>Source: M. Sundararajan, A. Taly, Q. Yan, Axiomatic Attribution for Deep Networks, 2017.
 */
public final class IntegratedGradients implements AttributionMethod {

    private final IntegratedGradientsSettings settings;
    private final StraightPath path;

    /**
     * Makes the method.
     *
     * @param settings which score, how many nodes, from where
     */
    public IntegratedGradients(IntegratedGradientsSettings settings) {
        this.settings = settings;
        path = new StraightPath(settings.nodes());
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
            scores.slopes(i, path.nodes(), node -> path.point(node, start, end), (node, slopes) -> {
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += path.weight(node) * slopes[k];
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
}
