package org.activationlab.app.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.activationlab.network.ComputeDevice;

/** Multiplies large matrices: about the most that one thread of this machine can compute through DJL. */
final class CeilingWork implements Workload {

    private static final int SIDE = 1024;

    /** Floating-point operations of one product. */
    static final double FLOP = 2.0 * SIDE * SIDE * SIDE;

    private final NDManager manager = ComputeDevice.CPU.open();
    private final NDArray left = manager.ones(new Shape(SIDE, SIDE));
    private final NDArray right = manager.ones(new Shape(SIDE, SIDE));

    @Override
    public void run(Tally tally) {
        boolean enough = tally.finished(0);
        while (!enough) {
            left.matMul(right).close();
            enough = tally.finished(1);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
