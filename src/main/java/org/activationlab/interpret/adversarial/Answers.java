package org.activationlab.interpret.adversarial;

import java.util.stream.IntStream;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/** What a network answers, and checks that a question can be asked. */
final class Answers {

    private Answers() {}

    /** The predicted class of each image. */
    static int[] of(LayeredNetwork network, Batch images) {
        Batch logits = network.logits(images);
        return IntStream.range(0, logits.count()).map(logits::largest).toArray();
    }

    static void requireOneEach(Batch images, int[] classes) {
        if (classes.length != images.count()) {
            throw new IllegalArgumentException(
                    "expected one class for each of " + images.count() + " images, but got " + classes.length);
        }
    }

    static void requireUnitRange(Batch images) {
        for (float pixel : images.values()) {
            if (!(pixel >= 0 && pixel <= 1)) {
                throw new IllegalArgumentException("changed pixels are to stay in [0, 1], but an image already has "
                        + pixel + ". Divide by 255, or do without clipping: withClipped(false).");
            }
        }
    }
}
