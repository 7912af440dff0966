package org.activationlab.app.bench;

/** What a benchmark's numbers are. */
enum Kind {
    /** (network, image) pairs trained per second. */
    TRAIN("(network, image) pairs/s"),
    /** Pairs labelled with 1,000 draws each per second. */
    LABEL("pairs/s"),
    /** Pairs whose activations are read and written to a file per second. */
    EXPORT("pairs/s"),
    /** Pairs that a meta-network is trained on per second. */
    META("pairs/s"),
    /** Seconds that a user of a notebook waits. */
    KERNEL("s"),
    /** Seconds that one looks into a network of photographs, on one thread. */
    LOOK("s"),
    /** Microseconds that one image waits, on one thread. */
    LATENCY("us"),
    /** Resident megabytes (10^6 bytes) during a long training. */
    MEMORY("MB");

    private final String unit;

    Kind(String unit) {
        this.unit = unit;
    }

    /** The unit of a sample. */
    String unit() {
        return unit;
    }

    /** Whether more is better and the machine's ceiling and opponents stand beside it. */
    boolean throughput() {
        return this != KERNEL && this != LOOK && this != LATENCY && this != MEMORY;
    }
}
