package org.activationlab.interpret.dissection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.interpret.Upsampling;
import org.activationlab.network.layers.Batch;

/**
 * Where a unit is active in each of several images.
 *
 * @param threshold the activation above which it is: the given top share of all places of all images
 * @param pixels one set for each image, at the image's size
 */
record ActivePlaces(float threshold, List<PixelSet> pixels) {

    ActivePlaces {
        pixels = List.copyOf(pixels);
    }

    static ActivePlaces of(int unit, Batch maps, Upsampling upsampling, double topShare) {
        int size = maps.shape().height() * maps.shape().width();
        List<float[]> small = new ArrayList<>(maps.count());
        float[] all = new float[Math.multiplyExact(maps.count(), size)];
        for (int image = 0; image < maps.count(); image++) {
            float[] map = Arrays.copyOfRange(maps.row(image), unit * size, (unit + 1) * size);
            System.arraycopy(map, 0, all, image * size, size);
            small.add(map);
        }
        Arrays.sort(all);
        float threshold = all[(int) Math.min(all.length - 1L, Math.round(all.length * (1 - topShare)))];
        List<PixelSet> pixels = new ArrayList<>(small.size());
        for (float[] map : small) {
            float[] large = upsampling.of(map);
            pixels.add(PixelSet.of(large.length, i -> large[i] > threshold));
        }
        return new ActivePlaces(threshold, pixels);
    }
}
