package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestAnswersTest {

    private static final String CSV = """
            model,image,target,answer
            60c129cf79,17,0.125,0.3333333333333333
            5a807f206a,9999,1.0,-0.01
            """;

    @Test
    void readsWhatItWrites() {
        TestAnswers answers = TestAnswers.parse(CSV);
        assertThat(answers.size()).isEqualTo(2);
        assertThat(answers.modelId(1)).isEqualTo("5a807f206a");
        assertThat(answers.image(1)).isEqualTo(9999);
        assertThat(answers.targets()).containsExactly(0.125, 1);
        assertThat(answers.answers()).containsExactly(1 / 3.0, -0.01);
        assertThat(answers.csv()).isEqualTo(CSV);
    }

    @Test
    void refusesAMissingColumnAndWordsForNumbers() {
        assertThatThrownBy(() -> TestAnswers.parse(CSV.replace("target", "truth")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("target");
        assertThatThrownBy(() -> TestAnswers.parse(CSV.replace("0.125", "much")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("much");
    }

    @Test
    void takesTheTruthFromThePairs() {
        MetaData data = ExampleData.learnable(20);
        int[] rows = {7, 0};
        for (Task task : Task.values()) {
            TestAnswers answers = TestAnswers.of(task, data, rows, new double[] {0.5, 0.25});
            double[] targets = answers.targets();
            for (int i = 0; i < rows.length; i++) {
                assertThat(answers.modelId(i)).isEqualTo(data.pairs().modelId(rows[i]));
                assertThat(answers.image(i)).isEqualTo(data.pairs().image(rows[i]));
                assertThat(targets[i])
                        .isEqualTo(
                                task == Task.RATIO
                                        ? data.pairs().ratio(rows[i]).value()
                                        : data.pairs().correct(rows[i]) ? 1 : 0);
            }
        }
        assertThatThrownBy(() -> TestAnswers.of(Task.RATIO, data, rows, new double[1]))
                .hasMessageContaining("1 for 2 rows");
    }
}
