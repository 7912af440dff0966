package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.ParameterShape;

/**
 * Two 3x3 convolutions with batch normalisation whose result is added to what came in, as torchvision's BasicBlock; where
 * the shape changes, a 1x1 convolution with batch normalisation fits what came in.
 *
 * <p>Source: K. He, X. Zhang, S. Ren, J. Sun, Deep Residual Learning for Image Recognition, 2016.
 *
 * @param inputs channels that go in
 * @param outputs channels that come out
 * @param stride of the first convolution and of the fitting one
 */
public record ResidualBlock(int inputs, int outputs, int stride) implements Layer {

    private record Part(String name, Layer layer) {}

    private List<Part> main() {
        return List.of(
                new Part("conv1", new Convolution(inputs, outputs, 3, stride, 1, false)),
                new Part("bn1", new BatchNormalization(outputs)),
                new Part("relu", Nonlinearity.RELU),
                new Part("conv2", new Convolution(outputs, outputs, 3, 1, 1, false)),
                new Part("bn2", new BatchNormalization(outputs)));
    }

    private List<Part> fitting() {
        return inputs == outputs && stride == 1
                ? List.of()
                : List.of(
                        new Part("downsample.0", new Convolution(inputs, outputs, 1, stride, 0, false)),
                        new Part("downsample.1", new BatchNormalization(outputs)));
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(main());
        parts.addAll(fitting());
        return parts;
    }

    @Override
    public List<ParameterShape> learned() {
        return parts().stream()
                .flatMap(part -> Names.within(part.name, part.layer.learned()).stream())
                .toList();
    }

    @Override
    public List<ParameterShape> statistics() {
        return parts().stream()
                .flatMap(part -> Names.within(part.name, part.layer.statistics()).stream())
                .toList();
    }

    @Override
    public ActivationShape output(ActivationShape input) {
        ActivationShape shape = input;
        for (Part part : main()) {
            shape = part.layer.output(shape);
        }
        return shape;
    }

    @Override
    public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
        NDArray result = through(main(), x, arrays, learning);
        return result.add(through(fitting(), x, arrays, learning))
                .getNDArrayInternal()
                .relu();
    }

    private static NDArray through(List<Part> parts, NDArray x, LayerArrays arrays, boolean learning) {
        NDArray result = x;
        for (Part part : parts) {
            result = part.layer.apply(result, arrays.part(part.name), learning);
        }
        return result;
    }
}
