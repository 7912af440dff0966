package org.activationlab.meta;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;
import org.activationlab.pairs.LabelTable;

/**
 * A rule with all that it needs to divide a table of pairs.
 *
 * <p>All rules but {@link SplitRule#BY_PAIR} decide by a hash of their use, the seed, and the group of siblings or the
 * image. So they depend neither on the order of the rows nor on other models and images: each keeps its side when more
 * are added.
 *
 * @param rule how pairs are divided
 * @param seed decides who stands where
 * @param region what is left out; only for {@link SplitRule#BY_REGION}, which must have one
 */
public record SplitPlan(SplitRule rule, long seed, Optional<Region> region) {

    /** With fewer pairs a part of a split by pair would be empty. */
    private static final int FEWEST = 5;

    private static final double PAIR_TEST_SHARE = 0.20;
    private static final double PAIR_VALIDATION_SHARE = 0.16;

    /** The share of the pairs of training models and training images that tests and does not train. */
    private static final double HELD_SHARE = 0.1;

    /** Checks that a region is named where one is left out, and only there. */
    public SplitPlan {
        if (region.isPresent() != (rule == SplitRule.BY_REGION)) {
            throw new IllegalArgumentException(
                    rule + (region.isPresent() ? " leaves no region out, but got " + region.get() : " needs a region")
                            + ". Only BY_REGION has one, for example optimizer=ADAM.");
        }
    }

    /**
     * Plans any rule but {@link SplitRule#BY_REGION}.
     *
     * @param rule how pairs are divided
     * @param seed decides who stands where
     * @return the plan
     * @throws IllegalArgumentException if the rule needs a region
     */
    public static SplitPlan of(SplitRule rule, long seed) {
        return new SplitPlan(rule, seed, Optional.empty());
    }

    /**
     * Plans to leave a region out.
     *
     * @param region whose models test
     * @param seed decides on which side the others stand
     * @return the plan
     */
    public static SplitPlan leaveOut(Region region, long seed) {
        return new SplitPlan(SplitRule.BY_REGION, seed, Optional.of(region));
    }

    /**
     * Names the plan for a reader.
     *
     * @return for example "by model and image", or "without optimizer=ADAM"
     */
    public String title() {
        return region.map(left -> "without " + left).orElse(rule.title());
    }

    /**
     * Divides.
     *
     * @param pairs the table whose rows are divided
     * @param models the traits of at least every model of the table; not needed where only images or pairs are divided
     * @return the parts as row numbers of the table, each ascending except by pair
     * @throws IllegalArgumentException if a part would be empty, or a model's traits are missing
     */
    public SplitCells divide(LabelTable pairs, Collection<ModelTraits> models) {
        return rule == SplitRule.BY_PAIR ? byPair(pairs) : bySides(pairs, models);
    }

    private SplitCells byPair(LabelTable pairs) {
        int count = pairs.size();
        if (count < FEWEST) {
            throw new IllegalArgumentException(
                    "a split by pair needs at least " + FEWEST + " pairs, but there are " + count);
        }
        int[] rows = IntStream.range(0, count).toArray();
        Shuffle.shuffle(rows, new RandomStreams(seed).stream("meta/split/by-pair"));
        int test = Math.toIntExact(Math.round(PAIR_TEST_SHARE * count));
        int validation = Math.toIntExact(Math.round(PAIR_VALIDATION_SHARE * count));
        return new SplitCells(
                Arrays.copyOfRange(rows, test + validation, count),
                Arrays.copyOfRange(rows, test, test + validation),
                Map.of(TestCell.SEEN_MODEL_SEEN_IMAGE, Arrays.copyOf(rows, test)),
                TestCell.SEEN_MODEL_SEEN_IMAGE,
                0);
    }

    private SplitCells bySides(LabelTable pairs, Collection<ModelTraits> models) {
        IntFunction<Side> ofModel = modelSides(pairs, models);
        IntFunction<Side> ofImage = imageSides(pairs);
        HashedShare held = new HashedShare("meta/split/held-pairs", seed);
        TestCell main = TestCell.of(rule.newModels(), rule.newImages());
        boolean both = main == TestCell.NEW_MODEL_NEW_IMAGE;
        IntStream.Builder train = IntStream.builder();
        IntStream.Builder validation = IntStream.builder();
        Map<TestCell, IntStream.Builder> cells = new EnumMap<>(TestCell.class);
        int unused = 0;
        for (int row = 0; row < pairs.size(); row++) {
            // What is not divided stands wherever the other stands.
            Side model = rule.newModels() ? ofModel.apply(row) : ofImage.apply(row);
            Side image = rule.newImages() ? ofImage.apply(row) : model;
            if (model == Side.TRAIN && image == Side.TRAIN) {
                if (both && held.of(pairs.modelId(row) + "/" + pairs.image(row)) < HELD_SHARE) {
                    add(cells, TestCell.SEEN_MODEL_SEEN_IMAGE, row);
                } else {
                    train.add(row);
                }
            } else if (model == Side.VALIDATION && image == Side.VALIDATION) {
                validation.add(row);
            } else if (model == Side.VALIDATION || image == Side.VALIDATION) {
                unused++;
            } else {
                add(cells, both ? TestCell.of(model == Side.TEST, image == Side.TEST) : main, row);
            }
        }
        Map<TestCell, int[]> tests = new EnumMap<>(TestCell.class);
        cells.forEach((cell, rows) -> tests.put(cell, rows.build().toArray()));
        return checked(train.build().toArray(), validation.build().toArray(), tests, main, unused);
    }

    private static void add(Map<TestCell, IntStream.Builder> cells, TestCell cell, int row) {
        cells.computeIfAbsent(cell, key -> IntStream.builder()).add(row);
    }

    /** The side of a row's model; each model is hashed once. */
    private IntFunction<Side> modelSides(LabelTable pairs, Collection<ModelTraits> models) {
        HashedShare share = new HashedShare("meta/split/siblings", seed);
        Map<String, Side> sides = new HashMap<>();
        for (ModelTraits model : models) {
            double place = share.of(model.siblings());
            Side side = region.isEmpty()
                    ? Side.of(place)
                    : region.get().contains(model) ? Side.TEST : Side.withoutTest(place);
            sides.put(model.modelId(), side);
        }
        return row -> {
            Side side = sides.get(pairs.modelId(row));
            if (side == null) {
                throw new IllegalArgumentException("a split " + rule.title() + " needs the traits of every model, but "
                        + pairs.modelId(row) + " has none. Give those of the whole population.");
            }
            return side;
        };
    }

    /** The side of a row's image; each image is hashed once. */
    private IntFunction<Side> imageSides(LabelTable pairs) {
        HashedShare share = new HashedShare("meta/split/images", seed);
        Map<Integer, Side> sides = new HashMap<>();
        return row -> sides.computeIfAbsent(pairs.image(row), image -> Side.of(share.of(Integer.toString(image))));
    }

    private SplitCells checked(int[] train, int[] validation, Map<TestCell, int[]> tests, TestCell main, int unused) {
        int[] test = tests.getOrDefault(main, new int[0]);
        if (train.length == 0 || validation.length == 0 || test.length == 0) {
            throw new IllegalArgumentException("split " + title() + " with seed " + seed + " leaves " + train.length
                    + " pairs to train, " + validation.length + " to choose and " + test.length
                    + " to test, but each part needs one. It takes more groups of sibling models, or more images");
        }
        return new SplitCells(train, validation, tests, main, unused);
    }
}
