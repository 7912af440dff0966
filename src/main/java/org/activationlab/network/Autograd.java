package org.activationlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Gradients by recording, for any number of threads at once.
 *
 * <p>DJL's own gradient collector may be open only once per process, by a static flag that protects nothing: PyTorch
 * keeps the recording mode per thread and the record in the arrays themselves. So this class sets the mode of its own
 * thread and asks for the backward pass directly.
 *
 * <p>A leaf is made afresh for every step, so its gradient starts at nothing and needs no zeroing:
 *
 * <pre>{@code
 * try (Autograd.Recording recording = Autograd.record()) {
 *     NDArray leaf = recording.leaf(step, weights);
 *     recording.backward(loss(leaf));
 *     NDArray gradient = leaf.getGradient();
 * }
 * }</pre>
 *
 * <p>What is recorded must not be multiplied or divided by a plain Java number. DJL wraps the number in a direct buffer,
 * which the garbage collector may free while PyTorch's record still points to it; the gradient is then wrong without a
 * word. An array of the step's scope takes the number's place.
 */
public final class Autograd {

    private Autograd() {}

    /** The time in which the thread that opened it records; closed by the same thread. */
    public static final class Recording implements AutoCloseable {

        private final boolean before;

        private Recording(boolean before) {
            this.before = before;
        }

        /**
         * Makes an array that needs a gradient and shares its numbers with another that does not.
         *
         * @param step the scope of the result
         * @param values any shape; not changed
         * @return the same numbers, without a copy, owned by {@code step}
         */
        public NDArray leaf(NDManager step, NDArray values) {
            NDArray leaf = values.stopGradient();
            leaf.attach(step);
            leaf.setRequiresGradient(true);
            return leaf;
        }

        /**
         * Computes the gradient of every leaf that a loss came from; the record is used up.
         *
         * @param loss one number, computed while this thread recorded
         */
        public void backward(NDArray loss) {
            NDArray one = loss.getManager().ones(loss.getShape(), loss.getDataType());
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }

        /** Returns to the mode of before. */
        @Override
        public void close() {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * Starts to record operations of this thread on arrays that need a gradient.
     *
     * @return to be closed by this thread
     */
    public static Recording record() {
        // Touching the device first puts the engine's settings in place.
        ComputeDevice.gpuCount();
        Recording recording = new Recording(JniUtils.isGradMode());
        JniUtils.setGradMode(true);
        return recording;
    }
}
