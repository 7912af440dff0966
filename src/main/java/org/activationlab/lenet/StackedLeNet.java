package org.activationlab.lenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.RowGather;

/**
 * K LeNet-5s that see the same images, side by side in every array, with the batch innermost.
 *
 * <p>Why this layout: with the batch innermost a convolution's patches are whole runs of memory, max-pooling is a
 * maximum of four arrays, and K networks share one set of image patches. The second convolution computes the four
 * outputs of a pooling window from one 6x6 area: 1.44 times the arithmetic of four 5x5 kernels, but one well-filled
 * matrix product over 2.8 times less copied data.
 *
 * <p>Gradients are written out by hand, so no autograd graph and no global gradient state is needed: several workers
 * run in one process, each with its own scope.
 */
public final class StackedLeNet implements AutoCloseable {

    private static final int C1 = 6;
    private static final int C2 = 16;
    private static final int WINDOWS1 = PatchIndex.POOL1 * PatchIndex.POOL1;
    private static final int WINDOWS2 = PatchIndex.POOL2 * PatchIndex.POOL2;
    private static final int AREA = C1 * PatchIndex.WIDE * PatchIndex.WIDE;

    private final NDManager manager;
    private final int models;
    /** All parameters, (models, 44426); the arrays below are views of it. */
    private final NDArray flat;

    private final List<NDArray> views = new ArrayList<>();
    private final NDArray conv1Rows;
    private final NDArray conv2Rows;
    /** The second kernel at its four places in the 6x6 area, zero elsewhere: (models, 4, 16, 6, 6, 6). */
    private final NDArray wideKernel;

    private final NDIndex[] phaseOfImage = new NDIndex[PatchIndex.PHASES];
    private final NDIndex[] phaseOfStack = new NDIndex[PatchIndex.PHASES];
    private final NDIndex[] kernelPlace = new NDIndex[PatchIndex.PHASES];
    private final NDIndex[] areaRow = new NDIndex[PatchIndex.WIDE];
    private final NDIndex[] everySecondRow = new NDIndex[PatchIndex.WIDE];

    /**
     * Stacks networks.
     *
     * @param parent the scope to live in; {@link #close} frees what this holds
     * @param parameters one entry per network, each with LeNet-5's shapes
     */
    public StackedLeNet(NDManager parent, List<Parameters> parameters) {
        manager = parent.newSubManager();
        models = parameters.size();
        float[] all = new float[models * LeNet.PARAMETER_COUNT];
        for (int model = 0; model < models; model++) {
            Parameters one = parameters.get(model);
            if (!one.shapes().equals(LeNet.SHAPES)) {
                throw new IllegalArgumentException(
                        "expected LeNet-5's parameters " + LeNet.SHAPES + ", but these came: " + one.shapes());
            }
            System.arraycopy(one.block(), 0, all, model * LeNet.PARAMETER_COUNT, LeNet.PARAMETER_COUNT);
        }
        flat = manager.create(all, new Shape(models, LeNet.PARAMETER_COUNT));
        long from = 0;
        for (ParameterShape shape : LeNet.SHAPES) {
            long to = from + shape.size();
            NDArray columns = flat.get(new NDIndex().addAllDim().addSliceDim(from, to));
            views.add(columns.reshape(stacked(shape)));
            from = to;
        }
        conv1Rows = manager.create(PatchIndex.conv1());
        conv2Rows = manager.create(PatchIndex.conv2(models));
        wideKernel = manager.zeros(new Shape(models, PatchIndex.PHASES, C2, C1, PatchIndex.WIDE, PatchIndex.WIDE));
        for (int phase = 0; phase < PatchIndex.PHASES; phase++) {
            phaseOfImage[phase] = new NDIndex().addIndices(phase);
            phaseOfStack[phase] = new NDIndex().addAllDim().addIndices(phase);
            int y = phase / 2;
            int x = phase % 2;
            kernelPlace[phase] = new NDIndex()
                    .addAllDim()
                    .addIndices(phase)
                    .addAllDim()
                    .addAllDim()
                    .addSliceDim(y, y + PatchIndex.KERNEL)
                    .addSliceDim(x, x + PatchIndex.KERNEL);
        }
        for (int a = 0; a < PatchIndex.WIDE; a++) {
            areaRow[a] = new NDIndex().addAllDim().addIndices(a);
            everySecondRow[a] = new NDIndex().addAllDim().addAllDim().addSliceDim(a, a + 2 * PatchIndex.POOL2 - 1, 2);
        }
    }

