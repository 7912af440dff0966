package org.activationlab.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.judge.Judge;
import org.activationlab.judge.JudgeInput;
import org.activationlab.meta.Task;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.reference.Reference;

/** Images, judges and monitors by formula, the same for the same arguments. */
final class MonitorExample {

    /** Few copies, so that tests are quick. */
    static final NoiseSettings NOISE = ReliabilityMonitor.REFERENCE_NOISE.withDraws(8);

    private MonitorExample() {}

    static LabelledImages labelled(int count) {
        SplittableRandom random = new SplittableRandom(11);
        byte[] pixels = new byte[count * LabelledImages.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0);
        }
        return LabelledImages.of(pixels, new byte[count]);
    }

    static List<float[]> images(int count) {
        LabelledImages all = labelled(count);
        return IntStream.range(0, count).mapToObj(all::pixels).toList();
    }

    static LeNetObserver leNet() {
        return new LeNetObserver("some-model", Reference.trainedLeNet());
    }

    /** A perceptron of 12, 9 and 7 units with weights from a seed. */
    static MlpObserver mlp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> arrays = new ArrayList<>();
        for (ParameterShape shape : MlpObserver.shapes(12, 9, 7)) {
            double scale = shape.dimensions().size() == 1
                    ? 0.1
                    : 2 / Math.sqrt(shape.dimensions().get(1));
            float[] values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (scale * (2 * random.nextDouble() - 1));
            }
            arrays.add(values);
        }
        return new MlpObserver("perceptron", Parameters.of(MlpObserver.shapes(12, 9, 7), joined(arrays)));
    }

    /** A judge with small weights by a formula, whose answers differ from image to image. */
    static TrainedJudge judge(Task task, JudgeInput input) {
        int inputs = input.features().size();
        int width = 6;
        List<float[]> arrays = new ArrayList<>();
        for (ParameterShape shape : Judge.shapes(inputs, width)) {
            float[] values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = shape.name().equals("input.scale")
                        ? 1
                        : (float) (0.2 * Math.sin(1.7 * i + task.ordinal() + arrays.size()));
            }
            arrays.add(values);
        }
        return new TrainedJudge(
                task, input, new Judge(inputs, width, Parameters.of(Judge.shapes(inputs, width), joined(arrays))));
    }

    static float[] joined(List<float[]> arrays) {
        float[] block =
                new float[arrays.stream().mapToInt(array -> array.length).sum()];
        int at = 0;
        for (float[] array : arrays) {
            System.arraycopy(array, 0, block, at, array.length);
            at += array.length;
        }
        return block;
    }

    /** Two judges of noisy reference images; about half of the images raise an alarm. */
    static ReliabilityMonitor monitor(ObservedNetwork network) throws InterruptedException {
        return ReliabilityMonitor.of(
                network,
                ReliabilityMonitor.profile(network, images(6), NOISE),
                List.of(judge(Task.CORRECTNESS, JudgeInput.NOISE), judge(Task.RATIO, JudgeInput.NOISE)),
                AlarmRule.below(Task.CORRECTNESS, 0.5));
    }
}
