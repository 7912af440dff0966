package org.activationlab.lenet.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** How images lie side by side: two registers of eight. */
final class Lanes {

    /** Always 256 bits, also where registers are wider: the order of sums must not depend on the machine. */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    /** Numbers in a register. */
    static final int WIDTH = 8;
    /** Images that go through the network together: two registers each, enough to keep both multipliers busy. */
    static final int IMAGES = 2 * WIDTH;

    private Lanes() {}

    /** Sums each run of eight numbers, pairwise and in a fixed order. */
    static float sum(float[] values, int at) {
        return ((values[at] + values[at + 1]) + (values[at + 2] + values[at + 3]))
                + ((values[at + 4] + values[at + 5]) + (values[at + 6] + values[at + 7]));
    }
}
