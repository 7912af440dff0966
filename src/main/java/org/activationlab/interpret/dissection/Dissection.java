package org.activationlab.interpret.dissection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.activationlab.interpret.Upsampling;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * Sets the channels of a layer of maps beside concepts. A channel's maps are laid over the images where its units look,
 * and compared with each concept by intersection over union; a place is active if its value is among the given top share
 * of all places of all images.
 */
public final class Dissection {

    private Dissection() {}

    /**
     * Dissects a layer.
     *
     * @param network of images of one channel, light ink on dark paper
     * @param layer the name of a layer of maps
     * @param images from 0 to 1
     * @param topShare the share of places that count as active, above 0 and below 1; the source takes 0.005 on large
     *     photographs, on digits 0.05 leaves as much as a stroke
     * @return one entry for each channel
     * @throws IllegalArgumentException if the layer has no maps, the images have more than one channel, there is none,
     *     or the share is odd
     */
    public static List<UnitMeaning> of(LayeredNetwork network, String layer, Batch images, double topShare) {
        if (!network.design().shapeOf(layer).isMap()) {
            throw new IllegalArgumentException(layer + " of " + network.design().name() + " has no maps to lay over an"
                    + " image. Choose a layer of convolutions or pools.");
        }
        if (images.shape().channels() != 1 || images.count() == 0 || !(topShare > 0 && topShare < 1)) {
            throw new IllegalArgumentException(
                    "expected at least one image of one channel and a share above 0 and below" + " 1, but got " + images
                            + " and " + topShare);
        }
        List<DigitConcepts> concepts = new ArrayList<>();
        for (float[] pixels : images.rows()) {
            concepts.add(
                    DigitConcepts.of(images.shape().height(), images.shape().width(), pixels));
        }
        Batch maps = network.activations(layer, images);
        Upsampling upsampling = Upsampling.onReceptiveFields(network.design(), layer);
        List<UnitMeaning> meanings = new ArrayList<>();
        for (int unit = 0; unit < maps.shape().channels(); unit++) {
            meanings.add(meaning(layer, unit, maps, upsampling, concepts, topShare));
        }
        return meanings;
    }

    private static UnitMeaning meaning(
            String layer, int unit, Batch maps, Upsampling upsampling, List<DigitConcepts> concepts, double topShare) {
        int size = maps.shape().height() * maps.shape().width();
        List<float[]> large = new ArrayList<>(maps.count());
        float[] all = new float[Math.multiplyExact(maps.count(), size)];
        for (int image = 0; image < maps.count(); image++) {
            float[] map = Arrays.copyOfRange(maps.row(image), unit * size, (unit + 1) * size);
            System.arraycopy(map, 0, all, image * size, size);
            large.add(upsampling.of(map));
        }
        Arrays.sort(all);
        float threshold = all[(int) Math.min(all.length - 1L, Math.round(all.length * (1 - topShare)))];
        Map<Concept, Double> overlap = new EnumMap<>(Concept.class);
        for (Concept concept : Concept.values()) {
            long both = 0;
            long either = 0;
            long shown = 0;
            for (int image = 0; image < large.size(); image++) {
                float[] values = large.get(image);
                boolean[] mask = concepts.get(image).mask(concept);
                for (int i = 0; i < mask.length; i++) {
                    boolean active = values[i] > threshold;
                    both += active && mask[i] ? 1 : 0;
                    either += active || mask[i] ? 1 : 0;
                    shown += mask[i] ? 1 : 0;
                }
            }
            if (shown > 0) {
                overlap.put(concept, (double) both / either);
            }
        }
        return new UnitMeaning(layer, unit, threshold, overlap);
    }
}
