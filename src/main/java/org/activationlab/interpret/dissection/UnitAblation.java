package org.activationlab.interpret.dissection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;

/**
 * What a network loses when one unit is silenced: every value of a channel is replaced by 0, and the network goes on
 * from there. Unlike an overlap, this shows that the answer depends on the unit.
 */
public final class UnitAblation {

    private UnitAblation() {}

    /**
     * The effect of one unit.
     *
     * @param unit the channel or feature, from 0
     * @param accuracy share of right answers without it
     * @param lost how much lower that is than with all units; negative if the network does better without it
     * @param lostOfClass the same among the images of each class; NaN for a class of which there is none
     */
    public record Effect(int unit, double accuracy, double lost, List<Double> lostOfClass) {

        /** Copies the list. */
        public Effect {
            lostOfClass = List.copyOf(lostOfClass);
        }
    }

    /**
     * Silences every unit of a layer in turn.
     *
     * @param network whose answers are looked at
     * @param layer of maps, whose channels are silenced, or of features
     * @param images as the network takes them
     * @param classes the true class of each
     * @return one effect per unit
     * @throws IllegalArgumentException if there are not as many classes as images, or none
     */
    public static List<Effect> of(LayeredNetwork network, String layer, Batch images, int[] classes) {
        if (images.count() != classes.length || classes.length == 0) {
            throw new IllegalArgumentException("expected a class for each of one or more images, but got "
                    + classes.length + " classes for " + images.count() + " images");
        }
        int count = network.design().classes();
        Batch inside = network.activations(layer, images);
        double[] whole = accuracies(network.forward(layer, NetworkDesign.OUTPUT, inside), classes, count);
        int units = inside.shape().channels();
        int size = inside.shape().size() / units;
        List<Effect> effects = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            float[] values = inside.values();
            for (int image = 0; image < images.count(); image++) {
                int from = (image * units + unit) * size;
                Arrays.fill(values, from, from + size, 0);
            }
            Batch silenced = Batch.of(inside.shape(), values);
            double[] without = accuracies(network.forward(layer, NetworkDesign.OUTPUT, silenced), classes, count);
            List<Double> lost = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                lost.add(whole[i] - without[i]);
            }
            effects.add(new Effect(unit, without[count], whole[count] - without[count], lost));
        }
        return effects;
    }

    /** The share of right answers of each class, and of all at the end. */
    private static double[] accuracies(Batch logits, int[] classes, int count) {
        double[] right = new double[count + 1];
        double[] all = new double[count + 1];
        for (int i = 0; i < classes.length; i++) {
            int hit = logits.largest(i) == classes[i] ? 1 : 0;
            right[classes[i]] += hit;
            all[classes[i]]++;
            right[count] += hit;
            all[count]++;
        }
        for (int i = 0; i <= count; i++) {
            right[i] = all[i] == 0 ? Double.NaN : right[i] / all[i];
        }
        return right;
    }
}
