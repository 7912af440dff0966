package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.VoteHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitPlanTest {

    private static final int GROUPS = 400;
    private static final int IMAGES = 500;

    /** Two siblings in each of 400 groups; every fourth group was trained with Adam. */
    private static final List<ModelTraits> MODELS = IntStream.range(0, 2 * GROUPS)
            .mapToObj(i -> model("m" + i, "g" + i / 2, i / 2 % 4 == 0 ? "ADAM" : "SGD"))
            .toList();

    /** Thirty pairs per model, its images spread over all. */
    private static final List<LabelledPair> ROWS = IntStream.range(0, 2 * GROUPS * 30)
            .mapToObj(i -> pair("m" + i / 30, (i * 7 + i / 30 * 13) % IMAGES))
            .toList();

    private static final LabelTable PAIRS = LabelTable.of(ROWS);
    private static final Region ADAM = Region.parse("optimizer=ADAM");

    private static ModelTraits model(String id, String siblings, String optimizer) {
        return new ModelTraits(id, siblings, optimizer, 0.1, 0.05, "XAVIER_UNIFORM");
    }

    private static LabelledPair pair(String model, int image) {
        return new LabelledPair(new SampledPair(model, image, 1, 1), VoteHistogram.of(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    private static Stream<SplitPlan> plans(long seed) {
        return Stream.concat(
                Stream.of(SplitRule.BY_MODEL, SplitRule.BY_IMAGE, SplitRule.BY_MODEL_AND_IMAGE)
                        .map(rule -> SplitPlan.of(rule, seed)),
                Stream.of(SplitPlan.leaveOut(ADAM, seed)));
    }

    private static Object group(LabelTable pairs, int row) {
        return Integer.parseInt(pairs.modelId(row).substring(1)) / 2;
    }

    private static Set<Object> values(int[] rows, IntFunction<Object> of) {
        Set<Object> values = new HashSet<>();
        Arrays.stream(rows).mapToObj(of).forEach(values::add);
        return values;
    }

    private static void apart(int[] one, int[] other, IntFunction<Object> of) {
        assertThat(Collections.disjoint(values(one, of), values(other, of))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 42})
    void nothingStraddles(long seed) {
        plans(seed).forEach(plan -> {
            Split split = plan.divide(PAIRS, MODELS).split();
            if (plan.rule().newModels()) {
                IntFunction<Object> group = row -> group(PAIRS, row);
                apart(split.train(), split.validation(), group);
                apart(split.train(), split.test(), group);
                apart(split.validation(), split.test(), group);
            }
            if (plan.rule().newImages()) {
                apart(split.train(), split.validation(), PAIRS::image);
                apart(split.train(), split.test(), PAIRS::image);
                apart(split.validation(), split.test(), PAIRS::image);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 42})
    void whatACellCallsNewIsNotInTheTrainingPairs(long seed) {
        for (SplitPlan plan :
                List.of(SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, seed), SplitPlan.leaveOut(ADAM, seed))) {
            SplitCells cells = plan.divide(PAIRS, MODELS);
            assertThat(cells.cells()).containsExactly(TestCell.values());
            assertThat(cells.main()).isEqualTo(TestCell.NEW_MODEL_NEW_IMAGE);
            int[] train = cells.split().train();
            int[] validation = cells.split().validation();
            Set<Object> models = values(train, row -> group(PAIRS, row));
            Set<Object> images = values(train, PAIRS::image);
            for (TestCell cell : cells.cells()) {
                int[] rows = cells.rows(cell);
                boolean newModel = cell == TestCell.NEW_MODEL_NEW_IMAGE || cell == TestCell.NEW_MODEL_SEEN_IMAGE;
                boolean newImage = cell == TestCell.NEW_MODEL_NEW_IMAGE || cell == TestCell.SEEN_MODEL_NEW_IMAGE;
                assertThat(Arrays.stream(rows)).allMatch(row -> models.contains(group(PAIRS, row)) != newModel);
                assertThat(Arrays.stream(rows)).allMatch(row -> images.contains(PAIRS.image(row)) != newImage);
                apart(rows, validation, row -> group(PAIRS, row));
                apart(rows, validation, PAIRS::image);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 42})
    void everyRowIsInOnePlaceOrCountedAsUnused(long seed) {
        plans(seed).forEach(plan -> {
            SplitCells cells = plan.divide(PAIRS, MODELS);
            int[] placed = Stream.concat(
                            Stream.of(cells.split().train(), cells.split().validation()),
                            cells.cells().stream().map(cells::rows))
                    .flatMapToInt(Arrays::stream)
                    .sorted()
                    .toArray();
            assertThat(placed).doesNotHaveDuplicates();
            assertThat(Arrays.stream(placed)).allMatch(row -> row >= 0 && row < PAIRS.size());
            assertThat(placed.length + cells.unused()).isEqualTo(PAIRS.size());
            boolean both = plan.rule().newModels() && plan.rule().newImages();
            assertThat(cells.unused() > 0).isEqualTo(both);
            assertThat(cells.rows(cells.main())).isEqualTo(cells.split().test());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 42})
    void sharesAreNearThoseWanted(long seed) {
        double all = PAIRS.size();
        for (SplitRule rule : List.of(SplitRule.BY_MODEL, SplitRule.BY_IMAGE)) {
            Split split = SplitPlan.of(rule, seed).divide(PAIRS, MODELS).split();
            // 400 groups and 500 images: three standard deviations of a share are 0.074 and 0.066.
            assertThat(split.train().length / all).isCloseTo(0.6, within(0.075));
            assertThat(split.validation().length / all).isCloseTo(0.2, within(0.06));
            assertThat(split.test().length / all).isCloseTo(0.2, within(0.06));
        }
        SplitCells both = SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, seed).divide(PAIRS, MODELS);
        double seen = both.rows(TestCell.SEEN_MODEL_SEEN_IMAGE).length;
        assertThat(seen / (seen + both.split().train().length)).isCloseTo(0.1, within(0.01));
        assertThat(both.split().test().length / all).isCloseTo(0.04, within(0.02));
        // Neither validation models nor validation images: 1 - 0.64 - 0.04 is left over.
        assertThat(both.unused() / all).isCloseTo(0.32, within(0.07));
        SplitCells region = SplitPlan.leaveOut(ADAM, seed).divide(PAIRS, MODELS);
        // A quarter of the models, a fifth of the images.
        assertThat(region.split().test().length / all).isCloseTo(0.05, within(0.015));
        assertThat(Arrays.stream(region.split().test())).allMatch(row -> (int) group(PAIRS, row) % 4 == 0);
        assertThat(Arrays.stream(region.split().train())).allMatch(row -> (int) group(PAIRS, row) % 4 != 0);
    }

    @Test
    void doesNotDependOnTheOrderOfRowsNorOnWhatElseThereIs() {
        List<LabelledPair> mixed = new ArrayList<>(ROWS);
        Collections.shuffle(mixed, new Random(5));
        LabelTable fewer = LabelTable.of(mixed.subList(0, ROWS.size() / 2));
        plans(3).forEach(plan -> {
            Map<String, String> before = places(plan, PAIRS);
            Map<String, String> after = places(plan, fewer);
            assertThat(before).containsAllEntriesOf(after);
        });
    }

    /** Where each pair stands, by model and image. */
    private static Map<String, String> places(SplitPlan plan, LabelTable pairs) {
        SplitCells cells = plan.divide(pairs, MODELS);
        Map<String, String> places = new TreeMap<>();
        for (int row = 0; row < pairs.size(); row++) {
            places.put(pairs.modelId(row) + "/" + pairs.image(row), "unused");
        }
        Map<String, int[]> parts = new HashMap<>();
        parts.put("train", cells.split().train());
        parts.put("validation", cells.split().validation());
        cells.cells().forEach(cell -> parts.put(cell.name(), cells.rows(cell)));
        parts.forEach((name, rows) ->
                Arrays.stream(rows).forEach(row -> places.put(pairs.modelId(row) + "/" + pairs.image(row), name)));
        return places;
    }

    @Test
    void hashesAsThePageOfTheRuleSays() {
        // Python 3.11: (int.from_bytes(hashlib.sha256(text).digest()[:8], "big") >> 11) * 2.0 ** -53.
        assertThat(new HashedShare("meta/split/siblings", 0).of("g0")).isEqualTo(0.27909332557757405);
        assertThat(new HashedShare("meta/split/siblings", 0).of("g5")).isEqualTo(0.8243236588289623);
        assertThat(new HashedShare("meta/split/images", 7).of("3")).isEqualTo(0.9790077329787213);
        // The same for images 0 to 7 with seed 0: 0.54 0.71 0.47 0.64 0.38 0.23 0.76 0.94.
        LabelTable one = LabelTable.of(
                IntStream.range(0, 8).mapToObj(image -> pair("m0", image)).toList());
        Split split = SplitRule.BY_IMAGE.split(one, 0);
        assertThat(split.train()).containsExactly(0, 2, 4, 5);
        assertThat(split.validation()).containsExactly(1, 3, 6);
        assertThat(split.test()).containsExactly(7);
    }

    @Test
    void keepsTheSplitByPairOfStoredRuns() {
        // Recorded by the first version of the rule, for a run of 11,442 pairs with seed 0.
        LabelTable pairs = LabelTable.of(Collections.nCopies(11_442, pair("m0", 1)));
        assertThat(SplitRule.BY_PAIR.split(pairs, 0).fingerprint())
                .isEqualTo("adcbae483195bad8f4d98b0c9f639f80c21f71eeb798bdfd0129140a7a9b15e5");
        SplitCells cells = SplitPlan.of(SplitRule.BY_PAIR, 0).divide(pairs, List.of());
        assertThat(cells.cells()).containsExactly(TestCell.SEEN_MODEL_SEEN_IMAGE);
        assertThat(cells.unused()).isZero();
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> SplitRule.BY_MODEL.split(PAIRS, 0)).hasMessageContaining("traits of every model");
        assertThatThrownBy(() -> SplitPlan.of(SplitRule.BY_REGION, 0)).hasMessageContaining("BY_REGION needs a region");
        assertThatThrownBy(() -> new SplitPlan(SplitRule.BY_IMAGE, 0, Optional.of(ADAM)))
                .hasMessageContaining("optimizer=ADAM");
        LabelTable few = LabelTable.of(List.of(pair("m0", 0), pair("m0", 2)));
        assertThatThrownBy(() -> SplitRule.BY_IMAGE.split(few, 0))
                .hasMessageContaining("split by image with seed 0 leaves 2 pairs to train, 0 to choose and 0 to test");
        assertThatThrownBy(() ->
                        SplitPlan.leaveOut(Region.parse("optimizer=LION"), 0).divide(PAIRS, MODELS))
                .hasMessageContaining("split without optimizer=LION");
    }

    @Test
    void readsAndListsRegions() {
        assertThat(Region.parse("weight-decay=5e-2")).hasToString("weight-decay=0.05");
        assertThat(Region.parse("learning-rate=0.1").contains(MODELS.get(0))).isTrue();
        assertThat(ADAM.contains(MODELS.get(0))).isTrue();
        assertThat(ADAM.contains(MODELS.get(2))).isFalse();
        // All have the same rates and initial values.
        assertThat(Region.of(MODELS)).containsExactly(ADAM, Region.parse("optimizer=SGD"));
        for (String wrong : List.of("optimizer", "optimizer=", "=ADAM", "colour=red")) {
            assertThatThrownBy(() -> Region.parse(wrong)).hasMessageContaining("for example optimizer=ADAM");
        }
        assertThatThrownBy(() -> Region.parse("learning-rate=fast")).hasMessageContaining("needs a number");
    }
}
