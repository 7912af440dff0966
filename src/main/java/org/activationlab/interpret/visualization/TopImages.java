package org.activationlab.interpret.visualization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.interpret.Interruption;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;

/**
 * The images of a data set that activate a unit most, or least, the first ones first; of equal ones those that come
 * earlier. Images pass by in portions, so a large set needs no more memory than a small one.
 */
public final class TopImages {

    private static final int PORTION = 256;

    private final String target;
    private final Aim aim;
    private final ActivationShape shape;
    private final int most;
    private final List<Entry> entries = new ArrayList<>();

    /** Not a record because it holds an array. */
    private static final class Entry {
        private final int image;
        private final double value;
        private final float[] pixels;

        Entry(int image, double value, float[] pixels) {
            this.image = image;
            this.value = value;
            this.pixels = pixels;
        }
    }

    private TopImages(Target target, Aim aim, ActivationShape shape, int most) {
        this.target = target.toString();
        this.aim = aim;
        this.shape = shape;
        this.most = most;
    }

    /**
     * Looks through digits.
     *
     * @param network a network of images of shape (1, 28, 28)
     * @param images the set
     * @param targets what to look for, each with one unit or class for all images
     * @param aim most or least
     * @param count how many images to keep for each target, at least 1
     * @return one for each target, in their order
     * @throws IllegalArgumentException as the other method
     */
    public static List<TopImages> of(
            LayeredNetwork network, LabelledImages images, List<Target> targets, Aim aim, int count) {
        ActivationShape shape = ActivationShape.of(1, LabelledImages.HEIGHT, LabelledImages.WIDTH);
        int portions = (images.size() + PORTION - 1) / PORTION;
        Iterable<Batch> batches = () -> IntStream.range(0, portions)
                .mapToObj(portion -> Batch.ofRows(
                        shape,
                        IntStream.range(portion * PORTION, Math.min((portion + 1) * PORTION, images.size()))
                                .mapToObj(images::pixels)
                                .toList()))
                .iterator();
        return of(network, batches, targets, aim, count);
    }

    /**
     * Looks through images of any shape.
     *
     * @param network any network of images
     * @param batches the images in portions of any size, numbered from 0 as they come; gone through once
     * @param targets what to look for, each with one unit or class for all images
     * @param aim most or least
     * @param count how many images to keep for each target, at least 1
     * @return one for each target, in their order
     * @throws IllegalArgumentException if no image is to be kept, images do not fit, or there is no such layer or unit
     */
    public static List<TopImages> of(
            LayeredNetwork network, Iterable<Batch> batches, List<Target> targets, Aim aim, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 image must be kept for each target, but got " + count);
        }
        NetworkDesign design = network.design();
        List<TopImages> tops = targets.stream()
                .map(target -> new TopImages(target, aim, design.input(), count))
                .toList();
        // Layer after layer, so that every image goes through the network once.
        List<Integer> order = IntStream.range(0, targets.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                        i -> design.indexOf(targets.get(i).layer())))
                .toList();
        int first = 0;
        for (Batch images : batches) {
            Interruption.check("looking through images");
            String layer = NetworkDesign.INPUT;
            Batch values = images;
            for (int number : order) {
                Target target = targets.get(number);
                if (design.indexOf(target.layer()) > design.indexOf(layer)) {
                    values = network.forward(layer, target.layer(), values);
                    layer = target.layer();
                }
                tops.get(number).look(images, first, Readings.ofLayer(network, target, values));
            }
            first += images.count();
        }
        return tops;
    }

    private void look(Batch images, int first, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (entries.size() == most && !aim.better(values[i], entries.get(most - 1).value)) {
                continue;
            }
            int place = entries.size();
            while (place > 0 && aim.better(values[i], entries.get(place - 1).value)) {
                place--;
            }
            entries.add(place, new Entry(first + i, values[i], images.row(i)));
            if (entries.size() > most) {
                entries.remove(most);
            }
        }
    }

    /**
     * Names what was looked for.
     *
     * @return a few words
     */
    public String target() {
        return target;
    }

    /**
     * Says which end was looked for.
     *
     * @return most or least
     */
    public Aim aim() {
        return aim;
    }

    /**
     * Counts the images kept.
     *
     * @return as many as were asked for, or all there are
     */
    public int size() {
        return entries.size();
    }

    /**
     * Names an image.
     *
     * @param rank from 0, the best
     * @return its number in the set, from 0
     */
    public int image(int rank) {
        return entries.get(rank).image;
    }

    /**
     * Gives what the target reads of an image.
     *
     * @param rank from 0, the best
     * @return the number
     */
    public double value(int rank) {
        return entries.get(rank).value;
    }

    /**
     * Copies the images.
     *
     * @return one row per rank
     */
    public Batch images() {
        return Batch.ofRows(shape, entries.stream().map(entry -> entry.pixels).toList());
    }
}
