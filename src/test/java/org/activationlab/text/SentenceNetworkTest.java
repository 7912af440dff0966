package org.activationlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.Batch;
import org.junit.jupiter.api.Test;

class SentenceNetworkTest {

    private static final float LN3 = (float) Math.log(3);
    private static final float LN4 = (float) Math.log(4);

    @Test
    void twoStepsComputedByHand() {
        // Gates in the order input, forget, candidate, output. A word of value 1 opens the input gate to
        // sigmoid(ln 3) = 3/4, the forget gate to sigmoid(ln 4) = 4/5 and the output gate to sigmoid(0) = 1/2; the
        // candidate is tanh(ln(3) / 2) = 1/2.
        SentenceDesign design = new SentenceDesign(3, 1, 1, 1, false, Pooling.LAST);
        Parameters parameters = HandMade.parameters(
                design,
                Map.of(
                        "embedding.weight", new float[] {0, 0, 1},
                        "lstm1.weight_ih_l0", new float[] {LN3, LN4, LN3 / 2, 0},
                        "output.weight", new float[] {0, 1}));
        try (SentenceNetwork network = new SentenceNetwork(ComputeDevice.CPU, design, parameters)) {
            Batch states = network.layers(HandMade.sentences(new int[] {2}, new int[] {2, 2}))
                    .get(1);
            // First cell 3/4 x 1/2 = 3/8; second 4/5 x 3/8 + 3/8 = 27/40.
            assertThat(states.row(0)[0]).isCloseTo((float) (0.5 * Math.tanh(0.375)), within(1e-6f));
            assertThat(states.row(1)[0]).isCloseTo((float) (0.5 * Math.tanh(0.675)), within(1e-6f));
        }
    }

    @Test
    void theStateBeforeOpensTheGatesOfTheNextStep() {
        // The first word leaves h = 1/2 tanh(1/4): all gates half open, candidate 1/2. The second word is 0, so only
        // the
        // state speaks: candidate tanh(2 h), gates sigmoid(4 h).
        SentenceDesign design = new SentenceDesign(4, 1, 1, 1, false, Pooling.LAST);
        Parameters parameters = HandMade.parameters(
                design,
                Map.of(
                        "embedding.weight", new float[] {0, 0, 1, 0},
                        "lstm1.weight_ih_l0", new float[] {0, 0, LN3 / 2, 0},
                        "lstm1.weight_hh_l0", new float[] {4, 4, 2, 4}));
        double before = 0.5 * Math.tanh(0.25);
        double gate = 1 / (1 + Math.exp(-4 * before));
        double cell = gate * 0.25 + gate * Math.tanh(2 * before);
        try (SentenceNetwork network = new SentenceNetwork(ComputeDevice.CPU, design, parameters)) {
            Batch states = network.layers(HandMade.sentences(new int[] {2, 3})).get(1);
            assertThat(states.row(0)[0]).isCloseTo((float) (gate * Math.tanh(cell)), within(1e-6f));
        }
    }

    @Test
    void paddingAndNeighboursChangeNothing() {
        SplittableRandom random = new SplittableRandom(5);
        for (Pooling pooling : Pooling.values()) {
            for (boolean bidirectional : List.of(false, true)) {
                for (int layers = 1; layers <= 2; layers++) {
                    SentenceDesign design = new SentenceDesign(30, 6, 5, layers, bidirectional, pooling);
                    holds(design, random);
                }
            }
        }
    }

    private static void holds(SentenceDesign design, SplittableRandom random) {
        Parameters parameters = SentenceTrainer.fresh(design, random.nextLong(), InitialVectors.random());
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(random.ints(i % 9, 1, 30).toArray());
        }
        EncodedSentences sentences = EncodedSentences.of(rows);
        try (SentenceNetwork plain = new SentenceNetwork(ComputeDevice.CPU, design, parameters);
                SentenceNetwork padded = new SentenceNetwork(ComputeDevice.CPU, design, parameters, 17)) {
            List<Batch> together = plain.layers(sentences);
            List<Batch> wide = padded.layers(sentences);
            for (int i = 0; i < rows.size(); i++) {
                List<Batch> alone = plain.layers(sentences.select(i));
                for (int layer = 0; layer < together.size(); layer++) {
                    String name = design.name() + ", " + design.layerNames().get(layer) + ", sentence " + i;
                    assertThat(together.get(layer).row(i))
                            .as(name)
                            .containsExactly(alone.get(layer).row(0), within(1e-6f));
                    assertThat(wide.get(layer).row(i))
                            .as(name)
                            .containsExactly(alone.get(layer).row(0), within(1e-6f));
                }
            }
        }
    }

    @Test
    void aSentenceWithoutWordsIsAnsweredByTheBias() {
        for (Pooling pooling : Pooling.values()) {
            SentenceDesign design = new SentenceDesign(5, 3, 2, 1, true, pooling);
            Parameters parameters = HandMade.parameters(
                    design,
                    Map.of(
                            "lstm1.bias_ih_l0", new float[] {1, 1, 1, 1, 1, 1, 1, 1},
                            "output.weight", new float[] {1, 1, 1, 1, 1, 1, 1, 1},
                            "output.bias", new float[] {0.25f, -0.5f}));
            try (SentenceNetwork network = new SentenceNetwork(ComputeDevice.CPU, design, parameters)) {
                Batch logits = network.logits(HandMade.sentences(new int[] {2}, new int[0]));
                assertThat(logits.row(1)).containsExactly(0.25f, -0.5f);
                assertThat(logits.row(0)[0]).isGreaterThan(0.3f);
                assertThat(network.logits(EncodedSentences.of(List.of())).count())
                        .isZero();
            }
        }
    }

    @Test
    void refusesWordsThatItDoesNotHave() {
        SentenceDesign design = new SentenceDesign(5, 3, 2, 1, false, Pooling.LAST);
        Parameters parameters = SentenceTrainer.fresh(design, 1, InitialVectors.random());
        try (SentenceNetwork network = new SentenceNetwork(ComputeDevice.CPU, design, parameters)) {
            assertThatThrownBy(() -> network.logits(HandMade.sentences(new int[] {4, 5})))
                    .hasMessageContaining("the words 1 to 4")
                    .hasMessageContaining("has the word 5");
            assertThatThrownBy(() -> network.logitsOfEmbedded(new float[7], 2)).hasMessageContaining("whole sentences");
        }
        assertThatThrownBy(() -> HandMade.sentences(new int[] {0})).hasMessageContaining("0 being padding");
        SentenceDesign other = new SentenceDesign(6, 3, 2, 1, false, Pooling.LAST);
        assertThatThrownBy(() -> new SentenceNetwork(ComputeDevice.CPU, other, parameters))
                .hasMessageContaining("not the parameters");
    }
}
