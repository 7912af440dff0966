package org.activationlab.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.NetworkProfile;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.Task;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.ReferenceNoise;
import org.activationlab.pairs.ReferenceNoiseReader;
import org.activationlab.pairs.TraceLayout;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

class ReliabilityMonitorTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, 6).boxed().toList();
    private static final TrainedJudge CORRECTNESS = MonitorExample.judge(Task.CORRECTNESS, JudgeInput.NOISE);
    private static final AlarmRule RULE = AlarmRule.below(Task.CORRECTNESS, 0.5);

    private static ReferenceNoise noiseOfTheStudy() throws InterruptedException {
        try (ReferenceNoiseReader reader =
                new ReferenceNoiseReader(ComputeDevice.CPU, MonitorExample.labelled(6), MonitorExample.NOISE)) {
            return reader.read("some-model", Reference.trainedLeNet(), NUMBERS);
        }
    }

    private static List<ActivationTrace> tracesOfTheStudy() {
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, MonitorExample.labelled(6))) {
            return reader.read(Reference.trainedLeNet(), NUMBERS);
        }
    }

    @Test
    void measuresALeNetAsAStudyDoes() throws Exception {
        ReferenceNoise expected = noiseOfTheStudy();
        ReferenceNoise own = ReliabilityMonitor.profile(
                        MonitorExample.leNet(), MonitorExample.images(6), MonitorExample.NOISE)
                .noise();
        assertThat(own.draws()).isEqualTo(8);
        for (int row = 0; row < 6; row++) {
            assertThat(own.votes(row)).isEqualTo(expected.votes(row));
            assertThat(own.meanLogits(row)).containsExactly(expected.meanLogits(row), within(1e-4f));
            assertThat(own.covariance(row)).containsExactly(expected.covariance(row), within(1e-3f));
        }
    }

    @Test
    void answersAsTheJudgeOfAStudyDoes() throws Exception {
        List<ActivationTrace> traces = tracesOfTheStudy();
        ReferenceNoise noise = noiseOfTheStudy();
        float[] all = new float[6 * 470];
        List<float[]> logits = new ArrayList<>();
        List<float[]> means = new ArrayList<>();
        List<float[]> covariances = new ArrayList<>();
        int[] votes = new int[60];
        for (int row = 0; row < 6; row++) {
            traces.get(row).copyTo(all, row * 470);
            logits.add(traces.get(row).values("fc3"));
            means.add(noise.meanLogits(row));
            covariances.add(noise.covariance(row));
            System.arraycopy(noise.votes(row), 0, votes, 10 * row, 10);
        }
        NetworkProfile profile = NetworkProfile.of(
                        new ModelTraits("some-model", "siblings", "SGD", 0.1, 0, "PYTORCH_DEFAULT"))
                .withReference(all)
                .withNoise(
                        MonitorExample.joined(logits),
                        votes,
                        MonitorExample.joined(means),
                        MonitorExample.joined(covariances));
        List<Assessment> own = MonitorExample.monitor(MonitorExample.leNet()).assess(MonitorExample.images(6));
        TrainedJudge ratio = MonitorExample.judge(Task.RATIO, JudgeInput.NOISE);
        float[] numbers = new float[JudgeInput.NOISE.features().size()];
        float[] trace = new float[470];
        for (int row = 0; row < 6; row++) {
            System.arraycopy(all, row * 470, trace, 0, 470);
            JudgeInput.NOISE.write(trace, profile, numbers, 0);
            double correct = CORRECTNESS.judge().answer(numbers, 0);
            assertThat(own.get(row).probabilityCorrect().orElseThrow()).isCloseTo(correct, within(2e-3));
            assertThat(own.get(row).expectedRatio().orElseThrow())
                    .isCloseTo(ratio.judge().answer(numbers, 0), within(2e-3));
            float[] own10 = logits.get(row);
            assertThat(own.get(row).digit())
                    .isEqualTo(IntStream.range(0, 10).reduce(0, (a, b) -> own10[b] > own10[a] ? b : a));
            assertThat(own.get(row).alarm())
                    .isEqualTo(own.get(row).probabilityCorrect().orElseThrow() < 0.5);
        }
        assertThat(own.stream().map(Assessment::probabilityCorrect).distinct()).hasSize(6);
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws Exception {
        ReliabilityMonitor monitor = MonitorExample.monitor(MonitorExample.leNet());
        List<float[]> images = MonitorExample.images(40);
        List<Assessment> expected = images.stream().map(monitor::assess).toList();
        assertThat(monitor.assess(images)).isEqualTo(expected);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Assessment>>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(
                        () -> images.stream().map(monitor::assess).toList()));
            }
            for (Future<List<Assessment>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void namesThePixelThatIsNone() throws Exception {
        ReliabilityMonitor monitor = MonitorExample.monitor(MonitorExample.mlp(3));
        float[] image = new float[LabelledImages.PIXELS];
        image[300] = 255;
        assertThatThrownBy(() -> monitor.assess(image))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the image: pixel 300 must be from 0 (paper) to 1 (ink), but was 255.0. Divide pixels from 0 to"
                                + " 255 by 255.");
        image[300] = Float.NaN;
        assertThatThrownBy(() -> monitor.assess(List.of(new float[LabelledImages.PIXELS], image)))
                .hasMessageContaining("image 1: pixel 300")
                .hasMessageContaining("NaN");
        image[300] = -0.4242f;
        assertThatThrownBy(() -> monitor.assess(image))
                .hasMessageContaining("-0.4242")
                .hasMessageContaining("mean");
        assertThatThrownBy(() -> monitor.assess(new float[28]))
                .hasMessageContaining("expected 784 pixels")
                .hasMessageContaining("got 28");
    }

    @Test
    void refusesPartsThatDoNotFit() throws Exception {
        MlpObserver network = MonitorExample.mlp(3);
        ReferenceAnswers reference =
                ReliabilityMonitor.profile(network, MonitorExample.images(3), MonitorExample.NOISE);
        assertThatThrownBy(() -> ReliabilityMonitor.of(
                        network, reference, List.of(CORRECTNESS), AlarmRule.below(Task.RATIO, 0.5)))
                .hasMessageContaining("RATIO")
                .hasMessageContaining("[CORRECTNESS]");
        assertThatThrownBy(() -> ReliabilityMonitor.of(network, reference, List.of(CORRECTNESS, CORRECTNESS), RULE))
                .hasMessageContaining("two for CORRECTNESS");
        assertThatThrownBy(() -> ReliabilityMonitor.of(MonitorExample.leNet(), reference, List.of(CORRECTNESS), RULE))
                .hasMessageContaining("perceptron")
                .hasMessageContaining("some-model");
        TrainedJudge raw = MonitorExample.judge(Task.CORRECTNESS, JudgeInput.ACTIVATIONS);
        assertThatThrownBy(() -> ReliabilityMonitor.of(network, reference, List.of(raw), RULE))
                .hasMessageContaining("470");
        TrainedJudge weights = MonitorExample.judge(Task.CORRECTNESS, JudgeInput.WEIGHTS);
        assertThatThrownBy(() -> ReliabilityMonitor.of(network, reference, List.of(weights), RULE))
                .hasMessageContaining("weight statistics");
        assertThatThrownBy(() -> new TrainedJudge(Task.RATIO, JudgeInput.LOGITS, CORRECTNESS.judge()))
                .hasMessageContaining("reads 10 numbers");
    }

    @Test
    void refusesTraitsOfAnotherNetwork() throws Exception {
        ReferenceAnswers reference =
                ReliabilityMonitor.profile(MonitorExample.mlp(3), MonitorExample.images(3), MonitorExample.NOISE);
        ModelTraits other = new ModelTraits("other", "other", "ADAM", 0.01, 0, "NORMAL");
        assertThatThrownBy(() -> reference.profile(other)).hasMessageContaining("got the traits of other");
    }

    @Test
    void refusesReferencesThatSayTooLittle() {
        MlpObserver network = MonitorExample.mlp(3);
        assertThatThrownBy(() -> ReliabilityMonitor.profile(network, MonitorExample.images(1), MonitorExample.NOISE))
                .hasMessageContaining("at least 2 reference images");
        assertThatThrownBy(
                        () -> ReliabilityMonitor.profile(network, MonitorExample.images(2), NoiseSettings.defaults()))
                .hasMessageContaining("REFERENCE_NOISE");
    }

    @Test
    void raisesAnAlarmWhereTheNetworkBreaks() throws Exception {
        MlpObserver inner = MonitorExample.mlp(3);
        ObservedNetwork breaking = new ObservedNetwork() {
            @Override
            public String id() {
                return inner.id();
            }

            @Override
            public TraceLayout layout() {
                return inner.layout();
            }

            @Override
            public ActivationTrace observe(float[] image) {
                float[] logits = new float[10];
                logits[3] = Float.NaN;
                return image[0] == 1
                        ? ActivationTrace.of(layout(), new float[12], new float[9], new float[7], logits)
                        : inner.observe(image);
            }
        };
        ReliabilityMonitor monitor = MonitorExample.monitor(breaking);
        float[] image = new float[LabelledImages.PIXELS];
        assertThat(monitor.assess(image))
                .isEqualTo(MonitorExample.monitor(inner).assess(image));
        image[0] = 1;
        Assessment broken = monitor.assess(image);
        assertThat(broken.alarm()).isTrue();
        assertThat(broken.expectedRatio()).isEmpty();
        assertThat(broken.probabilityCorrect()).isEmpty();
    }
}
