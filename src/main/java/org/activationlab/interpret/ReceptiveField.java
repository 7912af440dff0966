package org.activationlab.interpret;

import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.AveragePool;
import org.activationlab.network.layers.BatchNormalization;
import org.activationlab.network.layers.ChannelScale;
import org.activationlab.network.layers.Convolution;
import org.activationlab.network.layers.Layer;
import org.activationlab.network.layers.MaxPool;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Nonlinearity;
import org.activationlab.network.layers.PassThrough;
import org.activationlab.network.layers.ResidualBlock;

/**
 * What part of the image a unit of a layer of maps sees. Lengths are pixels of the image; the centre of the first pixel
 * is at 0.
 *
 * <p>Source: A. Araujo, W. Norris, J. Sim, Computing Receptive Fields of Convolutional Neural Networks, 2019.
 *
 * @param firstRow the centre of what the first row of units sees
 * @param firstColumn the same for columns
 * @param rowStep from one row of units to the next
 * @param columnStep the same for columns
 * @param height how many rows a unit sees, those outside of the image included
 * @param width how many columns
 */
public record ReceptiveField(
        double firstRow, double firstColumn, double rowStep, double columnStep, double height, double width) {

    /**
     * Follows the windows of a network up to a layer.
     *
     * @param design the network
     * @param layer a layer of maps, by name
     * @return what its units see
     * @throws IllegalArgumentException if the layer has no maps, or a layer before it is of a kind without windows
     */
    public static ReceptiveField of(NetworkDesign design, String layer) {
        if (!design.shapeOf(layer).isMap()) {
            throw new IllegalArgumentException("expected a layer of maps, but " + layer + " of " + design.name()
                    + " gives " + design.shapeOf(layer));
        }
        Axis rows = new Axis();
        Axis columns = new Axis();
        ActivationShape shape = design.input();
        for (NamedLayer named : design.layers().subList(0, design.indexOf(layer) + 1)) {
            rows.through(named, shape.height());
            columns.through(named, shape.width());
            shape = named.layer().output(shape);
        }
        return new ReceptiveField(rows.first, columns.first, rows.step, columns.step, rows.size, columns.size);
    }

    /** Rows or columns. */
    private static final class Axis {

        private double first;
        private double step = 1;
        private double size = 1;

        void through(NamedLayer named, int length) {
            Layer layer = named.layer();
            if (layer instanceof Convolution c) {
                window(c.kernel(), c.stride(), c.padding());
            } else if (layer instanceof MaxPool pool) {
                window(pool.size(), pool.stride(), pool.padding());
            } else if (layer instanceof AveragePool pool) {
                window(length / pool.places(), length / pool.places(), 0);
            } else if (layer instanceof ResidualBlock block) {
                window(3, block.stride(), 1);
                window(3, 1, 1);
            } else if (!(layer instanceof Nonlinearity
                    || layer instanceof BatchNormalization
                    || layer instanceof ChannelScale
                    || layer instanceof PassThrough)) {
                throw new IllegalArgumentException("it is not known what the layer " + named.name() + " ("
                        + layer.getClass().getSimpleName() + ") sees. Use CamSettings.Placement.STRETCHED.");
            }
        }

        private void window(int kernel, int stride, int padding) {
            first += ((kernel - 1) / 2.0 - padding) * step;
            size += (kernel - 1) * step;
            step *= stride;
        }
    }
}