    private Shape stacked(ParameterShape shape) {
        // The first kernel is used as a matrix (6, 25); the dense weights and the second kernel keep their shape.
        if (shape.name().equals("conv1.weight")) {
            return new Shape(models, C1, PatchIndex.KERNEL * PatchIndex.KERNEL);
        }
        long[] dimensions = new long[shape.dimensions().size() + 1];
        dimensions[0] = models;
        for (int i = 1; i < dimensions.length; i++) {
            dimensions[i] = shape.dimensions().get(i - 1);
        }
        return new Shape(dimensions);
    }

    /** What one forward pass leaves for the backward pass; lives in the step's scope. */
    private static final class Pass {
        long batch;
        NDArray patches1;
        NDArray[] phases1 = new NDArray[PatchIndex.PHASES];
        NDArray max1;
        NDArray pooled1;
        NDArray patches2;
        NDArray[] phases2 = new NDArray[PatchIndex.PHASES];
        NDArray max2;
        NDArray pooled2;
        NDArray hidden1;
        NDArray hidden2;
        NDArray logits;

        @SuppressWarnings("NullAway.Init") // filled by forward() alone
        Pass() {}
    }

    /**
     * Scores images.
     *
     * @param step the scope of this call; parameters are lent to it meanwhile
     * @param images (784, batch), values in [0, 1]
     * @return logits (models, 10, batch), owned by {@code step}
     */
    public NDArray score(NDManager step, NDArray images) {
        lendTo(step);
        return forward(images).logits;
    }

    /**
     * Scores images and keeps what the last four layers put out.
     *
     * @param step the scope of this call; parameters are lent to it meanwhile
     * @param images (784, batch), values in [0, 1]
     * @return second pool (models, 256, batch), first dense layer after ReLU (models, 120, batch), second after ReLU
     *     (models, 84, batch), logits (models, 10, batch), owned by {@code step}
     */
    public NDList observe(NDManager step, NDArray images) {
        lendTo(step);
        Pass pass = forward(images);
        return new NDList(pass.pooled2, pass.hidden1, pass.hidden2, pass.logits);
    }

    /**
     * Scores images and keeps what every layer put out; maps are in the order channel, row, column.
     *
     * @param step the scope of this call; parameters are lent to it meanwhile
     * @param images (784, batch), values in [0, 1]
     * @return first convolution with bias before ReLU (models, 6 x 24 x 24, batch), first pool after ReLU (models, 6 x
     *     12 x 12, batch), second convolution with bias before ReLU (models, 16 x 8 x 8, batch), then the four arrays
     *     of {@link #observe}; owned by {@code step}
     */
    public NDList observeAll(NDManager step, NDArray images) {
        lendTo(step);
        Pass pass = forward(images);
        NDArray conv1 = maps(pass.phases1, 1, PatchIndex.POOL1, pass.batch);
        NDArray pooled1 = pass.pooled1.reshape(models, (long) C1 * WINDOWS1, pass.batch);
        NDArray conv2 = maps(pass.phases2, 3, PatchIndex.POOL2, pass.batch);
        return new NDList(conv1, pooled1, conv2, pass.pooled2, pass.hidden1, pass.hidden2, pass.logits);
    }

    /** Puts the four phases of a convolution back into whole maps and adds the bias, which forward() adds later. */
    private NDArray maps(NDArray[] phases, int bias, int windows, long n) {
        NDArray biases = views.get(bias).reshape(-1, 1);
        NDArray whole = PhasePool.interleave(phases, windows, n);
        return whole.reshape(biases.size(), -1).addi(biases).reshape(models, -1, n);
    }

    /**
     * Computes the first convolution without its bias, which is linear: the maps of a sum of images are the sum of their
     * maps.
     *
     * @param step the scope of this call; parameters are lent to it meanwhile
     * @param images (784, batch), any values
     * @return for each of the four places in a pooling window an array (models x 6 x 144, batch), owned by {@code step}
     */
    public NDArray[] firstMaps(NDManager step, NDArray images) {
        lendTo(step);
        long n = images.getShape().get(1);
        NDArray[] maps = convolveFirst(patches(images, n));
        for (int phase = 0; phase < maps.length; phase++) {
            maps[phase] = maps[phase].reshape((long) models * C1 * WINDOWS1, n);
        }
        return maps;
    }

