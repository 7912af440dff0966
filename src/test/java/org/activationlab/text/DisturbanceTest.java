package org.activationlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.NoiseRatio;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class DisturbanceTest {

    private static final int DRAWS = 20_000;
    private static final SentenceDesign DESIGN = new SentenceDesign(5, 1, 1, 1, false, Pooling.MAX);

    /** Answers praise exactly if word 2 is there: word 3 says nothing, and a state of 0 is a tie, which counts as blame. */
    private static SentenceNetwork presence() {
        return new SentenceNetwork(ComputeDevice.CPU, DESIGN, HandMade.open(DESIGN, 0, 0, 1, 0, 0));
    }

    @Test
    void theAnswerHangsOnOneWordOnTwoOrOnNone() throws Exception {
        try (SentenceNetwork network = presence()) {
            List<NoiseRatio> ratios = new WordDrop(0.3)
                    .ratios(
                            network,
                            HandMade.sentences(
                                    new int[] {3, 2, 3}, new int[] {2, 3, 3, 2}, new int[] {3, 3, 3}, new int[0]),
                            DRAWS,
                            7);
            // Four standard errors of a share of 20,000 draws are at most 0.013.
            assertThat(ratios.get(0).value()).isCloseTo(0.7, within(0.013));
            assertThat(ratios.get(1).value()).isCloseTo(1 - 0.3 * 0.3, within(0.013));
            assertThat(ratios.get(2)).isEqualTo(new NoiseRatio(DRAWS, DRAWS));
            assertThat(ratios.get(3)).isEqualTo(new NoiseRatio(DRAWS, DRAWS));
        }
    }

    @Test
    void noiseOnOneWordTurnsTheAnswerAsTheNormalDistributionSays() throws Exception {
        // The state has the sign of the word, 0.5; words 1 to 4 are 0, 0.5, -1 and 1.5: root mean square sqrt(0.875).
        try (SentenceNetwork network =
                new SentenceNetwork(ComputeDevice.CPU, DESIGN, HandMade.open(DESIGN, 0, 0, 0.5f, -1, 1.5f))) {
            List<NoiseRatio> ratios = new EmbeddingNoise(0.8)
                    .ratios(network, HandMade.sentences(new int[] {2}, new int[] {3}, new int[0]), DRAWS, 7);
            double deviation = 0.8 * Math.sqrt(0.875);
            NormalDistribution normal = new NormalDistribution(0, deviation);
            assertThat(ratios.get(0).value()).isCloseTo(normal.cumulativeProbability(0.5), within(0.013));
            assertThat(ratios.get(1).value()).isCloseTo(normal.cumulativeProbability(1), within(0.013));
            assertThat(ratios.get(2)).isEqualTo(new NoiseRatio(DRAWS, DRAWS));
        }
    }

    @Test
    void copiesThatDoNotFitTogetherAreAnsweredInPieces() throws Exception {
        // Two hundred words of one number: a piece has 20,970 copies. Word 2 is there, so praise survives small noise.
        int[] words = new int[200];
        Arrays.fill(words, 3);
        words[0] = 2;
        try (SentenceNetwork network = presence()) {
            EncodedSentences long200 = HandMade.sentences(words);
            NoiseRatio many =
                    new EmbeddingNoise(0.01).ratios(network, long200, 21_001, 1).get(0);
            assertThat(many).isEqualTo(new NoiseRatio(21_001, 21_001));
            // Each copy is nearly another one: more different copies than are answered at once.
            NoiseRatio dropped =
                    new WordDrop(0.3).ratios(network, long200, 20_500, 1).get(0);
            assertThat(dropped.value()).isCloseTo(0.7, within(0.013));
        }
    }

    @Test
    void equalSeedsGiveEqualRatiosAndOthersDoNot() throws Exception {
        try (SentenceNetwork network = presence()) {
            EncodedSentences sentences = HandMade.sentences(new int[] {3, 2, 3, 2}, new int[] {2});
            for (Disturbance disturbance : List.of(new WordDrop(0.5), new EmbeddingNoise(2))) {
                List<NoiseRatio> once = disturbance.ratios(network, sentences, 501, 3);
                assertThat(disturbance.ratios(network, sentences, 501, 3)).isEqualTo(once);
                assertThat(disturbance.ratios(network, sentences, 501, 4)).isNotEqualTo(once);
            }
        }
    }

    @Test
    void refusesStrengthsOutOfRange() {
        assertThatThrownBy(() -> new WordDrop(0)).hasMessageContaining("above 0 and below 1");
        assertThatThrownBy(() -> new WordDrop(1)).hasMessageContaining("above 0 and below 1");
        assertThatThrownBy(() -> new EmbeddingNoise(Double.NaN)).hasMessageContaining("finite and above 0");
    }
}
