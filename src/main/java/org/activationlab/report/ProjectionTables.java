package org.activationlab.report;

import java.util.List;
import org.activationlab.interpret.projection.Embedding;
import org.activationlab.interpret.projection.LabelSeparation;
import org.activationlab.interpret.projection.NeighbourhoodPreservation;
import org.activationlab.interpret.projection.Points;
import org.activationlab.interpret.projection.PrincipalComponents;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What is lost when a layer's features are laid into a plane, in numbers. */
public final class ProjectionTables {

    /** Components that are looked for. */
    private static final int MOST = 50;

    private static final double WANTED = 0.9;

    private ProjectionTables() {}

    /**
     * Says how much of each layer's variance its first principal components have.
     *
     * @param network any
     * @param layers their names
     * @param images more than 50
     * @return a row per layer: its values, the shares of the first two and of the first ten components, and how many have
     *     90 %; missing where 50 are not enough
     */
    public static Table variances(LayeredNetwork network, List<String> layers, Batch images) {
        StringColumn names = Columns.text("layer");
        IntColumn values = Columns.count("values");
        DoubleColumn first = Columns.share("first component");
        DoubleColumn second = Columns.share("second");
        DoubleColumn ten = Columns.share("first ten");
        IntColumn needed = Columns.count("components for 90 %");
        for (String layer : layers) {
            Points points = Points.of(network.activations(layer, images));
            int count = Math.min(MOST, Math.min(points.dimensions(), points.count()));
            PrincipalComponents components = PrincipalComponents.of(points, count);
            names.append(layer);
            values.append(points.dimensions());
            first.append(components.varianceShare(0));
            second.append(count > 1 ? components.varianceShare(1) : Double.NaN);
            double sum = 0;
            double ofTen = 0;
            int enough = 0;
            for (int i = 0; i < count; i++) {
                sum += components.varianceShare(i);
                ofTen = i < 10 ? sum : ofTen;
                enough = enough == 0 && sum >= WANTED ? i + 1 : enough;
            }
            ten.append(ofTen);
            if (enough == 0) {
                needed.appendMissing();
            } else {
                needed.append(enough);
            }
        }
        return Table.create("variance of the layers", names, values, first, second, ten, needed);
    }

    /**
     * Says what planes keep of neighbourhoods.
     *
     * @param names of the layers
     * @param points the layers' features
     * @param planes the same points by one or more methods, per layer
     * @param labels one per point
     * @return a row per layer and method: trustworthiness, continuity, and the share of points whose neighbours name their
     *     label in the layer and in the plane, all with {@value LabelSeparation#NEIGHBOURS} neighbours
     * @throws IllegalArgumentException if the lists are not equally long
     */
    public static Table kept(List<String> names, List<Points> points, List<List<Embedding>> planes, int[] labels) {
        if (names.size() != points.size() || names.size() != planes.size()) {
            throw new IllegalArgumentException("expected points and planes for each of " + names.size()
                    + " layers, but got " + points.size() + " and " + planes.size());
        }
        StringColumn layers = Columns.text("layer");
        StringColumn methods = Columns.text("plane");
        DoubleColumn trust = Columns.number("trustworthiness", 3);
        DoubleColumn continuity = Columns.number("continuity", 3);
        DoubleColumn inLayer = Columns.share("neighbours name the digit, in the layer");
        DoubleColumn inPlane = Columns.share("in the plane");
        for (int i = 0; i < names.size(); i++) {
            double layer = LabelSeparation.of(points.get(i), labels).neighbourAccuracy();
            for (Embedding plane : planes.get(i)) {
                NeighbourhoodPreservation kept =
                        NeighbourhoodPreservation.of(points.get(i), plane.points(), LabelSeparation.NEIGHBOURS);
                layers.append(names.get(i));
                methods.append(plane.method());
                trust.append(kept.trustworthiness());
                continuity.append(kept.continuity());
                inLayer.append(layer);
                inPlane.append(LabelSeparation.of(plane.points(), labels).neighbourAccuracy());
            }
        }
        return Table.create("what planes keep", layers, methods, trust, continuity, inLayer, inPlane);
    }
}
