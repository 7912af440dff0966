package org.activationlab.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.judge.FeatureTable;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.judge.JudgeTrainer;
import org.activationlab.judge.NetworkProfile;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.Split;
import org.activationlab.meta.Task;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.Pair;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.TraceLayout;
import org.activationlab.pairs.VoteHistogram;
import org.junit.jupiter.api.Test;

/** A network that no judge has met, from its weights to an alarm. */
class MlpMonitorTest {

    private static final int DRAWS = 40;
    private static final int BAND = 78;

    /** Ten bands of 78 pixels: the brighter one is, the larger its logit, 2 for ink and -1.5 for paper. */
    private static MlpObserver bands() {
        float[] first = new float[10 * LabelledImages.PIXELS];
        float[] same = new float[100];
        float[] last = new float[100];
        float[] bias = new float[10];
        for (int k = 0; k < 10; k++) {
            Arrays.fill(
                    first, k * LabelledImages.PIXELS + k * BAND, k * LabelledImages.PIXELS + (k + 1) * BAND, 1f / BAND);
            same[11 * k] = 1;
            last[11 * k] = 3.5f;
            bias[k] = -1.5f;
        }
        float[] none = new float[10];
        return new MlpObserver(
                "bands",
                Parameters.of(
                        MlpObserver.shapes(10, 10, 10),
                        MonitorExample.joined(List.of(first, none, same, none, same, none, last, bias))));
    }

    private static float[] image(int band, float ink) {
        float[] image = new float[LabelledImages.PIXELS];
        Arrays.fill(image, band * BAND, (band + 1) * BAND, ink);
        return image;
    }

    /** Pairs of LeNets: the largest logit is twice the share of copies that stay; from 1 up the answer is right. */
    private static MetaData pairs(int count) {
        SplittableRandom random = new SplittableRandom(29);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kept = random.nextInt(DRAWS + 1);
            int digit = random.nextInt(10);
            float[] logits = new float[10];
            for (int k = 0; k < 10; k++) {
                logits[k] = (float) (random.nextDouble() - 2);
            }
            logits[digit] = 2 * kept / (float) DRAWS;
            int[] votes = new int[10];
            votes[digit] = kept;
            votes[(digit + 1) % 10] = DRAWS - kept;
            int truth = 2 * kept >= DRAWS ? digit : (digit + 3) % 10;
            pairs.add(new Pair(
                    new LabelledPair(new SampledPair("m" + i % 7, i / 7, truth, digit), VoteHistogram.of(votes)),
                    ActivationTrace.of(
                            TraceLayout.LENET_LAST_FOUR, new float[256], new float[120], new float[84], logits)));
        }
        return MetaData.of(PairTable.of(TraceLayout.LENET_LAST_FOUR, pairs));
    }

    @Test
    void computesDenseLayers() {
        // By hand: half ink gives 1/2 in each hidden layer and 3.5 / 2 - 1.5 as logit.
        ActivationTrace trace = bands().observe(image(4, 0.5f));
        assertThat(trace.names()).containsExactly("hidden1", "hidden2", "hidden3", "logits");
        assertThat(trace.values("hidden1")[4]).isCloseTo(0.5f, within(1e-6f));
        assertThat(trace.values("hidden3")[3]).isZero();
        assertThat(trace.values("logits")[4]).isCloseTo(0.25f, within(1e-5f));
        assertThat(trace.values("logits")[5]).isEqualTo(-1.5f);
    }

    @Test
    void isWatchedByJudgesThatLearnedFromOthers() throws Exception {
        int rows = 2_000;
        MetaData data = pairs(rows);
        Split split = new Split(
                IntStream.range(0, 1_400).toArray(),
                IntStream.range(1_400, 1_900).toArray(),
                IntStream.range(1_900, rows).toArray());
        FeatureTable table = FeatureTable.of(
                JudgeInput.LOGITS,
                data,
                IntStream.range(0, rows).toArray(),
                id -> NetworkProfile.of(new ModelTraits(id, id, "ADAM", 0.005, 0, "NORMAL")));
        List<TrainedJudge> judges = new ArrayList<>();
        for (Task task : Task.values()) {
            JudgeSettings settings = new JudgeSettings(JudgeInput.LOGITS, task, 32, 0, 3e-3, 0, 32, 40, 6, 1);
            judges.add(new TrainedJudge(
                    task,
                    JudgeInput.LOGITS,
                    JudgeTrainer.train(ComputeDevice.CPU, settings, table, split, (epoch, loss) -> {})
                            .judge()));
        }
        int[] validation = split.validation();
        boolean[] right = new boolean[validation.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = data.pairs().correct(validation[i]);
        }
        AlarmRule rule =
                AlarmRule.forRisk(Task.CORRECTNESS, table.answers(judges.get(1).judge(), validation), right, 0.02);
        assertThat(rule.risk()).isLessThanOrEqualTo(0.02);
        // Some 51 % of the answers are right; more cannot be kept at that risk.
        assertThat(rule.coverage()).isBetween(0.3, 0.56);

        MlpObserver network = bands();
        ReferenceAnswers reference = ReliabilityMonitor.profile(
                network,
                IntStream.range(0, 10)
                        .mapToObj(band -> image(band, 0.3f + 0.05f * band))
                        .toList(),
                MonitorExample.NOISE);
        ReliabilityMonitor monitor = ReliabilityMonitor.of(network, reference, judges, rule);
        for (int band = 0; band < 10; band++) {
            // Logits of 1.895 and 0.6: of 40 copies 38 and 12 stay.
            Assessment firm = monitor.assess(image(band, 0.97f));
            Assessment weak = monitor.assess(image(band, 0.6f));
            assertThat(firm.digit()).isEqualTo(band);
            assertThat(weak.digit()).isEqualTo(band);
            assertThat(firm.alarm()).isFalse();
            assertThat(weak.alarm()).isTrue();
            assertThat(firm.expectedRatio().orElseThrow()).isCloseTo(0.95, within(0.1));
            assertThat(weak.expectedRatio().orElseThrow()).isCloseTo(0.3, within(0.1));
            assertThat(firm.probabilityCorrect().orElseThrow()).isGreaterThan(0.9);
            assertThat(weak.probabilityCorrect().orElseThrow()).isLessThan(0.1);
        }
    }

    @Test
    void isWatchedByJudgesOfNoisyReferenceImages() throws Exception {
        List<Assessment> answers = MonitorExample.monitor(MonitorExample.mlp(3)).assess(MonitorExample.images(8));
        assertThat(answers.stream().map(Assessment::expectedRatio).distinct()).hasSize(8);
        assertThat(answers)
                .allSatisfy(one ->
                        assertThat(one.probabilityCorrect().orElseThrow()).isStrictlyBetween(0.0, 1.0));
    }
}
