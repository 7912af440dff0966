package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * The number in a network that is asked for, one for each image: a logit, a probability, a unit, a channel, a layer.
 * Its gradient is what {@link LayeredNetwork#gradients} gives.
 */
public final class Target {

    /** How the number comes from a layer's values. */
    @FunctionalInterface
    private interface Reading {
        /**
         * Reads.
         *
         * @param values (images, ...) of the layer, while gradients are recorded
         * @param from the number of the first image
         * @return (images)
         */
        NDArray read(NDArray values, int from);
    }

    private final String words;
    private final String layer;
    private final Reading reading;

    private Target(String words, String layer, Reading reading) {
        this.words = words;
        this.layer = layer;
        this.reading = reading;
    }

    /**
     * Asks for the logit of a class.
     *
     * @param classes one for each image, or a single one for all
     * @return the target
     */
    public static Target logit(int... classes) {
        int[] own = classes.clone();
        return new Target("logit of " + list(own), NetworkDesign.OUTPUT, (logits, from) -> pick(logits, own, from));
    }

    /**
     * Asks for the probability of a class by softmax.
     *
     * @param classes one for each image, or a single one for all
     * @return the target
     */
    public static Target probability(int... classes) {
        int[] own = classes.clone();
        return new Target(
                "probability of " + list(own),
                NetworkDesign.OUTPUT,
                (logits, from) -> pick(logits.softmax(1), own, from));
    }

    /**
     * Asks for the logarithm of a class's odds, log(p / (1 - p)): its logit less the log-sum-exp of all others. Unlike p
     * it does not flatten where a network is sure.
     *
     * @param classes one for each image, or a single one for all
     * @return the target
     */
    public static Target logOdds(int... classes) {
        int[] own = classes.clone();
        return new Target("log-odds of " + list(own), NetworkDesign.OUTPUT, (logits, from) -> {
            NDManager step = logits.getManager();
            // Far below every logit, near enough to 0 that no difference overflows.
            NDArray others = logits.sub(mask(step, logits, own, from, 1e30f));
            NDArray top = others.max(new int[] {1}, true).stopGradient();
            NDArray rest = others.sub(top)
                    .exp()
                    .sum(new int[] {1})
                    .log()
                    .add(top.reshape(top.getShape().get(0)));
            return pick(logits, own, from).sub(rest);
        });
    }

    /**
     * Asks for the cross-entropy with a class, in nats: the loss that training lowers.
     *
     * @param classes one for each image, or a single one for all
     * @return the target
     */
    public static Target crossEntropy(int... classes) {
        int[] own = classes.clone();
        return new Target(
                "cross-entropy with " + list(own),
                NetworkDesign.OUTPUT,
                (logits, from) -> pick(logits.logSoftmax(1), own, from).neg());
    }

    /**
     * Asks for one value of a layer.
     *
     * @param layer the layer's name
     * @param unit the value's place in the layer, row-major
     * @return the target
     */
    public static Target neuron(String layer, int unit) {
        return new Target(
                "unit " + unit + " of " + layer, layer, (values, from) -> pick(flat(values), new int[] {unit}, from));
    }

    /**
     * Asks for the mean of one channel of a layer, or for one feature of a dense layer.
     *
     * @param layer the layer's name
     * @param channel from 0
     * @return the target
     */
    public static Target channel(String layer, int channel) {
        return new Target("channel " + channel + " of " + layer, layer, (values, from) -> {
            Shape shape = values.getShape();
            NDArray means = shape.dimension() == 2
                    ? values
                    : values.reshape(shape.get(0), shape.get(1), -1).mean(new int[] {2});
            return pick(means, new int[] {channel}, from);
        });
    }

    /**
     * Asks for the mean square of a layer's values, which grows with whatever the layer already sees (DeepDream).
     *
     * @param layer the layer's name
     * @return the target
     */
    public static Target energy(String layer) {
        return new Target(
                "energy of " + layer,
                layer,
                (values, from) -> flat(values).square().mean(new int[] {1}));
    }

    /**
     * Asks for the product of a layer's values with a direction.
     *
     * @param layer the layer's name
     * @param direction as many numbers as the layer has values, row-major; copied
     * @return the target
     */
    public static Target direction(String layer, float[] direction) {
        float[] own = direction.clone();
        return new Target("a direction of " + layer, layer, (values, from) -> {
            NDArray rows = flat(values);
            if (rows.getShape().get(1) != own.length) {
                throw new IllegalArgumentException("expected a direction of "
                        + rows.getShape().get(1) + " numbers for " + layer + ", but got " + own.length);
            }
            NDManager step = values.getManager();
            return rows.mul(step.create(own, new Shape(1, own.length))).sum(new int[] {1});
        });
    }

    /**
     * Names the layer that is read.
     *
     * @return its name; {@link NetworkDesign#OUTPUT} for logits
     */
    public String layer() {
        return layer;
    }

    /** Reads the number of every image. */
    NDArray read(NDArray values, int from) {
        return reading.read(values, from);
    }

    private static NDArray flat(NDArray values) {
        return values.reshape(values.getShape().get(0), -1);
    }

    private static NDArray pick(NDArray rows, int[] columns, int from) {
        return rows.mul(mask(rows.getManager(), rows, columns, from, 1)).sum(new int[] {1});
    }

    /** An array of a value where a row's column is, and 0 elsewhere. */
    private static NDArray mask(NDManager step, NDArray rows, int[] columns, int from, float value) {
        int count = (int) rows.getShape().get(0);
        int width = (int) rows.getShape().get(1);
        float[] mask = new float[count * width];
        for (int i = 0; i < count; i++) {
            if (columns.length != 1 && from + i >= columns.length) {
                throw new IllegalArgumentException("expected one number for all images or one for each, but got "
                        + columns.length + " for more than " + (from + i) + " images");
            }
            int column = columns[columns.length == 1 ? 0 : from + i];
            if (column < 0 || column >= width) {
                throw new IllegalArgumentException(
                        "expected a number from 0 to " + (width - 1) + ", but got " + column);
            }
            mask[i * width + column] = value;
        }
        return step.create(mask, new Shape(count, width));
    }

    private static String list(int[] classes) {
        return classes.length == 1 ? "class " + classes[0] : "classes " + Arrays.toString(classes);
    }

    @Override
    public String toString() {
        return words;
    }
}
