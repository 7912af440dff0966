package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.network.RandomStreams;

/**
 * One BALANCED sample in the making.
 *
 * <p>Every image gives k right and k wrong pairs, k the same for all images but where there are too few models of a kind,
 * and one more for some images in a random order, until the total is reached. First the wrong pairs are chosen, at each
 * image from the models with the fewest of them so far; then the right ones, from the models whose wrong pairs most
 * outnumber their right ones. Ties fall at random. Images with little choice come first, because a choice made late must
 * make good what others could not; and in the end models swap places at single images as long as that evens counts out.
 */
final class BalancedDraw {

    /** Swaps come to an end by themselves, nearly always in a few rounds. */
    private static final int MOST_ROUNDS = 100;

    private final int[] trueDigits;
    private final List<ModelAnswers> population;
    private final int[] right;
    private final int[] wanted;
    private final List<List<Integer>> chosen = new ArrayList<>();
    /** Wrong pairs of each model so far, less the right ones chosen since. */
    private final int[] ahead;

    private final long[] keys;

    /**
     * Draws the sample.
     *
     * @param right how many models are right on each image
     */
    BalancedDraw(
            int[] trueDigits, List<ModelAnswers> population, int[] right, int pairsPerModel, RandomStreams streams) {
        this.trueDigits = trueDigits;
        this.population = population;
        this.right = right;
        ahead = new int[population.size()];
        keys = new long[population.size()];
        population.forEach(model -> chosen.add(new ArrayList<>()));
        int[] order = IntStream.range(0, right.length).toArray();
        PopulationSampler.shuffle(order, order.length, streams.stream("sample/balanced/images"));
        wanted = wanted(order, (long) population.size() * pairsPerModel / 2);
        choose(order, false, 1, streams.stream("sample/balanced/wrong"));
        choose(order, true, -1, streams.stream("sample/balanced/right"));
    }

    List<PopulationSample.ModelImages> models() {
        return IntStream.range(0, population.size())
                .mapToObj(model -> new PopulationSample.ModelImages(
                        population.get(model).modelId(),
                        chosen.get(model).stream().sorted().toList()))
                .toList();
    }

    /** How many models of the rarer kind an image has. */
    private int most(int image) {
        return Math.min(right[image], population.size() - right[image]);
    }

    /** How many right, and as many wrong, pairs each image gives, so that they add up to a total. */
    private int[] wanted(int[] order, long total) {
        int level = 0;
        while (level < population.size() && sum(level + 1) <= total) {
            level++;
        }
        int[] each = new int[right.length];
        for (int image = 0; image < each.length; image++) {
            each[image] = Math.min(level, most(image));
        }
        long left = total - sum(level);
        for (int image : order) {
            if (left > 0 && most(image) > level) {
                each[image]++;
                left--;
            }
        }
        return each;
    }

    private long sum(int level) {
        return IntStream.range(0, right.length)
                .mapToLong(image -> Math.min(level, most(image)))
                .sum();
    }

    /** Chooses models of a kind at every image and moves their counts by a step. */
    private void choose(int[] order, boolean kind, int step, SplittableRandom random) {
        int[] sorted = Arrays.stream(order)
                .filter(image -> wanted[image] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(
                        image -> (kind ? right[image] : population.size() - right[image]) - wanted[image]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[][] picks = new int[right.length][];
        for (int image : sorted) {
            int candidates = 0;
            for (int model = 0; model < keys.length; model++) {
                if (isCandidate(model, image, kind)) {
                    keys[candidates++] = key(step * ahead[model], random.nextInt(), model);
                }
            }
            Arrays.sort(keys, 0, candidates);
            picks[image] = new int[wanted[image]];
            for (int i = 0; i < wanted[image]; i++) {
                picks[image][i] = (int) (keys[i] & 0xfffff);
                ahead[picks[image][i]] += step;
            }
        }
        boolean better = true;
        for (int round = 0; better && round < MOST_ROUNDS; round++) {
            better = false;
            for (int image : sorted) {
                better |= improve(image, kind, step, picks[image]);
            }
        }
        for (int image : sorted) {
            for (int model : picks[image]) {
                chosen.get(model).add(image);
            }
        }
    }

    private boolean isCandidate(int model, int image, boolean kind) {
        return (population.get(model).digit(image) == trueDigits[image]) == kind;
    }

    /** Lets a model with too many pairs give its place at an image to one with too few; every swap evens counts out. */
    private boolean improve(int image, boolean kind, int step, int[] picks) {
        boolean better = false;
        while (true) {
            int most = 0;
            for (int i = 1; i < picks.length; i++) {
                most = step * ahead[picks[i]] > step * ahead[picks[most]] ? i : most;
            }
            int bound = step * ahead[picks[most]] - 2;
            int fewest = -1;
            for (int model = 0; model < ahead.length; model++) {
                if (step * ahead[model] <= bound && isCandidate(model, image, kind) && !contains(picks, model)) {
                    fewest = model;
                    bound = step * ahead[model] - 1;
                }
            }
            if (fewest < 0) {
                return better;
            }
            ahead[picks[most]] -= step;
            ahead[fewest] += step;
            picks[most] = fewest;
            better = true;
        }
    }

    private static boolean contains(int[] picks, int model) {
        return Arrays.stream(picks).anyMatch(pick -> pick == model);
    }

    /** Sorts by count, then at random: 20 bits of each, and 24 of chance. */
    private static long key(int count, int random, int model) {
        return ((long) count << 44) | ((random & 0xffffffL) << 20) | model;
    }
}
