package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.activationlab.metrics.BinomialInterval;
import org.junit.jupiter.api.Test;

class PairTypesTest {

    private static final TraceLayout SMALL =
            new TraceLayout(List.of(new TraceLayout.Part("a", 2, "two"), new TraceLayout.Part("b", 1, "one")));

    @Test
    void aPairIsCorrectWhenBothDigitsAgree() {
        assertThat(new SampledPair("7f3a", 4711, 9, 4).correct()).isFalse();
        assertThat(new SampledPair("7f3a", 4711, 9, 9).correct()).isTrue();
    }

    @Test
    void aPairRefusesWhatIsNoIdNoIndexNoDigit() {
        assertThatThrownBy(() -> new SampledPair("", 0, 1, 1)).hasMessageContaining("modelId");
        assertThatThrownBy(() -> new SampledPair("*", 0, 1, 1)).hasMessageContaining("\"*\"");
        assertThatThrownBy(() -> new SampledPair("m".repeat(129), 0, 1, 1)).hasMessageContaining("1 to 128");
        assertThatThrownBy(() -> new SampledPair("../x", 0, 1, 1)).hasMessageContaining("modelId");
        assertThatThrownBy(() -> new SampledPair("m", -1, 1, 1)).hasMessageContaining("imageIndex");
        assertThatThrownBy(() -> new SampledPair("m", 0, 10, 1)).hasMessageContaining("trueDigit");
        assertThatThrownBy(() -> new SampledPair("m", 0, 1, -1)).hasMessageContaining("predictedDigit");
    }

    @Test
    void noiseSettingsDefaultToTheOriginalStudy() {
        assertThat(NoiseSettings.defaults()).isEqualTo(new NoiseSettings(0.9, 1000, 42));
        assertThat(NoiseSettings.defaults().withScale(0.5).withDraws(7).withSeed(1))
                .isEqualTo(new NoiseSettings(0.5, 7, 1));
    }

