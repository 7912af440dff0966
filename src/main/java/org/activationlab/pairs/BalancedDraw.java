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
 * <p>First the wrong pairs are dealt out: the models take turns in a random order, each taking one of its wrong answers at
 * an image that has the fewest pairs so far and a right model left to set against it, until the total is reached. So
 * models that err often do not crowd out the others, and a model has fewer pairs only where it has no more wrong answers
 * to give. Then every image gets as many right pairs, from the models whose wrong pairs most outnumber their right ones.
 * Ties fall at random. Images with little choice come first, because a choice made late must make good what others could
 * not; and in the end models swap places at single images as long as that evens counts out.
 */
final class BalancedDraw {

    /** Swaps come to an end by themselves, nearly always in a few rounds. */
    private static final int MOST_ROUNDS = 100;

    private final int[] trueDigits;
    private final List<ModelAnswers> population;
    private final int[] right;
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
        int[][] wrong = dealWrong((long) population.size() * pairsPerModel / 2, streams);
        int[] order = IntStream.range(0, right.length)
                .filter(image -> wrong[image].length > 0)
                .toArray();
        PopulationSampler.shuffle(order, order.length, streams.stream("sample/balanced/images"));
        evenOut(order, false, 1, wrong);
        evenOut(order, true, -1, chooseRight(order, wrong, streams.stream("sample/balanced/right")));
    }

    List<PopulationSample.ModelImages> models() {
        return IntStream.range(0, population.size())
                .mapToObj(model -> new PopulationSample.ModelImages(
                        population.get(model).modelId(),
                        chosen.get(model).stream().sorted().toList()))
                .toList();
    }

    /** Gives the models that are wrong at each image. */
    private int[][] dealWrong(long total, RandomStreams streams) {
        SplittableRandom random = streams.stream("sample/balanced/wrong");
        int[][] answers = new int[population.size()][];
        for (int model = 0; model < answers.length; model++) {
            int own = model;
            answers[model] = IntStream.range(0, right.length)
                    .filter(image -> isCandidate(own, image, false))
                    .toArray();
            PopulationSampler.shuffle(answers[model], answers[model].length, random);
        }
        int[][] picks = new int[right.length][0];
        int[] turns = IntStream.range(0, population.size()).toArray();
        long left = total;
        boolean dealt = true;
        while (dealt) {
            dealt = false;
            PopulationSampler.shuffle(turns, turns.length, random);
            for (int model : turns) {
                int image = left > 0 ? leastUsed(model, answers[model], picks) : -1;
                if (image >= 0) {
                    int count = picks[image].length;
                    picks[image] = Arrays.copyOf(picks[image], count + 1);
                    picks[image][count] = model;
                    ahead[model]++;
                    left--;
                    dealt = true;
                }
            }
        }
        return picks;
    }

    /** The first of a model's images with the fewest pairs, where it has none yet and a right model is left; or -1. */
    private int leastUsed(int model, int[] images, int[][] picks) {
        int best = -1;
        for (int image : images) {
            int count = picks[image].length;
            if (count < right[image] && (best < 0 || count < picks[best].length) && !contains(picks[image], model)) {
                best = image;
            }
        }
        return best;
    }

    /** Chooses as many right models at every image as there are wrong ones. */
    private int[][] chooseRight(int[] order, int[][] wrong, SplittableRandom random) {
        int[] sorted = Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparingInt(image -> right[image] - wrong[image].length))
                .mapToInt(Integer::intValue)
                .toArray();
        int[][] picks = new int[right.length][];
        for (int image : sorted) {
            int candidates = 0;
            for (int model = 0; model < keys.length; model++) {
                if (isCandidate(model, image, true)) {
                    keys[candidates++] = key(-ahead[model], random.nextInt(), model);
                }
            }
            Arrays.sort(keys, 0, candidates);
            picks[image] = new int[wrong[image].length];
            for (int i = 0; i < picks[image].length; i++) {
                picks[image][i] = (int) (keys[i] & 0xfffff);
                ahead[picks[image][i]]--;
            }
        }
        return picks;
    }

    /** Lets models swap places, then keeps the choice. */
    private void evenOut(int[] order, boolean kind, int step, int[][] picks) {
        boolean better = true;
        for (int round = 0; better && round < MOST_ROUNDS; round++) {
            better = false;
            for (int image : order) {
                better |= improve(image, kind, step, picks[image]);
            }
        }
        for (int image : order) {
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
