package org.activationlab.lenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.RowGather;

/** One set of images and labels on the device, handed out as mini-batches with the batch innermost. */
public final class ImageBatches implements AutoCloseable {

    private final NDManager manager;
    private final NDArray pixels;
    private final NDArray labels;
    private final NDArray digits;
    private final int size;

    /**
     * Copies images to the device.
     *
     * @param parent the scope to live in; {@link #close} frees what this holds
     * @param images the set, kept as bytes
     */
    public ImageBatches(NDManager parent, LabelledImages images) {
        manager = parent.newSubManager();
        size = images.size();
        byte[] bytes = new byte[size * LabelledImages.PIXELS];
        int[] digitOf = new int[size];
        for (int i = 0; i < size; i++) {
            images.copyPixels(i, bytes, i * LabelledImages.PIXELS);
            digitOf[i] = images.label(i);
        }
        pixels = manager.create(ByteBuffer.wrap(bytes), new Shape(size, LabelledImages.PIXELS), DataType.UINT8);
        labels = manager.create(digitOf);
        digits = manager.eye(LeNet.CLASSES);
    }

    /**
     * Counts the images.
     *
     * @return how many there are
     */
    public int size() {
        return size;
    }

    /**
     * Gathers images.
     *
     * @param step the scope of the result
     * @param numbers which images, (batch), owned by {@code step}
     * @return (784, batch), pixels divided by 255, owned by {@code step}
     */
    public NDArray images(NDManager step, NDArray numbers) {
        step.tempAttachAll(pixels);
        NDArray bytes = RowGather.of(pixels, numbers);
        NDArray floats = bytes.toType(DataType.FLOAT32, false).divi(255f);
        // flatten() of the transposed view copies once into the layout with the batch innermost.
        return floats.transpose()
                .flatten()
                .reshape(LabelledImages.PIXELS, floats.getShape().get(0));
    }

    /**
     * Gathers labels.
     *
     * @param step the scope of the result
     * @param numbers which images, (batch), owned by {@code step}
     * @return (10, batch), 1 at the true digit and 0 elsewhere, owned by {@code step}
     */
    NDArray oneHot(NDManager step, NDArray numbers) {
        step.tempAttachAll(labels, digits);
        NDArray own = RowGather.of(labels.reshape(size, 1), numbers);
        return RowGather.of(digits, own.flatten()).transpose();
    }

    @Override
    public void close() {
        manager.close();
    }
}
