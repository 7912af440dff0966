package org.activationlab.monitor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.NetworkProfile;
import org.activationlab.meta.Task;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.NoiseSharing;
import org.activationlab.pairs.TraceLayout;

/**
 * Watches a network at work: for every image the answer, how many noisy copies would get the same one, how probably it is
 * right, and whether to raise an alarm. The network looks once and no noise is drawn: with two judges of noisy reference
 * images an answer of LeNet-5 takes about as long as four forward passes.
 *
 * <p>The judges may have been trained on other networks. What is known of this one comes from {@link #profile}, which
 * needs unlabelled images alone.
 *
 * <p>Immutable, without native memory, and safe for any number of threads at once, as the network must be.
 */
public final class ReliabilityMonitor {

    /** The noise that the judges of a study know: scale 0.9, 32 copies of each image, each with noise of its own. */
    public static final NoiseSettings REFERENCE_NOISE =
            NoiseSettings.defaults().withDraws(32).withSharing(NoiseSharing.PER_PAIR);

    private static final int CLASSES = 10;

    private final ObservedNetwork network;
    private final ReferenceAnswers reference;
    private final NetworkProfile profile;
    private final Map<Task, TrainedJudge> judges;
    private final AlarmRule rule;

    private ReliabilityMonitor(
            ObservedNetwork network, ReferenceAnswers reference, Map<Task, TrainedJudge> judges, AlarmRule rule) {
        this.network = network;
        this.reference = reference;
        this.profile = reference.profile();
        this.judges = judges;
        this.rule = rule;
    }

    /**
     * Measures what a judge must know of a network that it has never met: its activations on reference images, and its
     * answers to noisy copies of them.
     *
     * @param network the network
     * @param images images like those that it works on, without labels, 0 to 1; at least two, usually 256
     * @param noise scale, copies of each image and seed; {@link #REFERENCE_NOISE} unless the judges were trained with other
     *     noise. The noise of image i comes from the stream reference-noise/ID/i
     * @return what was measured; equal arguments give equal numbers
     * @throws IllegalArgumentException if there are fewer than two images, a pixel is out of its range, the noise is
     *     shared by all images or may end early, or a logit is NaN or infinite
     * @throws InterruptedException if the thread was interrupted
     */
    public static ReferenceAnswers profile(ObservedNetwork network, List<float[]> images, NoiseSettings noise)
            throws InterruptedException {
        return ReferenceAnswers.measure(network, images, noise);
    }

    /**
     * Puts a monitor together.
     *
     * @param network what is watched
     * @param reference what it makes of reference images
     * @param judges one or two, of different questions
     * @param rule when to raise an alarm
     * @return the monitor
     * @throws IllegalArgumentException if the reference is of another network, two judges answer one question, none answers
     *     that of the rule, or a judge reads what is not known of this network
     */
    public static ReliabilityMonitor of(
            ObservedNetwork network, ReferenceAnswers reference, List<TrainedJudge> judges, AlarmRule rule) {
        Map<Task, TrainedJudge> byTask = new EnumMap<>(Task.class);
        for (TrainedJudge judge : judges) {
            if (byTask.put(judge.task(), judge) != null) {
                throw new IllegalArgumentException(
                        "a monitor has one judge for each question, but two for " + judge.task());
            }
        }
        if (!byTask.containsKey(rule.task())) {
            throw new IllegalArgumentException("the rule looks at " + rule.task() + ", but the judges answer "
                    + byTask.keySet() + ". Add a judge of that question.");
        }
        TraceLayout layout = reference.traces().layout();
        if (!reference.traces().modelId().equals(network.id()) || !layout.equals(network.layout())) {
            throw new IllegalArgumentException(
                    "the reference is of network " + reference.traces().modelId()
                            + " with the parts " + layout.names() + ", but the monitor is of " + network.id() + " with "
                            + network.layout().names() + ". Measure it with ReliabilityMonitor.profile.");
        }
        ReliabilityMonitor monitor = new ReliabilityMonitor(network, reference, byTask, rule);
        byTask.values().forEach(monitor::requireReadable);
        return monitor;
    }

