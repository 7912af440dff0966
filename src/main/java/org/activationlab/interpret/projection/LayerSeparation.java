package org.activationlab.interpret.projection;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;

/**
 * How well one layer of a network separates labels.
 *
 * @param layer its name; {@link NetworkDesign#INPUT} for the images themselves
 * @param dimensions how many values the layer has
 * @param dense whether it is a dense layer or stands behind one
 * @param separation of its activations, measured in all dimensions, not in a map
 */
public record LayerSeparation(String layer, int dimensions, boolean dense, LabelSeparation separation) {

    /**
     * Measures the image and every layer behind it, with {@value LabelSeparation#NEIGHBOURS} neighbours. A layer that
     * only gives another shape to the values before it, such as a flattening, has the same numbers.
     *
     * @param network any network
     * @param images more than {@value LabelSeparation#NEIGHBOURS}; the work grows with the square of their number
     * @param labels one per image, 0 or more, at least two different ones
     * @return in the order of the network, the image first
     * @throws IllegalArgumentException if the images do not fit the network or the labels do not fit the images
     */
    public static List<LayerSeparation> of(LayeredNetwork network, Batch images, int[] labels) {
        NetworkDesign design = network.design();
        List<LayerSeparation> rows = new ArrayList<>();
        rows.add(measure(NetworkDesign.INPUT, images, false, labels));
        boolean dense = false;
        String before = NetworkDesign.INPUT;
        Batch values = images;
        for (NamedLayer layer : design.layers()) {
            dense |= layer.layer() instanceof Dense;
            values = network.forward(before, layer.name(), values);
            before = layer.name();
            rows.add(measure(layer.name(), values, dense, labels));
        }
        return rows;
    }

    private static LayerSeparation measure(String layer, Batch values, boolean dense, int[] labels) {
        return new LayerSeparation(layer, values.shape().size(), dense, LabelSeparation.of(Points.of(values), labels));
    }
}