    /**
     * Scores from sums of first maps.
     *
     * @param step the scope of this call; parameters are lent to it meanwhile
     * @param maps four arrays (models x 6 x 144, batch) as {@link #firstMaps} makes them
     * @return logits (models, 10, batch), owned by {@code step}
     */
    public NDArray scoreMaps(NDManager step, NDArray[] maps) {
        lendTo(step);
        Pass pass = new Pass();
        pass.batch = maps[0].getShape().get(1);
        for (int phase = 0; phase < maps.length; phase++) {
            pass.phases1[phase] = maps[phase].reshape((long) models * C1, WINDOWS1 * pass.batch);
        }
        return finish(pass).logits;
    }

    /**
     * Computes loss and gradients of one mini-batch.
     *
     * @param step the scope of this call; parameters are lent to it until it closes
     * @param images (784, batch), values in [0, 1]
     * @param oneHot (10, batch), 1 at the true digit
     * @return the mean cross-entropy of each network (models) and the gradients (models, 44426) in the order of
     *     {@link LeNet#SHAPES}; owned by {@code step}
     */
    Gradients gradients(NDManager step, NDArray images, NDArray oneHot) {
        lendTo(step);
        Pass pass = forward(images);
        NDArray logProbabilities = pass.logits.logSoftmax(1);
        NDArray loss = logProbabilities.mul(oneHot).sum(new int[] {1, 2}).divi(-pass.batch);
        NDArray error = logProbabilities.exp().subi(oneHot).divi(pass.batch);
        return new Gradients(loss, backward(pass, error));
    }

    /** Loss and gradients of a mini-batch. */
    static final class Gradients {
        final NDArray loss;
        final NDArray flat;

        private Gradients(NDArray loss, NDArray flat) {
            this.loss = loss;
            this.flat = flat;
        }
    }

    /** Results attach to their first operand's scope, so the parameters join the step's and return when it closes. */
    private void lendTo(NDManager step) {
        step.tempAttachAll(flat, conv1Rows, conv2Rows, wideKernel);
        for (NDArray view : views) {
            step.tempAttachAll(view);
        }
    }

    private Pass forward(NDArray images) {
        Pass pass = new Pass();
        long n = images.getShape().get(1);
        pass.batch = n;
        pass.patches1 = patches(images, n);
        pass.phases1 = convolveFirst(pass.patches1);
        return finish(pass);
    }

    private NDArray patches(NDArray images, long n) {
        return RowGather.of(images, conv1Rows)
                .reshape(PatchIndex.PHASES, PatchIndex.KERNEL * PatchIndex.KERNEL, WINDOWS1 * n);
    }

    private NDArray[] convolveFirst(NDArray patches) {
        NDArray kernel = views.get(0).reshape((long) models * C1, PatchIndex.KERNEL * PatchIndex.KERNEL);
        NDArray[] phases = new NDArray[PatchIndex.PHASES];
        for (int phase = 0; phase < PatchIndex.PHASES; phase++) {
            phases[phase] = kernel.matMul(patches.get(phaseOfImage[phase]));
        }
        return phases;
    }

    /** The network from its first pool on. */
    private Pass finish(Pass pass) {
        long n = pass.batch;
        pass.max1 = PhasePool.max(pass.phases1);
        // All phases of a window share the bias, and ReLU never changes which one wins: both come after the pool.
        pass.pooled1 = relu(pass.max1.add(views.get(1).reshape((long) models * C1, 1)));

        pass.patches2 = RowGather.of(pass.pooled1.reshape((long) models * C1 * WINDOWS1, n), conv2Rows)
                .reshape(models, AREA, WINDOWS2 * n);
        for (int phase = 0; phase < PatchIndex.PHASES; phase++) {
            wideKernel.set(kernelPlace[phase], views.get(2));
        }
        NDArray all = wideKernel.reshape(models, PatchIndex.PHASES * C2, AREA).batchMatMul(pass.patches2);
        NDArray byPhase = all.reshape(models, PatchIndex.PHASES, C2, WINDOWS2 * n);
        for (int phase = 0; phase < PatchIndex.PHASES; phase++) {
            pass.phases2[phase] = byPhase.get(phaseOfStack[phase]);
        }
        pass.max2 = PhasePool.max(pass.phases2);
        pass.pooled2 = relu(pass.max2.add(views.get(3).expandDims(2))).reshape(models, C2 * WINDOWS2, n);

        pass.hidden1 = relu(dense(4, pass.pooled2));
        pass.hidden2 = relu(dense(6, pass.hidden1));
        pass.logits = dense(8, pass.hidden2);
        return pass;
    }

