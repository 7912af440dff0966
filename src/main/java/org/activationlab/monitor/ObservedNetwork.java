package org.activationlab.monitor;

import java.util.List;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.TraceLayout;

/**
 * A network that shows its activations: three hidden layers and ten logits, one for each digit. Whoever implements this
 * can have a network of any framework monitored.
 *
 * <p>Implementations must be safe for any number of threads at once, and must give the same trace for the same image
 * whenever and wherever they are asked. They take noisy images too, whose pixels lie outside of [0, 1].
 */
public interface ObservedNetwork {

    /**
     * Names the network. Noise that is shown to it depends on its name.
     *
     * @return 1 to 128 of the characters A-Z a-z 0-9 _ . -
     */
    String id();

    /**
     * Says what a trace holds.
     *
     * @return three hidden parts of any size, after their activation function, and a last part of ten logits
     */
    TraceLayout layout();

    /**
     * Gives the number of pixels of an image.
     *
     * @return 784 unless it says otherwise
     */
    default int imageSize() {
        return 784;
    }

    /**
     * Looks at one image.
     *
     * @param image as many pixels as {@link #imageSize}, row by row, 0 to 1 where it is without noise; not changed
     * @return its activations
     * @throws IllegalArgumentException if the image has another size
     */
    ActivationTrace observe(float[] image);

    /**
     * Looks at several images. A network that is faster on many at once overrides this; the traces must be those that
     * {@link #observe(float[])} gives.
     *
     * @param images any number
     * @return one trace for each, in order
     * @throws IllegalArgumentException if an image has another size
     */
    default List<ActivationTrace> observe(List<float[]> images) {
        return images.stream().map(this::observe).toList();
    }
}
