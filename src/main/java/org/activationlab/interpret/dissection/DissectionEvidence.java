package org.activationlab.interpret.dissection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.metrics.Interval;
import org.activationlab.metrics.Quantile;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * Dissects a layer and asks how much of what comes out is luck: images are drawn again for an interval, and activations
 * are laid over other images for a baseline. A unit that prefers a place overlaps with every concept that is often there;
 * only what is above that baseline speaks of what the image shows.
 */
public final class DissectionEvidence {

    private static final double CONFIDENCE = 0.95;

    private DissectionEvidence() {}

    /**
     * Dissects.
     *
     * @param network of images of one channel, light ink on dark paper
     * @param layer the name of a layer of maps
     * @param images from 0 to 1
     * @param topShare the share of places that count as active, above 0 and below 1
     * @param resamples how often images are drawn again for the intervals, at least 1
     * @param shuffles how often activations are laid over other images, at least 1
     * @param seed of draws and shuffles, which are the same for all units and concepts
     * @return one entry for each channel
     * @throws IllegalArgumentException as {@link Dissection#of} does, and if there is no resample or no shuffle
     */
    public static List<UnitEvidence> of(
            LayeredNetwork network,
            String layer,
            Batch images,
            double topShare,
            int resamples,
            int shuffles,
            long seed) {
        if (resamples < 1 || shuffles < 1) {
            throw new IllegalArgumentException(
                    "resamples and shuffles must be at least 1, but were " + resamples + " and " + shuffles);
        }
        List<ActivePlaces> units = Dissection.units(network, layer, images, topShare);
        Map<Concept, List<PixelSet>> concepts = Dissection.concepts(images);
        RandomStreams streams = new RandomStreams(seed);
        int[][] draws = draws(images.count(), resamples, streams.stream("dissection/resamples"));
        int[][] orders = orders(images.count(), shuffles, streams.stream("dissection/shuffles"));
        List<UnitEvidence> evidence = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            List<PixelSet> active = units.get(unit).pixels();
            Map<Concept, ConceptEvidence> all = new EnumMap<>(Concept.class);
            double[] largestLeads = new double[shuffles];
            Arrays.fill(largestLeads, Double.NEGATIVE_INFINITY);
            concepts.forEach((concept, shown) -> {
                double[] shuffled = shuffled(active, shown, orders);
                double mean = Arrays.stream(shuffled).average().orElseThrow();
                for (int i = 0; i < shuffles; i++) {
                    largestLeads[i] = Math.max(largestLeads[i], shuffled[i] - mean);
                }
                all.put(concept, evidence(active, shown, draws, shuffled, mean));
            });
            evidence.add(new UnitEvidence(
                    Dissection.meaning(layer, unit, units.get(unit), concepts),
                    all,
                    Arrays.stream(largestLeads).max().orElseThrow()));
        }
        return evidence;
    }

    /** How often each image is drawn, resample by resample. */
    private static int[][] draws(int images, int resamples, SplittableRandom random) {
        int[][] draws = new int[resamples][images];
        for (int[] draw : draws) {
            for (int i = 0; i < images; i++) {
                draw[random.nextInt(images)]++;
            }
        }
        return draws;
    }

    /** Which image's concepts each image's activations are laid over, shuffle by shuffle. */
    private static int[][] orders(int images, int shuffles, SplittableRandom random) {
        int[][] orders = new int[shuffles][];
        for (int i = 0; i < shuffles; i++) {
            orders[i] = IntStream.range(0, images).toArray();
            Shuffle.shuffle(orders[i], random);
        }
        return orders;
    }

    private static ConceptEvidence evidence(
            List<PixelSet> active, List<PixelSet> shown, int[][] draws, double[] shuffled, double mean) {
        int count = active.size();
        int[] inOrder = IntStream.range(0, count).toArray();
        double[] both = new double[count];
        double[] either = new double[count];
        for (int i = 0; i < count; i++) {
            both[i] = active.get(i).shared(shown.get(i));
            either[i] = active.get(i).size() + shown.get(i).size() - both[i];
        }
        double[] redrawn = new double[draws.length];
        for (int resample = 0; resample < draws.length; resample++) {
            double shared = 0;
            double all = 0;
            for (int i = 0; i < count; i++) {
                shared += draws[resample][i] * both[i];
                all += draws[resample][i] * either[i];
            }
            // Without any active place and concept there is nothing to overlap.
            redrawn[resample] = all == 0 ? 0 : shared / all;
        }
        Arrays.sort(redrawn);
        return new ConceptEvidence(
                overlap(active, shown, inOrder),
                new Interval(
                        Quantile.ofSorted(redrawn, (1 - CONFIDENCE) / 2),
                        Quantile.ofSorted(redrawn, (1 + CONFIDENCE) / 2)),
                mean,
                Arrays.stream(shuffled).max().orElseThrow());
    }

    private static double[] shuffled(List<PixelSet> active, List<PixelSet> shown, int[][] orders) {
        return Arrays.stream(orders)
                .mapToDouble(order -> overlap(active, shown, order))
                .toArray();
    }

    private static double overlap(List<PixelSet> active, List<PixelSet> shown, int[] order) {
        double both = 0;
        double either = 0;
        for (int i = 0; i < order.length; i++) {
            PixelSet own = active.get(i);
            PixelSet other = shown.get(order[i]);
            int shared = own.shared(other);
            both += shared;
            either += own.size() + other.size() - shared;
        }
        return both / either;
    }
}
