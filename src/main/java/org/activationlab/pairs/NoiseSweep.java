package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Labels the same pairs with noise of several scales. All scales use the same noise images, only multiplied by another
 * factor, so a difference between two scales is none of luck between draws.
 *
 * @param scales the factors of the standard normal noise, in units of pixel value (pixels lie in [0, 1]), each finite and
 *     above the one before; at least one; copied
 * @param draws the noisy copies per image and scale, at least 1
 * @param seed the seed of the noise images
 */
public record NoiseSweep(List<Double> scales, int draws, long seed) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if there is no scale, they do not increase, one is not finite and above 0, or there
     *     is no draw
     */
    public NoiseSweep {
        scales = List.copyOf(scales);
        if (scales.isEmpty()) {
            throw new IllegalArgumentException("a sweep needs at least one scale, but none came");
        }
        double before = 0;
        for (double scale : scales) {
            // The settings of one scale check it and the draws.
            if (new NoiseSettings(scale, draws, seed).scale() <= before) {
                throw new IllegalArgumentException("scales must increase, but were " + scales);
            }
            before = scale;
        }
    }

    /**
     * Gives seven scales around the original study's 0.9 with its noise seed and a fifth of its draws.
     *
     * @return scales 0.1, 0.3, 0.5, 0.7, 0.9, 1.2 and 1.5; 200 draws; seed 42
     */
    public static NoiseSweep defaults() {
        return new NoiseSweep(
                List.of(0.1, 0.3, 0.5, 0.7, 0.9, 1.2, 1.5),
                200,
                NoiseSettings.defaults().seed());
    }

    /**
     * Changes the scales.
     *
     * @param newScales each above the one before
     * @return these settings with other scales
     */
    public NoiseSweep withScales(List<Double> newScales) {
        return new NoiseSweep(newScales, draws, seed);
    }

    /**
     * Changes the number of draws.
     *
     * @param newDraws the noisy copies per image and scale, at least 1
     * @return these settings with another number of draws
     */
    public NoiseSweep withDraws(int newDraws) {
        return new NoiseSweep(scales, newDraws, seed);
    }

    /**
     * Labels pairs at every scale; stops between two images if the thread is interrupted.
     *
     * @param device where to compute
     * @param images the images that the pairs were sampled from
     * @param networks the parameters of every model that a pair names, by its id; more are not used
     * @param pairs the predictions on the clean images, of any number of models in any order
     * @param progress receives the number of labels so far, up to pairs times scales, in the calling thread
     * @return the labels of every scale; in each the rows stand by model, in the order in which models first appear
     * @throws IllegalArgumentException if a pair's network or image is missing
     * @throws InterruptedException if the thread was interrupted
     */
    public SweptRatios measure(
            ComputeDevice device,
            LabelledImages images,
            Map<String, Parameters> networks,
            List<SampledPair> pairs,
            LongConsumer progress)
            throws InterruptedException {
        Collection<Work> byModel = byModel(images, networks, pairs);
        List<LabelTable> labels = new ArrayList<>();
        long done = 0;
        for (double scale : scales) {
            List<LabelledPair> rows = new ArrayList<>();
            NoiseSettings noise = new NoiseSettings(scale, draws, seed);
            try (NoiseLabeller labeller = new NoiseLabeller(device, images, noise)) {
                for (Work work : byModel) {
                    rows.addAll(work.label(labeller));
                    done += work.pairs().size();
                    progress.accept(done);
                }
            }
            labels.add(LabelTable.of(rows));
        }
        return new SweptRatios(scales, labels);
    }

    /** One model's pairs. */
    private record Work(Parameters network, List<SampledPair> pairs) {

        List<LabelledPair> label(NoiseLabeller labeller) throws InterruptedException {
            List<VoteHistogram> votes = labeller.label(
                    network, pairs.stream().map(SampledPair::imageIndex).toList());
            List<LabelledPair> rows = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                rows.add(new LabelledPair(pairs.get(i), votes.get(i)));
            }
            return rows;
        }
    }

    private static Collection<Work> byModel(
            LabelledImages images, Map<String, Parameters> networks, List<SampledPair> pairs) {
        Map<String, Work> byModel = new LinkedHashMap<>();
        for (SampledPair pair : pairs) {
            Parameters network = networks.get(pair.modelId());
            if (network == null) {
                throw new IllegalArgumentException("a pair names model " + pair.modelId()
                        + ", but the networks are those of " + networks.keySet());
            }
            if (pair.imageIndex() >= images.size()) {
                throw new IllegalArgumentException("there are " + images.size() + " images, but a pair of model "
                        + pair.modelId() + " names image " + pair.imageIndex()
                        + ". Maybe they are not the images it was sampled from.");
            }
            byModel.computeIfAbsent(pair.modelId(), id -> new Work(network, new ArrayList<>()))
                    .pairs()
                    .add(pair);
        }
        return byModel.values();
    }
}
