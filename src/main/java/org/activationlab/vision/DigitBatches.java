package org.activationlab.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;

/** Digits as batches for networks. */
final class DigitBatches {

    private DigitBatches() {}

    /** The numbers from one to the one before another. */
    static int[] rows(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    /** The pixels of some images. */
    static Batch batch(ActivationShape shape, LabelledImages images, int[] rows) {
        List<float[]> pixels = new ArrayList<>(rows.length);
        for (int row : rows) {
            pixels.add(images.pixels(row));
        }
        return Batch.ofRows(shape, pixels);
    }

    /** The digits of some images. */
    static int[] labels(LabelledImages images, int[] rows) {
        return IntStream.of(rows).map(images::label).toArray();
    }
}
