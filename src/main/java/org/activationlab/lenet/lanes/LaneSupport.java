package org.activationlab.lenet.lanes;

/** Tells whether this Java can use the processor's vector registers; safe to ask where it cannot. */
public final class LaneSupport {

    /** Set to {@code off}, Java's system property of this name turns the vector registers off. */
    public static final String PROPERTY = "activationlab.lanes";

    private static final String MODULE = "jdk.incubator.vector";

    private LaneSupport() {}

    /**
     * Tells whether the classes of this package can be used.
     *
     * @return false without Java's module, without 256-bit registers, and where the user turned them off
     */
    public static boolean available() {
        return obstacle().isEmpty();
    }

    /**
     * Tells what stands in the way.
     *
     * @return a sentence without its full stop, empty if nothing does
     */
    public static String obstacle() {
        if (System.getProperty(PROPERTY, "").equals("off")) {
            return "turned off by -D" + PROPERTY + "=off";
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return "Java was started without --add-modules " + MODULE;
        }
        int bits = Registers.bits();
        return bits < Registers.NEEDED ? "the processor's registers have " + bits + " bits, and 256 are needed" : "";
    }

    /** In a class of its own, so that nobody meets a class of the module before it is known to be there. */
    private static final class Registers {

        static final int NEEDED = 256;

        private Registers() {}

        static int bits() {
            return jdk.incubator.vector.VectorShape.preferredShape().vectorBitSize();
        }
    }
}
