package org.activationlab.monitor;

import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.TraceLayout;

/**
 * A multilayer perceptron that is monitored: 784 pixels, three dense layers with ReLU, ten logits. The example of a
 * network that the judges were not made for: a network of your own needs no more than this. Safe for any number of
 * threads.
 *
 * <pre>{@code
 * ObservedNetwork network = new MlpObserver("mine", parameters);
 * ReferenceAnswers reference =
 *         ReliabilityMonitor.profile(network, unlabelledImages, ReliabilityMonitor.REFERENCE_NOISE);
 * List<TrainedJudge> judges = List.of(TrainedJudge.read(folder.resolve("noise-correctness-seed1.safetensors")));
 * AlarmRule rule = AlarmRule.below(Task.CORRECTNESS, 0.9);
 * Assessment assessment = ReliabilityMonitor.of(network, reference, judges, rule).assess(image);
 * }</pre>
 */
public final class MlpObserver implements ObservedNetwork {

    private static final int CLASSES = 10;

    private final String id;
    private final Parameters parameters;
    private final TraceLayout layout;
    private final DenseLayer first;
    private final DenseLayer second;
    private final DenseLayer third;
    private final DenseLayer output;

    /**
     * Makes the network ready.
     *
     * @param id its name
     * @param parameters the arrays of {@link #shapes}, for any three widths
     * @throws IllegalArgumentException if they have other names or shapes, or one holds a number that is not finite
     */
    public MlpObserver(String id, Parameters parameters) {
        int a = parameters.values("hidden1.bias").length;
        int b = parameters.values("hidden2.bias").length;
        int c = parameters.values("hidden3.bias").length;
        this.id = id;
        this.parameters = NetworkParameters.required(id, parameters, shapes(a, b, c));
        layout = new TraceLayout(List.of(
                new TraceLayout.Part("hidden1", a, "first dense layer after ReLU"),
                new TraceLayout.Part("hidden2", b, "second dense layer after ReLU"),
                new TraceLayout.Part("hidden3", c, "third dense layer after ReLU"),
                new TraceLayout.Part("logits", CLASSES, "logits, one value per digit")));
        first = new DenseLayer(parameters, "hidden1");
        second = new DenseLayer(parameters, "hidden2");
        third = new DenseLayer(parameters, "hidden3");
        output = new DenseLayer(parameters, "output");
    }

    /**
     * Lists the arrays.
     *
     * @param a units of the first hidden layer
     * @param b units of the second
     * @param c units of the third
     * @return names and shapes; weights are (out, in) as PyTorch's
     */
    public static List<ParameterShape> shapes(int a, int b, int c) {
        return List.of(
                ParameterShape.of("hidden1.weight", a, LabelledImages.PIXELS),
                ParameterShape.of("hidden1.bias", a),
                ParameterShape.of("hidden2.weight", b, a),
                ParameterShape.of("hidden2.bias", b),
                ParameterShape.of("hidden3.weight", c, b),
                ParameterShape.of("hidden3.bias", c),
                ParameterShape.of("output.weight", CLASSES, c),
                ParameterShape.of("output.bias", CLASSES));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public TraceLayout layout() {
        return layout;
    }

    /**
     * Gives what it is made of.
     *
     * @return the arrays of {@link #shapes}
     */
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public ActivationTrace observe(float[] image) {
        ImageCheck.requireSize("the image", image, LabelledImages.PIXELS);
        float[] hidden1 = first.applyRelu(image);
        float[] hidden2 = second.applyRelu(hidden1);
        float[] hidden3 = third.applyRelu(hidden2);
        return ActivationTrace.of(layout, hidden1, hidden2, hidden3, output.apply(hidden3));
    }
}
