package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Dropout;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.TraceLayout;
import org.jspecify.annotations.Nullable;

/**
 * A network that reads four activations of another network and judges its prediction.
 *
 * <p>Four linear maps bring maxpool2 (256), fc1 (120), fc2 (84) and fc3 (10) to width 256; they are a sequence of four
 * tokens in that order; an encoder without biases reads it; its last token goes through Linear, BatchNorm, ReLU, then
 * twice Linear, ReLU, BatchNorm, and Linear to one number (the ratio) or two (wrong, right).
 *
 * <p>All learned numbers are one flat array, of which the named ones are views; an optimizer walks over it. Holds native
 * memory; for one thread at a time.
 */
public final class MetaNetwork implements AutoCloseable {

    private static final float EPSILON = 1e-5f;
    /** DJL keeps this share of the old running statistics; PyTorch's momentum of 0.1 is the share of the new. */
    private static final float MOMENTUM = 0.9f;

    private static final long[] INPUT_ENDS = {256, 376, 460};
    private static final int TOKENS = INPUT_ENDS.length + 1;
    /** Three times a linear map and a normalisation, and a last linear map. */
    private static final int DECODER_ARRAYS = 14;

    private final Architecture architecture;
    private final Task task;
    private final NDManager manager;
    private final List<ParameterShape> learned;
    private final long[] ends;
    private final NDArray flat;
    private final NDList views;
    private final NDList statistics = new NDList();

