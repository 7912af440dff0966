// Reference values: scikit-learn 1.2.1, reference/metrics.json; confusion_matrix, precision_recall_fscore_support.
package org.activationlab.metrics;

import static org.activationlab.metrics.MetricsReference.agrees;
import static org.activationlab.metrics.MetricsReference.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    @Test
    void agreesWithScikitLearnOnThreeCases() {
        JsonNode cases = MetricsReference.part("confusion");
        assertThat(cases).hasSize(3);
        for (Map.Entry<String, JsonNode> example : cases.properties()) {
            String name = example.getKey();
            JsonNode expected = example.getValue();
            int classes = expected.get("classes").intValue();
            ConfusionMatrix own =
                    ConfusionMatrix.of(ints(expected.get("truth")), ints(expected.get("predicted")), classes);
            assertThat(own.classes()).isEqualTo(classes);
            for (int label = 0; label < classes; label++) {
                for (int answer = 0; answer < classes; answer++) {
                    assertThat(own.count(label, answer))
                            .isEqualTo(expected.get("matrix_rows_truth_columns_predicted")
                                    .get(label)
                                    .get(answer)
                                    .longValue());
                }
                assertThat(own.support(label))
                        .isEqualTo(expected.get("support").get(label).longValue());
                agrees(name, own.precision(label), expected.get("precision").get(label));
                agrees(name, own.recall(label), expected.get("recall").get(label));
                agrees(name, own.f1(label), expected.get("f1").get(label));
            }
            agrees(name, own.accuracy(), expected.get("accuracy"));
            compare(name, own.macro(), expected.get("macro"));
            compare(name, own.weighted(), expected.get("weighted"));
        }
    }

    @Test
    void eachTrueClassSharesItsAnswersOut() {
        ConfusionMatrix own = ConfusionMatrix.of(new int[] {0, 0, 0, 1}, new int[] {0, 0, 1, 1}, 3);
        assertThat(own.share(0, 0)).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(own.share(0, 1)).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(own.share(1, 1)).isEqualTo(1);
        // Class 2 neither occurs nor is answered.
        assertThat(own.share(2, 2)).isZero();
        assertThat(own.recall(2)).isZero();
        assertThat(own.precision(2)).isZero();
        assertThat(own.f1(2)).isZero();
    }

    @Test
    void refusesNumbersThatAreNoClass() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0, 3}, new int[2], 3))
                .hasMessage("truth must be between 0 and 2, but value 1 is 3");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[2], new int[] {-1, 0}, 3))
                .hasMessageContaining("predicted");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[0], new int[0], 3)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[1], new int[1], 0)).hasMessageContaining("classes");
    }

    private static void compare(String name, ClassAverages own, JsonNode expected) {
        agrees(name, own.precision(), expected.get("precision"));
        agrees(name, own.recall(), expected.get("recall"));
        agrees(name, own.f1(), expected.get("f1"));
    }
}
