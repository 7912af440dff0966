package org.activationlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Dropout;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.Batch;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against PyTorch's modules over packed sequences. */
class SentenceReferenceTest {

    private static final JsonNode REFERENCE = Reference.read("sentences");

    static Stream<Named<JsonNode>> cases() {
        return StreamSupport.stream(REFERENCE.get("cases").spliterator(), false)
                .map(one -> Named.of(design(one).name(), one));
    }

    private static SentenceDesign design(JsonNode one) {
        return new SentenceDesign(
                12,
                5,
                4,
                one.get("layers").asInt(),
                one.get("bidirectional").asBoolean(),
                Pooling.parse(one.get("pooling").asText()));
    }

    private static Parameters weights(JsonNode one) {
        List<ParameterShape> shapes = design(one).shapes();
        float[] block = new float[shapes.stream().mapToInt(ParameterShape::size).sum()];
        int at = 0;
        for (int i = 0; i < shapes.size(); i++) {
            JsonNode row = one.get("weights").get(i);
            assertThat(row.get("name").asText()).isEqualTo(shapes.get(i).name());
            SplittableRandom random = new SplittableRandom(row.get("seed").asLong());
            for (int j = 0; j < shapes.get(i).size(); j++) {
                block[at++] = (float)
                        (row.get("center").asDouble() + row.get("scale").asDouble() * (2 * random.nextDouble() - 1));
            }
        }
        return Parameters.of(shapes, block);
    }

    private static EncodedSentences sentences() {
        List<int[]> rows = new ArrayList<>();
        for (JsonNode sentence : REFERENCE.get("sentences")) {
            int[] row = new int[sentence.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = sentence.get(i).asInt();
            }
            rows.add(row);
        }
        return EncodedSentences.of(rows);
    }

    private static int[] labels() {
        int[] labels = new int[REFERENCE.get("labels").size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = REFERENCE.get("labels").get(i).asInt();
        }
        return labels;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyLayer(JsonNode one) {
        try (SentenceNetwork network = new SentenceNetwork(ComputeDevice.CPU, design(one), weights(one))) {
            List<Batch> layers = network.layers(sentences());
            for (int i = 0; i < layers.size(); i++) {
                String name = network.design().layerNames().get(i);
                assertThat(layers.get(i).values())
                        .as(name)
                        .containsExactly(Reference.floats(one.get("activations").get(name)), within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void slopesAndIntegratedGradients(JsonNode one) {
        try (SentenceNetwork network = new SentenceNetwork(ComputeDevice.CPU, design(one), weights(one))) {
            float[] embedded = network.embedded(sentences(), 0);
            assertThat(network.slopes(embedded, 4))
                    .containsExactly(Reference.floats(one.get("slopes_of_first")), within(1e-6f));
            WordAttribution own = new WordIntegratedGradients(32).attribute(network, sentences(), 0);
            float[] wanted = Reference.floats(one.get("integrated_gradients_of_first"));
            for (int i = 0; i < wanted.length; i++) {
                assertThat(own.scores().get(i)).isCloseTo(wanted[i], within(1e-6));
            }
            var check = own.completeness().orElseThrow();
            assertThat(check.expected())
                    .isCloseTo(one.get("gain_of_first").get(0).asDouble(), within(1e-6));
            assertThat(check.residual()).isCloseTo(0, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradients(JsonNode one) {
        SentenceDesign design = design(one);
        try (SentenceLearner learner = new SentenceLearner(ComputeDevice.CPU, design, plain(), weights(one))) {
            Parameters gradients = learner.gradient(sentences(), labels());
            for (ParameterShape shape : design.shapes()) {
                assertThat(gradients.values(shape.name()))
                        .as(shape.name())
                        .containsExactly(Reference.floats(one.get("gradients").get(shape.name())), within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fiveStepsOfAdam(JsonNode one) {
        Dropout none = new Dropout(new SplittableRandom(1), 0);
        try (SentenceLearner learner = new SentenceLearner(ComputeDevice.CPU, design(one), plain(), weights(one))) {
            for (JsonNode loss : one.get("adam_losses")) {
                SentenceLearner.Step step = learner.step(sentences(), labels(), none, none, new SplittableRandom(1));
                assertThat(step.loss()).isCloseTo(loss.asDouble(), within(1e-5));
            }
            assertThat(learner.parameters().values("embedding.weight"))
                    .containsExactly(Reference.floats(one.get("embedding_after_adam")), within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAverageFollowsTheWeights(JsonNode one) {
        Dropout none = new Dropout(new SplittableRandom(1), 0);
        SentenceSettings averaged = new SentenceSettings(1, 1, 4, 0.01, 0, 0, 0, 0.25, 1);
        float[][] weights = new float[3][];
        weights[0] = weights(one).values("output.weight");
        try (SentenceLearner learner = new SentenceLearner(ComputeDevice.CPU, design(one), plain(), weights(one));
                SentenceLearner slow = new SentenceLearner(ComputeDevice.CPU, design(one), averaged, weights(one))) {
            for (int step = 1; step <= 2; step++) {
                learner.step(sentences(), labels(), none, none, new SplittableRandom(1));
                slow.step(sentences(), labels(), none, none, new SplittableRandom(1));
                weights[step] = learner.parameters().values("output.weight");
            }
            // Of the old average stay min(0.25, 2/11) after the first step and min(0.25, 3/12) after the second.
            float[] average = slow.parameters().values("output.weight");
            for (int i = 0; i < average.length; i++) {
                double first = weights[0][i] * 2 / 11 + weights[1][i] * 9 / 11;
                assertThat(average[i]).isCloseTo((float) (first / 4 + weights[2][i] * 3 / 4), within(1e-6f));
            }
        }
    }

    private static SentenceSettings plain() {
        return new SentenceSettings(1, 1, 4, 0.01, 0, 0, 0, 0, 1);
    }
}