    /**
     * Loads a network.
     *
     * @param device where it computes
     * @param architecture the encoder
     * @param task the question
     * @param parameters the shapes of {@link MetaParameters#all}
     * @throws IllegalArgumentException if the parameters have other names or shapes
     */
    public MetaNetwork(ComputeDevice device, Architecture architecture, Task task, Parameters parameters) {
        List<ParameterShape> all = MetaParameters.all(architecture, task);
        if (!parameters.shapes().equals(all)) {
            throw new IllegalArgumentException("these are not the parameters of a " + architecture + " for " + task
                    + ": expected " + all + ", but got " + parameters.shapes());
        }
        this.architecture = architecture;
        this.task = task;
        learned = MetaParameters.learned(architecture, task);
        ends = new long[learned.size() - 1];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += learned.get(i).size();
            ends[i] = end;
        }
        manager = device.open();
        flat = manager.create(Arrays.copyOf(parameters.block(), MetaParameters.size(learned)));
        views = pieces();
        for (ParameterShape shape : all.subList(learned.size(), all.size())) {
            statistics.add(manager.create(parameters.values(shape.name())));
        }
    }

    /** What a forward pass gives; owned by the step's scope. */
    static final class Pass {
        /** Four arrays (batch, 256). */
        final NDList tokens;
        /** (batch, 256). */
        final NDArray encoded;
        /** (batch, 1 or 2). */
        final NDArray output;

        private final Supplier<NDList> gradients;

        private Pass(NDList tokens, NDArray encoded, NDArray output, Supplier<NDList> gradients) {
            this.tokens = tokens;
            this.encoded = encoded;
            this.output = output;
            this.gradients = gradients;
        }

        /**
         * Gives the gradients, once, after a recorded pass and its {@link Autograd.Recording#backward}.
         *
         * @return one array per learned one, in order, owned by the step's scope
         */
        NDList gradients() {
            return gradients.get();
        }
    }

    /** Splits the flat array into the named ones, which share its numbers. */
    private NDList pieces() {
        NDList parts = flat.split(ends);
        NDList shaped = new NDList(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            List<Integer> dimensions = learned.get(i).dimensions();
            shaped.add(
                    dimensions.size() == 1 ? parts.get(i) : parts.get(i).reshape(dimensions.get(0), dimensions.get(1)));
        }
        return shaped;
    }

    /**
     * Computes the outputs in evaluation mode, without a record for gradients.
     *
     * @param step the scope of the call
     * @param features (batch, 470), owned by {@code step}
     * @return tokens, code and outputs
     */
    Pass evaluate(NDManager step, NDArray features) {
        NDList tokens = tokens(inputs(features), views);
        NDArray encoded = architecture.recurrent()
                ? recurrentEncoder().forward(tokens)
                : TransformerEncoder.encode(step, tokens, encoderPart(views), null);
        NDArray output = decode(encoded, decoderPart(views), false);
        return new Pass(tokens, encoded, output, () -> {
            throw new IllegalStateException("nothing was recorded");
        });
    }

    /**
     * Computes the outputs and keeps what the gradients need.
     *
     * @param step the scope of the call
     * @param recording of this thread
     * @param features (batch, 470), owned by {@code step}
     * @param training whether the batch's own mean and variance normalise it and move the running ones
     * @param dropout absent where none is wanted; only the transformer has any
     * @return tokens, code, outputs and gradients to come
     */
    Pass forward(
            NDManager step,
            Autograd.Recording recording,
            NDArray features,
            boolean training,
            @Nullable Dropout dropout) {
        NDList inputs = inputs(features);
        if (architecture.recurrent()) {
            // Nothing before the code needs a gradient by record: tokens and encoder have theirs written out.
            NDList tokens = tokens(inputs, views);
            RecurrentEncoder encoder = recurrentEncoder();
            NDArray code = recording.leaf(step, encoder.forward(tokens));
            NDList decoder = leaves(step, recording, decoderPart(views));
            NDArray output = decode(code, decoder, training);
            return new Pass(tokens, code, output, () -> {
                RecurrentEncoder.Gradients behind = encoder.backward(code.getGradient());
                NDList all = tokenGradients(behind.tokens, inputs);
                all.addAll(behind.weights);
                all.addAll(gradients(decoder));
                return all;
            });
        }
        NDList leaves = leaves(step, recording, views);
        NDList tokens = tokens(inputs, leaves);
        NDArray encoded = TransformerEncoder.encode(step, tokens, encoderPart(leaves), dropout);
        NDArray output = decode(encoded, decoderPart(leaves), training);
        return new Pass(tokens, encoded, output, () -> gradients(leaves));
    }

    private static NDList inputs(NDArray features) {
        return features.split(INPUT_ENDS, 1);
    }

    private static NDList tokens(NDList inputs, NDList weights) {
        NDList tokens = new NDList();
        for (int i = 0; i < inputs.size(); i++) {
            tokens.add(linear(inputs.get(i), weights.get(2 * i), weights.get(2 * i + 1)));
        }
        return tokens;
    }

    private static NDList tokenGradients(NDList errors, NDList inputs) {
        NDList gradients = new NDList();
        for (int i = 0; i < inputs.size(); i++) {
            NDArray error = errors.get(i);
            gradients.add(error.transpose().matMul(inputs.get(i)));
            gradients.add(error.sum(new int[] {0}));
        }
        return gradients;
    }

    private static NDList encoderPart(NDList weights) {
        return new NDList(weights.subList(2 * TOKENS, weights.size() - DECODER_ARRAYS));
    }

    private static NDList decoderPart(NDList weights) {
        return new NDList(weights.subList(weights.size() - DECODER_ARRAYS, weights.size()));
    }

    private RecurrentEncoder recurrentEncoder() {
        return new RecurrentEncoder(architecture, encoderPart(views), TOKENS);
    }

    /** One leaf per array: a leaf of all numbers would have its gradient put together from the parts once more. */
    private static NDList leaves(NDManager step, Autograd.Recording recording, NDList weights) {
        NDList leaves = new NDList(weights.size());
        for (NDArray weight : weights) {
            leaves.add(recording.leaf(step, weight));
        }
        return leaves;
    }

    private static NDList gradients(NDList leaves) {
        NDList gradients = new NDList(leaves.size());
        for (NDArray leaf : leaves) {
            gradients.add(leaf.getGradient());
        }
        return gradients;
    }

    private NDArray decode(NDArray encoded, NDList decoder, boolean training) {
        NDArray x = linear(encoded, decoder.get(0), decoder.get(1));
        x = relu(normalize(x, decoder, 0, training));
        x = relu(linear(x, decoder.get(4), decoder.get(5)));
        x = normalize(x, decoder, 1, training);
        x = relu(linear(x, decoder.get(8), decoder.get(9)));
        x = normalize(x, decoder, 2, training);
        return linear(x, decoder.get(12), decoder.get(13));
    }

    /**
     * Computes the mean loss of a batch: squared error, or cross-entropy in nats.
     *
     * @param outputs (batch, 1 or 2)
     * @param targets of the same shape: the ratio, or 1 in the column of what is so (wrong, right) and 0 in the other
     * @return one number, owned by the scope of {@code outputs}
     */
    NDArray loss(NDArray outputs, NDArray targets) {
        return switch (task) {
            case RATIO -> outputs.sub(targets).square().mean();
            case CORRECTNESS ->
                outputs.logSoftmax(1).mul(targets).sum(new int[] {1}).mean().neg();
        };
    }

    private NDArray normalize(NDArray x, List<NDArray> decoder, int layer, boolean training) {
        return x.getNDArrayInternal()
                .batchNorm(
                        x,
                        statistics.get(2 * layer),
                        statistics.get(2 * layer + 1),
                        decoder.get(4 * layer + 2),
                        decoder.get(4 * layer + 3),
                        1,
                        MOMENTUM,
                        EPSILON,
                        training)
                .singletonOrThrow();
    }

    private static NDArray linear(NDArray input, NDArray weight, NDArray bias) {
        return input.getNDArrayInternal().linear(input, weight, bias).singletonOrThrow();
    }

    private static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }

    /**
     * Judges predictions.
     *
     * @param features (pairs, 470), row-major: maxpool2, fc1, fc2, fc3 of each pair
     * @return for each pair the expected ratio (not clipped to [0, 1]), or the probability that it is right
     * @throws IllegalArgumentException if the values do not fill whole rows, or there is none
     */
    public double[] judge(float[] features) {
        int width = TraceLayout.LENET_LAST_FOUR.totalSize();
        if (features.length == 0 || features.length % width != 0) {
            throw new IllegalArgumentException(
                    "expected one or more rows of " + width + " values, but got " + features.length + " values");
        }
        try (NDManager step = manager.newSubManager()) {
            return judge(step, step.create(features, new Shape(features.length / width, width)));
        }
    }

    /** The same for features on the device. */
    double[] judge(NDManager step, NDArray features) {
        return answers(evaluate(step, features).output);
    }

    /** Outputs as one number each: the ratio, or the probability of right. */
    double[] answers(NDArray outputs) {
        float[] numbers = outputs.toFloatArray();
        double[] answers = new double[(int) outputs.getShape().get(0)];
        for (int i = 0; i < answers.length; i++) {
            // In double: a softmax of floats is exactly 1 from a gap of 17 on, and the loss of an error there wrong.
            answers[i] =
                    task == Task.RATIO ? numbers[i] : 1 / (1 + Math.exp((double) numbers[2 * i] - numbers[2 * i + 1]));
        }
        return answers;
    }

    /** Gives access to the learned numbers, (count), which an optimizer changes in place; owned by this. */
    NDArray flat() {
        return flat;
    }

    /** Gives the scope of this network's arrays; closed with it. */
    NDManager manager() {
        return manager;
    }

    /**
     * Copies the numbers out.
     *
     * @return parameters and statistics, as {@link MetaParameters#all} lists them
     */
    public Parameters parameters() {
        List<ParameterShape> all = MetaParameters.all(architecture, task);
        float[] block = new float[MetaParameters.size(all)];
        float[] own = flat.toFloatArray();
        System.arraycopy(own, 0, block, 0, own.length);
        int from = own.length;
        for (NDArray statistic : statistics) {
            float[] values = statistic.toFloatArray();
            System.arraycopy(values, 0, block, from, values.length);
            from += values.length;
        }
        return Parameters.of(all, block);
    }

    @Override
    public void close() {
        manager.close();
    }
}