    @Test
    void noiseSettingsRefuseNoNoiseAndNoDraws() {
        NoiseSettings settings = NoiseSettings.defaults();
        assertThatThrownBy(() -> settings.withScale(0)).hasMessage("scale must be finite and above 0, but was 0.0");
        assertThatThrownBy(() -> settings.withScale(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> settings.withDraws(0)).hasMessage("draws must be at least 1, but was 0");
    }

    @Test
    void ratioShowsTheIntervalsOfSixHundredTwelveOfAThousand() {
        // scipy.stats.binomtest(612, 1000).proportion_ci(0.95, 'wilson' and 'exact'), scipy 1.10.1
        NoiseRatio ratio = new NoiseRatio(612, 1000);
        assertThat(ratio.value()).isEqualTo(0.612);
        assertThat(ratio.interval(0.95).lower()).isCloseTo(0.581423925, within(1e-9));
        assertThat(ratio.interval(0.95).upper()).isCloseTo(0.641718882, within(1e-9));
        assertThat(ratio.interval(BinomialInterval.CLOPPER_PEARSON, 0.95).lower())
                .isCloseTo(0.581003923, within(1e-9));
    }

    @Test
    void certifiedRadiusIsThePublishedOne() {
        // 0.9 * scipy.stats.norm.ppf(scipy.stats.beta.ppf(0.001, n, 1)): 2.217 and 1.350
        assertThat(new NoiseRatio(1000, 1000).certifiedRadius(0.9, 0.001).orElseThrow())
                .isCloseTo(2.217, within(5e-4));
        assertThat(new NoiseRatio(100, 100).certifiedRadius(0.9, 0.001).orElseThrow())
                .isCloseTo(1.350, within(5e-4));
        assertThat(new NoiseRatio(500, 1000).certifiedRadius(0.9, 0.001)).isEmpty();
    }

    @Test
    void rejectsMoreSurvivorsThanDraws() {
        assertThatThrownBy(() -> new NoiseRatio(11, 10)).hasMessageContaining("between 0 and draws (10), but was 11");
        assertThatThrownBy(() -> new NoiseRatio(-1, 10)).hasMessageContaining("was -1");
        assertThatThrownBy(() -> new NoiseRatio(0, 0)).hasMessageContaining("at least 1");
    }

    @Test
    void votesCountAndCopyInAndOut() {
        int[] counts = {1, 2, 3, 4, 0, 0, 0, 0, 0, 90};
        VoteHistogram votes = VoteHistogram.of(counts);
        counts[0] = 1000;
        votes.counts()[1] = 1000;
        assertThat(votes.total()).isEqualTo(100);
        assertThat(votes.count(9)).isEqualTo(90);
        assertThat(votes.unchanged(3)).isEqualTo(new NoiseRatio(4, 100));
        assertThat(votes).isEqualTo(VoteHistogram.of(1, 2, 3, 4, 0, 0, 0, 0, 0, 90));
        assertThat(votes).isNotEqualTo(VoteHistogram.of(1, 2, 3, 4, 0, 0, 0, 0, 90, 0));
    }

    @Test
    void votesRefuseWrongShapesAndNegativeCounts() {
        assertThatThrownBy(() -> VoteHistogram.of(1, 2, 3)).hasMessageContaining("10 counts, but 3 came");
        assertThatThrownBy(() -> VoteHistogram.of(0, 0, 0, -5, 0, 0, 0, 0, 0, 0))
                .hasMessageContaining("digit 3");
        int huge = Integer.MAX_VALUE;
        assertThatThrownBy(() -> VoteHistogram.of(huge, huge, 0, 0, 0, 0, 0, 0, 0, 0))
                .hasMessageContaining("4294967294");
        assertThatThrownBy(() -> VoteHistogram.of(new int[10]).unchanged(0)).hasMessageContaining("draws");
        assertThatThrownBy(() -> VoteHistogram.of(new int[10]).count(10)).hasMessageContaining("digit");
    }

    @Test
    void aLabelTakesItsRatioFromTheVotes() {
        VoteHistogram votes = VoteHistogram.of(0, 0, 0, 0, 612, 0, 0, 0, 0, 388);
        assertThat(new LabelledPair(new SampledPair("7f3a", 4711, 9, 4), votes).ratio())
                .isEqualTo(new NoiseRatio(612, 1000));
        assertThatThrownBy(() -> new LabelledPair(new SampledPair("m", 0, 1, 1), VoteHistogram.of(new int[10])))
                .hasMessageContaining("at least one vote");
    }

    @Test
    void theLayoutOfLenetHoldsFourHundredSeventyValues() {
        assertThat(TraceLayout.LENET_LAST_FOUR.names()).containsExactly("maxpool2", "fc1", "fc2", "fc3");
        assertThat(TraceLayout.LENET_LAST_FOUR.totalSize()).isEqualTo(470);
    }

    @Test
    void aLayoutRefusesNothingAndTwice() {
        assertThatThrownBy(() -> new TraceLayout(List.of())).hasMessageContaining("at least one part");
        TraceLayout.Part part = new TraceLayout.Part("a", 1, "x");
        assertThatThrownBy(() -> new TraceLayout(List.of(part, part))).hasMessageContaining("a came twice");
        assertThatThrownBy(() -> new TraceLayout.Part("a b", 1, "x")).hasMessageContaining("\"a b\"");
        assertThatThrownBy(() -> new TraceLayout.Part("a", 0, "x")).hasMessageContaining("was 0");
        assertThatThrownBy(() -> new TraceLayout.Part("a", 1, " ")).hasMessageContaining("meaning");
    }

    @Test
    void aTableRefusesMoreRowsThanAnArrayHolds() {
        assertThatThrownBy(() -> new PairTable.Builder(TraceLayout.LENET_LAST_FOUR, 8_388_608))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8388608 rows of part maxpool2 are too many");
    }

    @Test
    void aTraceCopiesInAndOut() {
        float[] a = {1, 2};
        ActivationTrace trace = ActivationTrace.of(SMALL, a, new float[] {3});
        a[0] = 99;
        trace.values("a")[1] = 99;
        assertThat(trace.values("a")).containsExactly(1, 2);
        float[] flat = new float[4];
        trace.copyTo(flat, 1);
        assertThat(flat).containsExactly(0, 1, 2, 3);
        assertThat(trace.names()).containsExactly("a", "b");
        assertThat(trace).isEqualTo(ActivationTrace.of(SMALL, new float[] {1, 2}, new float[] {3}));
        assertThat(trace).isNotEqualTo(ActivationTrace.of(SMALL, new float[] {1, 2}, new float[] {4}));
    }

    @Test
    void aTraceKeepsWhatIsNotFiniteAndSaysSo() {
        ActivationTrace diverged = ActivationTrace.of(SMALL, new float[] {1, Float.NaN}, new float[] {3});
        assertThat(diverged.isFinite()).isFalse();
        assertThat(diverged.values("a")[1]).isNaN();
        assertThat(diverged).isEqualTo(ActivationTrace.of(SMALL, new float[] {1, Float.NaN}, new float[] {3}));
        assertThat(ActivationTrace.of(SMALL, new float[] {1, Float.NEGATIVE_INFINITY}, new float[] {3})
                        .isFinite())
                .isFalse();
        assertThat(ActivationTrace.of(SMALL, new float[] {1, 2}, new float[] {3})
                        .isFinite())
                .isTrue();
    }

    @Test
    void aTraceRefusesWrongPartsAndUnknownNames() {
        assertThatThrownBy(() -> ActivationTrace.of(SMALL, new float[2])).hasMessageContaining("expected 2 arrays");
        assertThatThrownBy(() -> ActivationTrace.of(SMALL, new float[1], new float[2]))
                .hasMessageContaining("part a has 2 values, but 1 came");
        ActivationTrace trace = ActivationTrace.of(SMALL, new float[2], new float[1]);
        assertThatThrownBy(() -> trace.values("c")).hasMessageContaining("no part named c");
    }
}
