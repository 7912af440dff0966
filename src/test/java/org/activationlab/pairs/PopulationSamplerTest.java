package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationSamplerTest {

    private static PopulationSampler sampler(SamplingDesign design, int pairs, long seed) {
        return new PopulationSampler(design, pairs, seed);
    }

    /** Models of very different skill on images of very different difficulty. */
    private static List<ModelAnswers> population(long seed, int models, int[] truth) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] difficulty = new double[truth.length];
        for (int image = 0; image < truth.length; image++) {
            truth[image] = random.nextInt(10);
            difficulty[image] = random.nextDouble();
        }
        List<ModelAnswers> population = new ArrayList<>();
        for (int model = 0; model < models; model++) {
            double skill = 0.4 + random.nextDouble();
            int[] digits = new int[truth.length];
            for (int image = 0; image < truth.length; image++) {
                boolean right = random.nextDouble() < skill - difficulty[image] * difficulty[image];
                digits[image] = right ? truth[image] : (truth[image] + 1 + random.nextInt(9)) % 10;
            }
            population.add(ModelAnswers.of("m" + model, digits));
        }
        return population;
    }

    private static LabelTable labels(int[] truth, List<ModelAnswers> population, PopulationSample sample) {
        List<LabelledPair> rows = new ArrayList<>();
        for (int model = 0; model < population.size(); model++) {
            ModelAnswers own = population.get(model);
            assertThat(sample.models().get(model).modelId()).isEqualTo(own.modelId());
            for (int image : sample.models().get(model).images()) {
                rows.add(new LabelledPair(
                        new SampledPair(own.modelId(), image, truth[image], own.digit(image)),
                        VoteHistogram.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
            }
        }
        return LabelTable.of(rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void balancedHasAsManyRightAsWrongPairsOfEveryImage(long seed) {
        int[] truth = new int[400];
        List<ModelAnswers> population = population(seed, 30, truth);
        PopulationSample sample = sampler(SamplingDesign.BALANCED, 40, seed).sample(truth, population);
        LabelTable labels = labels(truth, population, sample);
        int[] balance = new int[truth.length];
        int[] count = new int[truth.length];
        for (int row = 0; row < labels.size(); row++) {
            balance[labels.image(row)] += labels.correct(row) ? 1 : -1;
            count[labels.image(row)]++;
        }
        assertThat(balance).containsOnly(0);
        // Enough images have both kinds, so the total is met exactly: 30 models of 40 pairs.
        assertThat(labels.size()).isEqualTo(1200);
        int neverRight = 0;
        int neverWrong = 0;
        for (int image = 0; image < truth.length; image++) {
            int own = image;
            long right =
                    population.stream().filter(m -> m.digit(own) == truth[own]).count();
            neverRight += right == 0 ? 1 : 0;
            neverWrong += right == 30 ? 1 : 0;
            assertThat(count[image] / 2).isLessThanOrEqualTo((int) Math.min(right, 30 - right));
        }
        assertThat(sample.neverRight()).isEqualTo(neverRight);
        assertThat(sample.neverWrong()).isEqualTo(neverWrong);
        for (PopulationSample.ModelImages model : sample.models()) {
            assertThat(model.images()).isSorted();
            assertThat(new HashSet<>(model.images())).hasSameSizeAs(model.images());
        }
        for (int model = 0; model < 30; model++) {
            ModelAnswers own = population.get(model);
            long wrong = IntStream.range(0, truth.length)
                    .filter(image -> own.digit(image) != truth[image])
                    .count();
            // About 40 pairs each, but where a model has fewer than 20 wrong answers to set against right ones.
            assertThat(sample.models().get(model).images()).hasSizeBetween((int) Math.min(30, wrong), 60);
        }
        LookupLeak leak = LookupLeak.of(labels);
        assertThat(leak.byImage()).isEqualTo(0.5);
        // An unbalanced sample of these models gives a look-up by model away far more.
        assertThat(leak.byModel()).isBetween(0.5, 0.53);
        LabelTable all = labels(
                truth, population, sampler(SamplingDesign.NATURAL, 400, seed).sample(truth, population));
        assertThat(LookupLeak.of(all).byModel()).isGreaterThan(0.6);
        assertThat(LookupLeak.of(all).byImage()).isGreaterThan(0.7);
    }

    @Test
    void balancedTakesTheOneChoiceThatAHandCaseHas() {
        // Image 0: a right, b wrong; image 1: a wrong, b right; image 2: both right; image 3: both wrong.
        int[] truth = {1, 2, 3, 4};
        List<ModelAnswers> population = List.of(ModelAnswers.of("a", 1, 9, 3, 9), ModelAnswers.of("b", 9, 2, 3, 9));
        PopulationSample sample = sampler(SamplingDesign.BALANCED, 200, 7).sample(truth, population);
        assertThat(sample.models())
                .containsExactly(
                        new PopulationSample.ModelImages("a", List.of(0, 1)),
                        new PopulationSample.ModelImages("b", List.of(0, 1)));
        assertThat(sample.pairs()).isEqualTo(4);
        assertThat(sample.neverRight()).isEqualTo(1);
        assertThat(sample.neverWrong()).isEqualTo(1);
        LookupLeak leak = LookupLeak.of(labels(truth, population, sample));
        assertThat(leak).isEqualTo(new LookupLeak(0.5, 0.5));
    }

    @Test
    void balancedSharesWrongPairsOutBeforeAnyModelHasTwo() {
        // Four models, four images; on image i only model i is right: three can be wrong, one right pair each.
        int[] truth = {0, 0, 0, 0};
        List<ModelAnswers> population = new ArrayList<>();
        for (int model = 0; model < 4; model++) {
            int[] digits = {5, 5, 5, 5};
            digits[model] = 0;
            population.add(ModelAnswers.of("m" + model, digits));
        }
        for (long seed = 0; seed < 20; seed++) {
            PopulationSample sample = sampler(SamplingDesign.BALANCED, 2, seed).sample(truth, population);
            LabelTable labels = labels(truth, population, sample);
            assertThat(labels.size()).isEqualTo(8);
            assertThat(sample.models()).allMatch(model -> model.images().size() == 2);
            assertThat(LookupLeak.of(labels)).isEqualTo(new LookupLeak(0.5, 0.5));
        }
    }

    @Test
    void naturalDrawsRandomImagesWithoutReplacementByModelAlone() {
        int[] truth = new int[100];
        List<ModelAnswers> population = population(9, 400, truth);
        PopulationSampler sampler = sampler(SamplingDesign.NATURAL, 25, 3);
        PopulationSample sample = sampler.sample(truth, population);
        int[] counts = new int[100];
        for (PopulationSample.ModelImages model : sample.models()) {
            assertThat(model.images()).hasSize(25).isSorted().doesNotHaveDuplicates();
            model.images().forEach(image -> counts[image]++);
        }
        // Each image is drawn with chance 1/4 by each of 400 models: 100 +- 8.7; six deviations for 100 images.
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(48, 152));
        double right = Arrays.stream(boxed(labels(truth, population, sample).correct()))
                .filter(is -> is)
                .count();
        double all = population.stream()
                .mapToLong(model -> IntStream.range(0, 100)
                        .filter(image -> model.digit(image) == truth[image])
                        .count())
                .sum();
        assertThat(right / (400 * 25)).isCloseTo(all / (400 * 100), within(0.02));
        // A model's images do not change when other models come or go.
        PopulationSample alone = sampler.sample(truth, population.subList(17, 18));
        assertThat(alone.models().get(0)).isEqualTo(sample.models().get(17));
        assertThat(sample.models().get(0).images())
                .isNotEqualTo(sample.models().get(1).images());
        assertThat(sampler(SamplingDesign.NATURAL, 101, 3)
                        .sample(truth, population.subList(0, 1))
                        .pairs())
                .isEqualTo(100);
    }

    private static Boolean[] boxed(boolean[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toArray(Boolean[]::new);
    }

    @ParameterizedTest
    @EnumSource(names = {"NATURAL", "BALANCED"})
    void dependsOnTheSeedAndNothingElse(SamplingDesign design) {
        int[] truth = new int[200];
        List<ModelAnswers> population = population(4, 10, truth);
        PopulationSample sample = sampler(design, 20, 1).sample(truth, population);
        assertThat(sampler(design, 20, 1).sample(truth, population)).isEqualTo(sample);
        assertThat(sampler(design, 20, 2).sample(truth, population)).isNotEqualTo(sample);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> sampler(SamplingDesign.ORIGINAL, 1, 1)).hasMessageContaining("PairSampler");
        assertThatThrownBy(() -> sampler(SamplingDesign.NATURAL, 0, 1)).hasMessageContaining("at least 1, but was 0");
        assertThatThrownBy(() -> new PairSampler(SamplingDesign.BALANCED, 1)).hasMessageContaining("must be ORIGINAL");
        PopulationSampler sampler = sampler(SamplingDesign.NATURAL, 1, 1);
        ModelAnswers own = ModelAnswers.of("a", 1, 2);
        assertThatThrownBy(() -> sampler.sample(new int[3], List.of(own))).hasMessageContaining("model a has 2");
        assertThatThrownBy(() -> sampler.sample(new int[2], List.of(own, own))).hasMessageContaining("comes twice");
        assertThatThrownBy(() -> ModelAnswers.of("a", 1, 10)).hasMessageContaining("the answer to image 1 must be");
        assertThatThrownBy(() -> ModelAnswers.of("a b", 1)).hasMessageContaining("modelId must be");
        assertThat(sampler(SamplingDesign.BALANCED, 5, 1)
                        .sample(new int[2], List.of())
                        .models())
                .isEmpty();
    }
}
