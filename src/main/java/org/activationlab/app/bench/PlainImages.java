package org.activationlab.app.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.activationlab.data.LabelledImages;

/** Images as a careful user of DJL holds them: all of them, as numbers, in native memory. */
final class PlainImages {

    private static final float WHITE = 255;

    private PlainImages() {}

    /** Pixels (count, 1, 28, 28) in [0, 1], owned by the manager. */
    static NDArray pixels(NDManager manager, LabelledImages images) {
        byte[] bytes = new byte[images.size() * LabelledImages.PIXELS];
        for (int image = 0; image < images.size(); image++) {
            images.copyPixels(image, bytes, image * LabelledImages.PIXELS);
        }
        Shape shape = new Shape(images.size(), 1, LabelledImages.HEIGHT, LabelledImages.WIDTH);
        try (NDArray raw = manager.create(ByteBuffer.wrap(bytes), shape, DataType.UINT8)) {
            NDArray pixels = raw.toType(DataType.FLOAT32, true);
            return pixels.divi(WHITE);
        }
    }

    /** Digits (count), owned by the manager. */
    static NDArray digits(NDManager manager, LabelledImages images) {
        float[] digits = new float[images.size()];
        for (int image = 0; image < digits.length; image++) {
            digits[image] = images.label(image);
        }
        return manager.create(digits);
    }
}
