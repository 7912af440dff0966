package org.activationlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.activationlab.network.ComputeDevice;
import org.junit.jupiter.api.Test;

class WordMethodTest {

    private static final SentenceDesign DESIGN = new SentenceDesign(5, 1, 1, 1, false, Pooling.MAX);

    /** The log-odds are the largest state; with open gates a first word x leaves tanh(tanh(x)). */
    private static SentenceNetwork network() {
        return new SentenceNetwork(ComputeDevice.CPU, DESIGN, HandMade.open(DESIGN, 0, 0, 1, -1, 0));
    }

    @Test
    void occlusionTakesOneWordAwayAtATime() {
        double one = Math.tanh(Math.tanh(1));
        double two = Math.tanh(2 * Math.tanh(1));
        try (SentenceNetwork network = network()) {
            for (WordOcclusion.Gap gap : WordOcclusion.Gap.values()) {
                WordAttribution own =
                        new WordOcclusion(gap).attribute(network, HandMade.sentences(new int[] {2, 4, 2}), 0);
                // Cells add up, and the largest state is the last: without one of both it is that of a single word.
                assertThat(own.logOdds()).isCloseTo(two, within(1e-6));
                assertThat(own.scores()).hasSize(3);
                assertThat(own.scores().get(0)).isCloseTo(two - one, within(1e-6));
                assertThat(own.scores().get(1)).isCloseTo(0, within(1e-6));
                assertThat(own.scores().get(2)).isCloseTo(two - one, within(1e-6));
                assertThat(own.completeness()).isEmpty();
            }
        }
    }

    @Test
    void integratedGradientsOfASingleWordAreTheWholeGain() {
        try (SentenceNetwork network = network()) {
            WordAttribution own =
                    new WordIntegratedGradients(32).attribute(network, HandMade.sentences(new int[] {3}), 0);
            assertThat(own.scores().get(0)).isCloseTo(Math.tanh(Math.tanh(-1)), within(1e-6));
            assertThat(own.completeness().orElseThrow().residual()).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void aSentenceWithoutWordsHasNoScores() {
        try (SentenceNetwork network = network()) {
            EncodedSentences empty = HandMade.sentences(new int[] {2}, new int[0]);
            assertThat(new WordIntegratedGradients(4)
                            .attribute(network, empty, 1)
                            .scores())
                    .isEmpty();
            WordAttribution own = new WordOcclusion(WordOcclusion.Gap.CLOSED).attribute(network, empty, 1);
            assertThat(own.scores()).isEmpty();
            assertThat(own.logOdds()).isZero();
        }
    }
}
