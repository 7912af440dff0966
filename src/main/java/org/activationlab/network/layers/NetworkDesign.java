package org.activationlab.network.layers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.activationlab.network.ParameterShape;

/**
 * What a network is made of, without its numbers: the shape of an image and layers, each of which reads what the one
 * before it gives. The last gives one logit per class.
 *
 * <p>Besides the layers' own names {@link #INPUT} stands for the image, {@link #OUTPUT} for the last layer, and the
 * beginning of several names, such as {@code features} of {@code features.0} and {@code features.1}, for the last of them.
 *
 * @param name of the network, for people
 * @param input the shape of an image: (channels, height, width)
 * @param layers in order, at least one, each name once
 */
public record NetworkDesign(String name, ActivationShape input, List<NamedLayer> layers) {

    /** The image, as if it were a layer. */
    public static final String INPUT = "input";

    /** The last layer, whatever its name. */
    public static final String OUTPUT = "output";

    /** Checks that every layer fits the one before it. */
    public NetworkDesign {
        layers = List.copyOf(layers);
        if (name.isBlank() || layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs a name and at least one layer");
        }
        Set<String> names = new HashSet<>(Set.of(INPUT, OUTPUT));
        ActivationShape shape = input;
        for (NamedLayer layer : layers) {
            if (!names.add(layer.name())) {
                throw new IllegalArgumentException(
                        name + ": the layer name " + layer.name() + " comes twice or is a reserved word");
            }
            try {
                shape = layer.layer().output(shape);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ", layer " + layer.name() + ": " + e.getMessage(), e);
            }
        }
        if (shape.isMap()) {
            throw new IllegalArgumentException(name + ": the last layer must give one number per class, but gives maps "
                    + shape + ". Maybe a flattening layer is missing.");
        }
    }

    /**
     * Counts the classes.
     *
     * @return how many logits the last layer gives
     */
    public int classes() {
        return shapeOf(OUTPUT).size();
    }

    /**
     * Names the layers.
     *
     * @return in order, without the image
     */
    public List<String> layerNames() {
        return layers.stream().map(NamedLayer::name).toList();
    }

    /**
     * Finds a layer.
     *
     * @param layer its name, the beginning of several names, {@link #INPUT} or {@link #OUTPUT}
     * @return its place from 0; -1 for the image
     * @throws IllegalArgumentException if there is none of that name; the message lists those that there are
     */
    public int indexOf(String layer) {
        if (layer.equals(INPUT)) {
            return -1;
        }
        if (layer.equals(OUTPUT)) {
            return layers.size() - 1;
        }
        int group = -1;
        for (int i = 0; i < layers.size(); i++) {
            String own = layers.get(i).name();
            if (own.equals(layer)) {
                return i;
            }
            if (own.startsWith(layer + ".")) {
                group = i;
            }
        }
        if (group < 0) {
            throw new IllegalArgumentException(
                    name + " has no layer " + layer + "; it has " + INPUT + ", " + String.join(", ", layerNames()));
        }
        return group;
    }

    /**
     * Says what a layer gives for one image.
     *
     * @param layer as {@link #indexOf} takes it
     * @return the shape
     */
    public ActivationShape shapeOf(String layer) {
        return shapeAt(indexOf(layer));
    }

    /** The same by place. */
    ActivationShape shapeAt(int index) {
        ActivationShape shape = input;
        for (int i = 0; i <= index; i++) {
            shape = layers.get(i).layer().output(shape);
        }
        return shape;
    }

    /**
     * Lists the arrays that are learned.
     *
     * @return full names and shapes, layer by layer
     */
    public List<ParameterShape> learned() {
        List<ParameterShape> shapes = new ArrayList<>();
        layers.forEach(
                layer -> shapes.addAll(Names.within(layer.name(), layer.layer().learned())));
        return shapes;
    }

    /**
     * Lists the arrays that are kept but not learned.
     *
     * @return running means and variances, layer by layer
     */
    public List<ParameterShape> statistics() {
        List<ParameterShape> shapes = new ArrayList<>();
        layers.forEach(
                layer -> shapes.addAll(Names.within(layer.name(), layer.layer().statistics())));
        return shapes;
    }

    /**
     * Lists all arrays.
     *
     * @return those that are learned, then the others
     */
    public List<ParameterShape> shapes() {
        List<ParameterShape> shapes = new ArrayList<>(learned());
        shapes.addAll(statistics());
        return shapes;
    }
}
