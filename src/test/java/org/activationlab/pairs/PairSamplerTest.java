package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.activationlab.pairs.SampledPairs.ShortCell;
import org.junit.jupiter.api.Test;

class PairSamplerTest {

    @Test
    void takesTheFirstOfEveryCellInTestOrder() {
        int[] labels = {1, 0, 0, 1, 0, 1, 0, 0};
        int[] answers = {1, 7, 0, 1, 0, 1, 0, 3};
        SampledPairs sampled = PairSampler.original().withPerCell(2).sample("m", labels, answers);
        // By hand: digit 0 right at 2, 4, (6); wrong at 1, 7; digit 1 right at 0, 3, (5); wrong never.
        assertThat(sampled.pairs())
                .containsExactly(
                        new SampledPair("m", 2, 0, 0),
                        new SampledPair("m", 4, 0, 0),
                        new SampledPair("m", 1, 0, 7),
                        new SampledPair("m", 7, 0, 3),
                        new SampledPair("m", 0, 1, 1),
                        new SampledPair("m", 3, 1, 1));
        assertThat(sampled.shortCells())
                .hasSize(17)
                .startsWith(new ShortCell(1, false, 0), new ShortCell(2, true, 0), new ShortCell(2, false, 0))
                .endsWith(new ShortCell(9, true, 0), new ShortCell(9, false, 0));
    }

    @Test
    void countsWhatAShortCellFound() {
        SampledPairs sampled = PairSampler.original().sample("m", new int[] {5, 5, 5}, new int[] {5, 6, 7});
        assertThat(sampled.shortCells()).contains(new ShortCell(5, true, 1), new ShortCell(5, false, 2));
    }

    @Test
    void fillsTwoHundredPairsWhenThereAreEnough() {
        SplittableRandom random = new SplittableRandom(1);
        int[] labels = random.ints(10_000, 0, 10).toArray();
        int[] answers = labels.clone();
        for (int i = 0; i < answers.length; i += 3) {
            answers[i] = (labels[i] + 1) % 10;
        }
        SampledPairs sampled = PairSampler.original().sample("m", labels, answers);
        assertThat(sampled.pairs()).hasSize(200).doesNotHaveDuplicates();
        assertThat(sampled.pairs().stream().filter(SampledPair::correct)).hasSize(100);
        assertThat(sampled.shortCells()).isEmpty();
    }

    @Test
    void aModelWithoutImagesLeavesEveryCellShort() {
        SampledPairs sampled = PairSampler.original().sample("m", new int[0], new int[0]);
        assertThat(sampled.pairs()).isEmpty();
        assertThat(sampled.shortCells()).hasSize(20);
    }

    @Test
    void refusesArraysThatDoNotBelongTogether() {
        assertThatThrownBy(() -> PairSampler.original().sample("m", new int[3], new int[2]))
                .hasMessageContaining("3 labels and 2 predictions");
        assertThatThrownBy(() -> PairSampler.original().sample("m", new int[] {10}, new int[] {1}))
                .hasMessageContaining("trueDigit");
        assertThatThrownBy(() -> new PairSampler(SamplingDesign.ORIGINAL, 0)).hasMessageContaining("perCell");
    }
}
