package org.activationlab.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.Split;
import org.activationlab.meta.Task;
import org.activationlab.metrics.Auroc;
import org.activationlab.metrics.RegressionScores;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class JudgeTrainerTest {

    private static final int COUNT = 3_000;
    private static final MetaData DATA = JudgeData.pairs(COUNT);
    private static final Split SPLIT = JudgeData.split(COUNT);

    private static JudgeTrainer.Outcome train(JudgeSettings settings) throws InterruptedException {
        return JudgeTrainer.train(
                ComputeDevice.CPU, settings, JudgeData.table(settings.input(), DATA), SPLIT, (epoch, loss) -> {});
    }

    private static JudgeSettings settings(Task task) {
        return JudgeSettings.of(JudgeInput.SUMMARY, task, 3).withWidth(32).withEpochs(12);
    }

    @Test
    void learnsWhatTheLogitsSay() throws InterruptedException {
        FeatureTable table = JudgeData.table(JudgeInput.SUMMARY, DATA);
        double[] ratios = table.answers(train(settings(Task.RATIO)).judge(), SPLIT.test());
        assertThat(RegressionScores.r2(DATA.ratios(SPLIT.test()), ratios)).isGreaterThan(0.94);
        double[] right = table.answers(train(settings(Task.CORRECTNESS)).judge(), SPLIT.test());
        assertThat(Auroc.of(right, DATA.correct(SPLIT.test()))).isGreaterThan(0.99);
    }

    @Test
    void equalSeedsGiveEqualNumbersAndOthersOthers() throws InterruptedException {
        JudgeSettings settings = settings(Task.RATIO).withEpochs(2);
        float[] first = train(settings).judge().parameters().block();
        assertThat(train(settings).judge().parameters().block()).isEqualTo(first);
        JudgeSettings other = JudgeSettings.of(JudgeInput.SUMMARY, Task.RATIO, 4)
                .withWidth(32)
                .withEpochs(2);
        assertThat(train(other).judge().parameters().block()).isNotEqualTo(first);
    }

    @Test
    void keepsTheEpochWithTheLowestValidationLoss() throws InterruptedException {
        List<Double> heard = new ArrayList<>();
        JudgeTrainer.Outcome outcome = JudgeTrainer.train(
                ComputeDevice.CPU,
                settings(Task.CORRECTNESS),
                JudgeData.table(JudgeInput.SUMMARY, DATA),
                SPLIT,
                (epoch, loss) -> heard.add(loss));
        assertThat(outcome.validationLosses()).isEqualTo(heard);
        double lowest = heard.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        assertThat(heard.get(outcome.bestEpoch() - 1)).isEqualTo(lowest);
        // The kept judge is that epoch's: its loss can be computed from its answers.
        double[] answers = JudgeData.table(JudgeInput.SUMMARY, DATA).answers(outcome.judge(), SPLIT.validation());
        boolean[] right = DATA.correct(SPLIT.validation());
        double sum = 0;
        for (int i = 0; i < answers.length; i++) {
            sum -= Math.log(right[i] ? answers[i] : 1 - answers[i]) / answers.length;
        }
        assertThat(sum).isCloseTo(lowest, Assertions.within(1e-9));
    }

    @Test
    void theFirstStepGoesDownTheSlopeOfTheLossInEveryParameter() throws InterruptedException {
        // One batch, one step of Adam: each parameter moves by the rate against the sign of its gradient.
        int[] rows = IntStream.range(0, 50).toArray();
        Split split = new Split(rows, new int[] {60}, new int[] {61});
        JudgeSettings settings = new JudgeSettings(JudgeInput.LOGITS, Task.RATIO, 6, 0, 1e-4, 0, 50, 1, 1, 5);
        FeatureTable table = JudgeData.table(JudgeInput.LOGITS, DATA);
        Judge after = JudgeTrainer.train(ComputeDevice.CPU, settings, table, split, (epoch, loss) -> {})
                .judge();
        float[] moved = after.parameters().block();
        // A training whose step is of no size tells where it began.
        JudgeSettings still = new JudgeSettings(JudgeInput.LOGITS, Task.RATIO, 6, 0, 1e-30, 0, 50, 1, 1, 5);
        Judge before = JudgeTrainer.train(ComputeDevice.CPU, still, table, split, (epoch, loss) -> {})
                .judge();
        float[] begun = before.parameters().block();
        int learned = 6 * 10 + 6 + 36 + 6 + 6 + 1;
        int clear = 0;
        for (int i = 0; i < learned; i++) {
            double slope =
                    (loss(before, begun, i, 3e-4f, table, rows) - loss(before, begun, i, -3e-4f, table, rows)) / 6e-4;
            // Smaller ones may be a row's that passes the bend of a ReLU in between.
            if (Math.abs(slope) > 0.01) {
                clear++;
                assertThat((double) moved[i] - begun[i])
                        .as("parameter %d, slope %f", i, slope)
                        .isCloseTo(-1e-4 * Math.signum(slope), Assertions.within(2e-6));
            }
        }
        assertThat(clear).isGreaterThan(10);
    }

    private static double loss(Judge judge, float[] block, int at, float by, FeatureTable table, int[] rows) {
        float[] other = block.clone();
        other[at] += by;
        Judge shifted = new Judge(judge.inputs(), 6, Parameters.of(Judge.shapes(judge.inputs(), 6), other));
        double[] answers = table.answers(shifted, rows);
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double target = DATA.pairs().ratio(rows[i]).value();
            sum -= target * Math.log(answers[i]) + (1 - target) * Math.log(1 - answers[i]);
        }
        return sum / rows.length;
    }

    @Test
    void refusesATableOfAnotherInputAndMissingRows() {
        FeatureTable logits = JudgeData.table(JudgeInput.LOGITS, DATA);
        assertThatThrownBy(() ->
                        JudgeTrainer.train(ComputeDevice.CPU, settings(Task.RATIO), logits, SPLIT, (epoch, loss) -> {}))
                .hasMessageContaining("SUMMARY")
                .hasMessageContaining("LOGITS");
        FeatureTable few =
                FeatureTable.of(JudgeInput.LOGITS, DATA, new int[] {5}, id -> NetworkProfile.of(JudgeData.traits(id)));
        assertThatThrownBy(() -> few.copy(6, new float[10], 0)).hasMessageContaining("row 6");
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> train(settings(Task.RATIO))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
