package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.activationlab.network.RandomStreams;

/**
 * Chooses which predictions of a whole population become pairs.
 *
 * @param design NATURAL or BALANCED; {@link PairSampler} does ORIGINAL
 * @param pairsPerModel how many pairs a model is to have: exactly so many of a NATURAL sample if there are as many images,
 *     on average of a BALANCED one
 * @param seed the seed of the choice
 */
public record PopulationSampler(SamplingDesign design, int pairsPerModel, long seed) {

    /** What twenty bits can number. */
    private static final int MOST_MODELS = 1 << 20;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the design is ORIGINAL or {@code pairsPerModel} is below 1
     */
    public PopulationSampler {
        requireSettings(design, pairsPerModel);
    }

    static void requireSettings(SamplingDesign design, int pairsPerModel) {
        if (design == SamplingDesign.ORIGINAL) {
            throw new IllegalArgumentException(
                    "design must be NATURAL or BALANCED, but was ORIGINAL, which PairSampler samples model by model");
        }
        if (pairsPerModel < 1) {
            throw new IllegalArgumentException("pairsPerModel must be at least 1, but was " + pairsPerModel);
        }
    }

    /**
     * Samples a population. A NATURAL sample of a model depends on its name alone; a BALANCED one on the answers of all.
     *
     * @param trueDigits (images), the labels of the test images, 0 to 9
     * @param population every model's answers to them, no model twice
     * @return the models in the same order with their images
     * @throws IllegalArgumentException if a model comes twice or has another number of answers than there are labels
     */
    public PopulationSample sample(int[] trueDigits, List<ModelAnswers> population) {
        if (population.size() > MOST_MODELS) {
            throw new IllegalArgumentException(
                    "at most " + MOST_MODELS + " models can be sampled together, but there are " + population.size());
        }
        Set<String> seen = new HashSet<>();
        for (ModelAnswers model : population) {
            if (model.size() != trueDigits.length) {
                throw new IllegalArgumentException("expected an answer to each of the " + trueDigits.length
                        + " images, but model " + model.modelId() + " has " + model.size());
            }
            if (!seen.add(model.modelId())) {
                throw new IllegalArgumentException("model " + model.modelId() + " comes twice");
            }
        }
        int[] right = new int[trueDigits.length];
        for (ModelAnswers model : population) {
            for (int image = 0; image < right.length; image++) {
                right[image] += model.digit(image) == trueDigits[image] ? 1 : 0;
            }
        }
        List<PopulationSample.ModelImages> models = design == SamplingDesign.NATURAL
                ? natural(trueDigits.length, population)
                : new BalancedDraw(trueDigits, population, right, pairsPerModel, new RandomStreams(seed)).models();
        int all = population.size();
        return new PopulationSample(
                models, (int) Arrays.stream(right).filter(count -> count == 0).count(), (int)
                        Arrays.stream(right).filter(count -> count == all).count());
    }

    private List<PopulationSample.ModelImages> natural(int images, List<ModelAnswers> population) {
        List<PopulationSample.ModelImages> models = new ArrayList<>();
        int[] all = new int[images];
        for (ModelAnswers model : population) {
            Arrays.setAll(all, image -> image);
            SplittableRandom random = new RandomStreams(seed).stream("sample/natural/" + model.modelId());
            int wanted = Math.min(pairsPerModel, images);
            shuffle(all, wanted, random);
            models.add(new PopulationSample.ModelImages(
                    model.modelId(),
                    Arrays.stream(all, 0, wanted).sorted().boxed().toList()));
        }
        return models;
    }

    /**
     * Brings a random choice to the front (R. A. Fisher, F. Yates, "Statistical tables", 1938; R. Durstenfeld, "Algorithm
     * 235: Random permutation", 1964).
     *
     * @param values any numbers, reordered
     * @param count how many places at the front are drawn
     * @param random used up by one number for each
     */
    static void shuffle(int[] values, int count, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, values.length);
            int chosen = values[j];
            values[j] = values[i];
            values[i] = chosen;
        }
    }
}
