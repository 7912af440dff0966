package org.activationlab.app.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Memory set aside for the time after a cell has filled the heap.
 *
 * <p>Without it not even a cell that lets go of the large thing could be compiled.
 */
final class MemoryReserve {

    private static final int BYTES = 24 << 20;
    /** Set aside only where it is a small part of what Java may use. */
    private static final long SMALL_PART = 8;

    private byte @Nullable [] reserve;

    /** Sets the memory aside, if there is enough. */
    synchronized void keep() {
        if (reserve == null && Runtime.getRuntime().maxMemory() >= SMALL_PART * BYTES) {
            try {
                reserve = new byte[BYTES];
            } catch (OutOfMemoryError e) {
                reserve = null;
            }
        }
    }

    /** Gives the memory back to everybody. */
    synchronized void release() {
        reserve = null;
    }
}