    /** What a judge cannot read shows before the first image. */
    private void requireReadable(TrainedJudge judge) {
        if (judge.input().needsWeights() || judge.input() == JudgeInput.HYPER_PARAMETERS) {
            throw new IllegalArgumentException(
                    "a judge that reads " + judge.input().title()
                            + " is for studies: a monitor knows a network by its answers alone. Use one of LOGITS, SUMMARY,"
                            + " REFERENCE or NOISE.");
        }
        numbers(judge.input(), new float[reference.traces().layout().totalSize()]);
    }

    /**
     * Judges one answer.
     *
     * @param image the pixels, row by row, each 0 (paper) to 1 (ink); not changed
     * @return the answer and how far it can be trusted
     * @throws IllegalArgumentException if the image has another size, or a pixel is NaN or out of its range
     */
    public Assessment assess(float[] image) {
        ImageCheck.require("the image", image, network.imageSize());
        return judged(network.observe(image));
    }

    /**
     * Judges several answers.
     *
     * @param images any number, as {@link #assess(float[])} takes them
     * @return for each, in order, what {@link #assess(float[])} gives
     * @throws IllegalArgumentException if an image has another size, or a pixel is NaN or out of its range; no image is
     *     shown to the network then
     */
    public List<Assessment> assess(List<float[]> images) {
        for (int i = 0; i < images.size(); i++) {
            ImageCheck.require("image " + i, images.get(i), network.imageSize());
        }
        return network.observe(images).stream().map(this::judged).toList();
    }

    private Assessment judged(ActivationTrace activations) {
        float[] trace = new float[activations.layout().totalSize()];
        activations.copyTo(trace, 0);
        int digit = largestLogit(trace);
        if (!activations.isFinite()) {
            return new Assessment(digit, OptionalDouble.empty(), OptionalDouble.empty(), true);
        }
        Map<JudgeInput, float[]> read = new EnumMap<>(JudgeInput.class);
        Map<Task, OptionalDouble> answers = new EnumMap<>(Task.class);
        for (TrainedJudge judge : judges.values()) {
            // Two judges mostly read the same.
            float[] numbers = read.computeIfAbsent(judge.input(), input -> numbers(input, trace));
            answers.put(judge.task(), OptionalDouble.of(judge.judge().answer(numbers, 0)));
        }
        OptionalDouble ratio = answers.getOrDefault(Task.RATIO, OptionalDouble.empty());
        OptionalDouble correct = answers.getOrDefault(Task.CORRECTNESS, OptionalDouble.empty());
        double looked = (rule.task() == Task.RATIO ? ratio : correct).orElse(Double.NaN);
        return new Assessment(digit, ratio, correct, rule.raises(looked));
    }

    private float[] numbers(JudgeInput input, float[] trace) {
        float[] numbers = new float[input.features().size()];
        input.write(trace, profile, numbers, 0);
        return numbers;
    }

    private static int largestLogit(float[] trace) {
        int first = trace.length - CLASSES;
        int largest = first;
        for (int i = first + 1; i < trace.length; i++) {
            largest = trace[i] > trace[largest] ? i : largest;
        }
        return largest - first;
    }

    /**
     * Gives what is watched.
     *
     * @return the network
     */
    public ObservedNetwork network() {
        return network;
    }

    /**
     * Gives what is known of the network.
     *
     * @return its answers to reference images
     */
    public ReferenceAnswers reference() {
        return reference;
    }

    /**
     * Gives the judges.
     *
     * @return one or two, of different questions
     */
    public List<TrainedJudge> judges() {
        return new ArrayList<>(judges.values());
    }

    /**
     * Gives when an alarm is raised.
     *
     * @return the rule
     */
    public AlarmRule rule() {
        return rule;
    }
}
