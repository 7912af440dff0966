package org.activationlab.monitor;

import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.TraceLayout;

/**
 * A LeNet-5 that is monitored: plain loops over plain arrays, one image at a time, without native memory. Safe for any
 * number of threads.
 *
 * <p>Its activations are those of {@link org.activationlab.pairs.ActivationReader} but for rounding: sums are taken in
 * another order.
 */
public final class LeNetObserver implements ObservedNetwork {

    private final String id;
    private final Parameters parameters;
    private final ConvolutionLayer conv1;
    private final ConvolutionLayer conv2;
    private final DenseLayer fc1;
    private final DenseLayer fc2;
    private final DenseLayer fc3;

    /**
     * Makes the network ready.
     *
     * @param id its name
     * @param parameters the arrays of {@link LeNet#SHAPES}
     * @throws IllegalArgumentException if they have other names or shapes, or one holds a number that is not finite
     */
    public LeNetObserver(String id, Parameters parameters) {
        this.id = id;
        this.parameters = NetworkParameters.required(id, parameters, LeNet.SHAPES);
        conv1 = new ConvolutionLayer(parameters, "conv1", LabelledImages.WIDTH);
        conv2 = new ConvolutionLayer(parameters, "conv2", 12);
        fc1 = new DenseLayer(parameters, "fc1");
        fc2 = new DenseLayer(parameters, "fc2");
        fc3 = new DenseLayer(parameters, "fc3");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public TraceLayout layout() {
        return TraceLayout.LENET_LAST_FOUR;
    }

    /**
     * Gives what it is made of.
     *
     * @return the arrays of {@link LeNet#SHAPES}
     */
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public ActivationTrace observe(float[] image) {
        ImageCheck.requireSize("the image", image, LabelledImages.PIXELS);
        float[] maxpool2 = conv2.apply(conv1.apply(image));
        float[] hidden1 = fc1.applyRelu(maxpool2);
        float[] hidden2 = fc2.applyRelu(hidden1);
        return ActivationTrace.of(layout(), maxpool2, hidden1, hidden2, fc3.apply(hidden2));
    }
}