    private NDArray backward(Pass pass, NDArray error) {
        long n = pass.batch;
        NDArray[] gradients = new NDArray[LeNet.SHAPES.size()];
        NDArray g = denseBackward(8, error, pass.hidden2, gradients);
        g = denseBackward(6, g.muli(pass.hidden2.sign()), pass.hidden1, gradients);
        g = denseBackward(4, g.muli(pass.hidden1.sign()), pass.pooled2, gradients);

        g = g.muli(pass.pooled2.sign()).reshape(models, C2, WINDOWS2 * n);
        gradients[3] = g.sum(new int[] {2});
        NDArray routed = NDArrays.stack(new NDList(PhasePool.route(pass.phases2, pass.max2, g)), 1)
                .reshape(models, PatchIndex.PHASES * C2, WINDOWS2 * n);
        NDArray wide = routed.batchMatMul(pass.patches2.transpose(0, 2, 1)).reshape(wideKernel.getShape());
        NDArray kernel2 = wide.get(kernelPlace[0]).add(wide.get(kernelPlace[1]));
        gradients[2] = kernel2.addi(wide.get(kernelPlace[2])).addi(wide.get(kernelPlace[3]));

        NDArray areas = wideKernel
                .reshape(models, PatchIndex.PHASES * C2, AREA)
                .transpose(0, 2, 1)
                .batchMatMul(routed);
        g = spread(areas, n).muli(pass.pooled1.sign());
        gradients[1] = g.reshape(models, C1, WINDOWS1 * n).sum(new int[] {2});
        NDArray[] parts = PhasePool.route(pass.phases1, pass.max1, g);
        NDArray kernel1 = null;
        for (int phase = 0; phase < PatchIndex.PHASES; phase++) {
            NDArray part =
                    parts[phase].matMul(pass.patches1.get(phaseOfImage[phase]).transpose());
            kernel1 = kernel1 == null ? part : kernel1.addi(part);
        }
        gradients[0] = Objects.requireNonNull(kernel1);
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = gradients[i].reshape(models, -1);
        }
        return NDArrays.concat(new NDList(gradients), 1);
    }

    /** Adds the gradients of overlapping 6x6 areas back into the 12x12 maps, rows first, then columns. */
    private NDArray spread(NDArray areas, long n) {
        long maps = (long) models * C1;
        NDArray byRow = areas.reshape(maps, PatchIndex.WIDE, PatchIndex.WIDE, PatchIndex.POOL2, PatchIndex.POOL2 * n);
        NDArray tall =
                byRow.getManager().zeros(new Shape(maps, PatchIndex.WIDE, PatchIndex.POOL1, PatchIndex.POOL2 * n));
        for (int a = 0; a < PatchIndex.WIDE; a++) {
            tall.get(everySecondRow[a]).addi(byRow.get(areaRow[a]));
        }
        NDArray byColumn = tall.reshape(maps, PatchIndex.WIDE, PatchIndex.POOL1, PatchIndex.POOL2, n);
        NDArray maps12 = tall.getManager().zeros(new Shape(maps, PatchIndex.POOL1, PatchIndex.POOL1, n));
        for (int a = 0; a < PatchIndex.WIDE; a++) {
            maps12.get(everySecondRow[a]).addi(byColumn.get(areaRow[a]));
        }
        return maps12.reshape(maps, WINDOWS1 * n);
    }

    private NDArray dense(int weight, NDArray input) {
        return views.get(weight).batchMatMul(input).addi(views.get(weight + 1).expandDims(2));
    }

    private NDArray denseBackward(int weight, NDArray gradient, NDArray input, NDArray[] gradients) {
        gradients[weight] = gradient.batchMatMul(input.transpose(0, 2, 1));
        gradients[weight + 1] = gradient.sum(new int[] {2});
        return views.get(weight).transpose(0, 2, 1).batchMatMul(gradient);
    }

    private static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }

    /**
     * Gives access to the numbers that an optimizer changes in place.
     *
     * @return all parameters, (models, 44426), owned by this
     */
    NDArray flat() {
        return flat;
    }

    /**
     * Copies the parameters out.
     *
     * @return one entry per network
     */
    List<Parameters> parameters() {
        float[] all = flat.toFloatArray();
        List<Parameters> result = new ArrayList<>();
        for (int model = 0; model < models; model++) {
            int from = model * LeNet.PARAMETER_COUNT;
            float[] block = Arrays.copyOfRange(all, from, from + LeNet.PARAMETER_COUNT);
            result.add(Parameters.of(LeNet.SHAPES, block));
        }
        return result;
    }

    @Override
    public void close() {
        manager.close();
    }
}
