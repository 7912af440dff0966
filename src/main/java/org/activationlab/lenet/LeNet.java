package org.activationlab.lenet;

import java.util.List;
import org.activationlab.lenet.lanes.LaneSupport;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Convolution;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.MaxPool;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Nonlinearity;

/**
 * The architecture: 28x28 grey image, 5x5 convolution to 6 channels, ReLU, 2x2 max-pool, 5x5 convolution to 16
 * channels, ReLU, 2x2 max-pool, dense 256-120, ReLU, dense 120-84, ReLU, dense 84-10.
 *
 * <p>Pixels come divided by 255 and not normalised further. Names and order of the parameters are PyTorch's.
 *
 * <p>Source: Y. LeCun et al., Gradient-Based Learning Applied to Document Recognition, 1998; the variant is the one
 * of the study that this project reproduces.
 */
public final class LeNet {

    /** Number of classes. */
    public static final int CLASSES = 10;

    /** Names and shapes of the ten parameter arrays, in order: 44,426 numbers. */
    public static final List<ParameterShape> SHAPES = List.of(
            ParameterShape.of("conv1.weight", 6, 1, 5, 5),
            ParameterShape.of("conv1.bias", 6),
            ParameterShape.of("conv2.weight", 16, 6, 5, 5),
            ParameterShape.of("conv2.bias", 16),
            ParameterShape.of("fc1.weight", 120, 256),
            ParameterShape.of("fc1.bias", 120),
            ParameterShape.of("fc2.weight", 84, 120),
            ParameterShape.of("fc2.bias", 84),
            ParameterShape.of("fc3.weight", 10, 84),
            ParameterShape.of("fc3.bias", 10));

    /** How many numbers one LeNet-5 holds: 44,426. */
    public static final int PARAMETER_COUNT =
            SHAPES.stream().mapToInt(ParameterShape::size).sum();

    /**
     * The architecture as a chain of layers, for looking inside. Each parameter belongs to the layer of its name, so
     * {@code fc1} and {@code fc2} are what comes before ReLU; what a pair's trace calls fc1 and fc2 comes from
     * {@code fc1.relu} and {@code fc2.relu}.
     */
    public static final NetworkDesign DESIGN = new NetworkDesign(
            "LeNet-5",
            ActivationShape.of(1, 28, 28),
            List.of(
                    new NamedLayer("conv1", Convolution.of(1, 6, 5)),
                    new NamedLayer("conv1.relu", Nonlinearity.RELU),
                    new NamedLayer("maxpool1", MaxPool.of(2)),
                    new NamedLayer("conv2", Convolution.of(6, 16, 5)),
                    new NamedLayer("conv2.relu", Nonlinearity.RELU),
                    new NamedLayer("maxpool2", MaxPool.of(2)),
                    new NamedLayer("flatten", new Flatten()),
                    new NamedLayer("fc1", new Dense(256, 120)),
                    new NamedLayer("fc1.relu", Nonlinearity.RELU),
                    new NamedLayer("fc2", new Dense(120, 84)),
                    new NamedLayer("fc2.relu", Nonlinearity.RELU),
                    new NamedLayer("fc3", new Dense(84, CLASSES))));

    private LeNet() {}

    /**
     * Names what training and noise labels of LeNet-5 run on; its kinds differ in the last bits of their results.
     *
     * @param device where to compute
     * @return "vector registers" or "tensor operations"
     */
    public static String arithmetic(ComputeDevice device) {
        return inRegisters(device) ? "vector registers" : "tensor operations";
    }

    /**
     * Tells whether LeNet-5 runs in the processor's vector registers.
     *
     * @param device where to compute
     * @return false on a GPU, and where {@link LaneSupport} names an obstacle
     */
    public static boolean inRegisters(ComputeDevice device) {
        return device == ComputeDevice.CPU && LaneSupport.available();
    }

    /**
     * Returns how many inputs feed one output of the layer that holds this parameter.
     *
     * @param parameter a weight or a bias of {@link #SHAPES}
     * @return fan-in as PyTorch counts it; a bias has that of its weight
     */
    static int fanIn(ParameterShape parameter) {
        List<Integer> weight = weightOf(parameter).dimensions();
        return weight.stream().skip(1).reduce(1, Math::multiplyExact);
    }

    /**
     * Returns how many outputs one input of the layer that holds this parameter feeds.
     *
     * @param parameter a weight or a bias of {@link #SHAPES}
     * @return fan-out as PyTorch counts it: output channels times kernel size
     */
    static int fanOut(ParameterShape parameter) {
        List<Integer> weight = weightOf(parameter).dimensions();
        return weight.get(0) * weight.stream().skip(2).reduce(1, Math::multiplyExact);
    }

    private static ParameterShape weightOf(ParameterShape parameter) {
        String layer = parameter.name().substring(0, parameter.name().indexOf('.'));
        return SHAPES.stream()
                .filter(shape -> shape.name().equals(layer + ".weight"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("LeNet-5 has no layer " + layer));
    }
}
