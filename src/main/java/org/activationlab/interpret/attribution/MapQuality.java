package org.activationlab.interpret.attribution;

import java.util.Arrays;
import java.util.List;
import org.activationlab.metrics.SeedSummary;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * How well one method's maps foretell what the network does, each number summarised over images where it is defined.
 *
 * @param method its title
 * @param deletion area under the deletion curve: small where the pixels named first carry the class
 * @param insertion area under the insertion curve: large where they do
 * @param sensitivity the largest relative change of the map for an image that hardly changed: small where it is steady
 * @param explained share of the falls of the score, when squares are taken away, that the map explains up to its unit
 */
public record MapQuality(
        String method, SeedSummary deletion, SeedSummary insertion, SeedSummary sensitivity, SeedSummary explained) {

    /**
     * Measures.
     *
     * @param method any
     * @param network the network that answers
     * @param images as the method takes them
     * @param classes as the method takes them
     * @param curves how pixels are taken away and brought back
     * @param sensitivity how images are moved
     * @param infidelity which squares are taken away
     * @return the summaries over the images
     * @throws IllegalArgumentException if images and classes do not fit
     */
    public static MapQuality of(
            AttributionMethod method,
            LayeredNetwork network,
            Batch images,
            int[] classes,
            PixelCurvesSettings curves,
            MaxSensitivity sensitivity,
            Infidelity infidelity) {
        Attribution attribution = method.attribute(network, images, classes);
        PixelCurves both = PixelCurves.of(attribution, network, images, curves);
        return new MapQuality(
                method.title(),
                summary(areas(both.deletion())),
                summary(areas(both.insertion())),
                summary(sensitivity.of(method, network, images, classes)),
                summary(infidelity.of(attribution, network, images).stream()
                        .mapToDouble(Infidelity.Value::explained)
                        .toArray()));
    }

    private static double[] areas(List<PixelCurve> curves) {
        return curves.stream().mapToDouble(PixelCurve::area).toArray();
    }

    private static SeedSummary summary(double[] values) {
        double[] defined = Arrays.stream(values).filter(Double::isFinite).toArray();
        return SeedSummary.of(defined.length == 0 ? new double[] {Double.NaN} : defined);
    }
}
