package org.activationlab.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.data.DigitData;
import org.activationlab.data.LabelledImages;
import org.activationlab.judge.Judge;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.lenet.Initialization;
import org.activationlab.meta.Task;
import org.activationlab.metrics.Quantile;
import org.activationlab.monitor.AlarmRule;
import org.activationlab.monitor.LeNetObserver;
import org.activationlab.monitor.ReferenceAnswers;
import org.activationlab.monitor.ReliabilityMonitor;
import org.activationlab.monitor.TrainedJudge;
import org.activationlab.network.NormalNumbers;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;

/**
 * Times how long one image waits for the live monitor on one thread: a forward pass of LeNet-5 alone, the monitor's
 * assessment with two judges of noisy reference images, and what the monitor replaces, 20 noisy passes. In turns, so that
 * a slow moment of the machine meets all three.
 *
 * <p>Network and judges are not trained: what they answer does not change the time.
 */
final class MonitorLatency {

    /** What is timed, in the order of the results; each gives its median and its 99th percentile. */
    static final List<String> PARTS = List.of("forward pass", "assessment", "20 noisy passes");

    /** Where the assessment's median stands among the results. */
    static final int ASSESSMENT = 2;

    private static final int PASSES = 20;
    private static final int REFERENCE_IMAGES = 256;
    private static final double NANOSECONDS = 1e-3;

    private final LabelledImages images;
    private final LeNetObserver network;
    private final ReliabilityMonitor monitor;
    private final float[] noise = new float[PASSES * LabelledImages.PIXELS];
    private int next;
    /** Takes results in, so that no compiler leaves the work out. */
    private long seen;

    MonitorLatency(DigitData data) throws InterruptedException {
        images = data.test();
        network = new LeNetObserver("timed", Initialization.PYTORCH_DEFAULT.draw(1));
        LabelledImages train = data.train();
        ReferenceAnswers reference = ReliabilityMonitor.profile(
                network,
                IntStream.range(0, Math.min(REFERENCE_IMAGES, train.size()))
                        .mapToObj(train::pixels)
                        .toList(),
                ReliabilityMonitor.REFERENCE_NOISE);
        monitor = ReliabilityMonitor.of(
                network,
                reference,
                List.of(judge(Task.RATIO), judge(Task.CORRECTNESS)),
                AlarmRule.below(Task.CORRECTNESS, 0.9));
    }

    private static TrainedJudge judge(Task task) {
        int inputs = JudgeInput.NOISE.features().size();
        int width = JudgeSettings.of(JudgeInput.NOISE, task, 1).width();
        List<ParameterShape> shapes = Judge.shapes(inputs, width);
        SplittableRandom random = new RandomStreams(1).stream("bench/judge/" + task);
        float[] block = new float[shapes.stream().mapToInt(ParameterShape::size).sum()];
        for (int i = 0; i < block.length; i++) {
            block[i] = (float) (random.nextDouble() - 0.5) / width;
        }
        return new TrainedJudge(task, JudgeInput.NOISE, new Judge(inputs, width, Parameters.of(shapes, block)));
    }

    /**
     * Measures for some time.
     *
     * @param seconds how long about, above 0
     * @return for each of {@link #PARTS} median and 99th percentile in microseconds
     */
    List<Double> microseconds(double seconds) {
        List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        long end = System.nanoTime() + (long) (seconds * 1e9);
        do {
            float[] image = images.pixels(next++ % images.size());
            times.get(0).add(timed(() -> seen += network.observe(image).hashCode()));
            times.get(1).add(timed(() -> seen += monitor.assess(image).digit()));
            times.get(2).add(timed(() -> seen += kept(image)));
        } while (System.nanoTime() < end);
        List<Double> results = new ArrayList<>();
        for (List<Double> samples : times) {
            double[] sorted =
                    samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            results.add(Quantile.ofSorted(sorted, 0.5));
            results.add(Quantile.ofSorted(sorted, 0.99));
        }
        return results;
    }

    private static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) * NANOSECONDS;
    }

    /** A Monte-Carlo ratio as anyone would compute it: noise drawn for this image, passes, answers counted. */
    private int kept(float[] image) {
        NormalNumbers.fill(next, 0, noise.length, noise, 0, 1);
        int answer = digit(image);
        int kept = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            float[] copy = image.clone();
            for (int pixel = 0; pixel < copy.length; pixel++) {
                copy[pixel] += 0.9f * noise[pass * copy.length + pixel];
            }
            kept += digit(copy) == answer ? 1 : 0;
        }
        return kept;
    }

    private int digit(float[] image) {
        float[] logits = network.observe(image).values("fc3");
        return IntStream.range(0, logits.length).reduce(0, (best, k) -> logits[k] > logits[best] ? k : best);
    }

    @Override
    public String toString() {
        return "MonitorLatency[" + next + " images, " + seen + ", " + Arrays.hashCode(noise) + "]";
    }
}
