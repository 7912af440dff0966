package org.activationlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.WordVectors;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialVectorsTest {

    @Test
    void vectorsOfNeighboursAreThoseOfNumpysSingularValues() {
        JsonNode reference = Reference.read("sentences").get("neighbours");
        List<int[]> rows = new ArrayList<>();
        for (JsonNode sentence : reference.get("sentences")) {
            int[] row = new int[sentence.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = sentence.get(i).asInt();
            }
            rows.add(row);
        }
        float[][] vectors = CooccurrenceVectors.of(
                EncodedSentences.of(rows), 12, reference.get("width").asInt());
        int present = 0;
        for (int a = 0; a < 12; a++) {
            assertThat(vectors[a].length > 0)
                    .isEqualTo(reference.get("present").get(a).asBoolean());
            present += vectors[a].length > 0 ? 1 : 0;
            for (int b = 0; b < 12; b++) {
                double product = 0;
                for (int i = 0; i < Math.min(vectors[a].length, vectors[b].length); i++) {
                    product += vectors[a][i] * vectors[b][i];
                }
                assertThat(product)
                        .as("%d and %d", a, b)
                        .isCloseTo(reference.get("products").get(12 * a + b).asDouble(), within(1e-4));
            }
        }
        assertThat(present).isGreaterThan(8);
    }

    @Test
    void knownWordsBeginWithTheirVectorsAndOthersAtRandom(@TempDir Path folder) throws IOException {
        LabelledSentences sentences =
                LabelledSentences.of(List.of(List.of("good", "film"), List.of("good")), new int[] {1, 1});
        Vocabulary vocabulary = Vocabulary.of(sentences, 1);
        Path file = Files.writeString(folder.resolve("glove.txt"), "good 3 -4\nother 7 7\n");
        InitialVectors vectors =
                InitialVectors.of(vocabulary, WordVectors.read(file, Set.of("good", "film")), "a test");
        assertThat(vectors.count()).isEqualTo(1);
        assertThat(vectors.words()).isEqualTo("a test");
        SentenceDesign design = new SentenceDesign(4, 2, 3, 1, true, Pooling.MAX);
        float[] table = SentenceTrainer.fresh(design, 5, vectors).values("embedding.weight");
        // Brought to a deviation of 0.1: 3 and -4 have the root mean square 5 / sqrt(2).
        float unit = (float) (0.1 / (5 / Math.sqrt(2)));
        assertThat(table[4]).isCloseTo(3 * unit, within(1e-6f));
        assertThat(table[5]).isCloseTo(-4 * unit, within(1e-6f));
        Parameters random = SentenceTrainer.fresh(design, 5, InitialVectors.random());
        float[] others = random.values("embedding.weight");
        assertThat(new float[] {table[2], table[3], table[6], table[7]})
                .containsExactly(others[2], others[3], others[6], others[7]);
        assertThat(new float[] {table[0], table[1]}).containsOnly(0);
        SentenceDesign wider = new SentenceDesign(4, 3, 3, 1, true, Pooling.MAX);
        assertThatThrownBy(() -> SentenceTrainer.fresh(wider, 5, vectors))
                .hasMessageContaining("3 numbers per word, but the vectors have 2");
    }

    @Test
    void freshNumbersAreDrawnAsSaid() {
        SentenceDesign design = new SentenceDesign(50, 8, 16, 2, true, Pooling.MAX);
        Parameters one = SentenceTrainer.fresh(design, 1, InitialVectors.random());
        assertThat(SentenceTrainer.fresh(design, 1, InitialVectors.random())).isEqualTo(one);
        assertThat(SentenceTrainer.fresh(design, 2, InitialVectors.random())).isNotEqualTo(one);
        for (String direction : List.of("", "_reverse")) {
            float[] bias = one.values("lstm2.bias_ih_l0" + direction);
            for (int i = 0; i < bias.length; i++) {
                assertThat(bias[i]).isEqualTo(i >= 16 && i < 32 ? 1 : 0);
            }
            assertThat(one.values("lstm2.bias_hh_l0" + direction)).containsOnly(0);
        }
        // Each gate's recurrent weights times their transpose are the identity.
        float[] recurrent = one.values("lstm1.weight_hh_l0_reverse");
        for (int gate = 0; gate < 4; gate++) {
            for (int i = 0; i < 16; i++) {
                for (int j = 0; j < 16; j++) {
                    double product = 0;
                    for (int k = 0; k < 16; k++) {
                        product += recurrent[(gate * 16 + i) * 16 + k] * recurrent[(gate * 16 + j) * 16 + k];
                    }
                    assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-5));
                }
            }
        }
        fills(one.values("lstm2.weight_ih_l0"), 0.25f);
        fills(one.values("output.weight"), (float) (1 / Math.sqrt(32)));
        fills(one.values("embedding.weight"), 0.1f);
    }

    /** All within the bound, and some near it. */
    private static void fills(float[] values, float bound) {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        assertThat(most).isBetween(0.8f * bound, bound);
    }
}
