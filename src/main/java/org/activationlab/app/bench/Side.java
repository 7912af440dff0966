package org.activationlab.app.bench;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who works on a benchmark. */
enum Side {
    /** The product, as it runs: single-threaded workers in one JVM. */
    OURS("ours"),
    /** DJL's own blocks and trainer, one model at a time, with DJL's threads. */
    DJL("plain DJL loop"),
    /** A careful plain loop in Python, one model at a time, with PyTorch's threads. */
    TORCH("plain PyTorch");

    private final String title;

    Side(String title) {
        this.title = title;
    }

    /** The name in files and pages. */
    @JsonValue
    String title() {
        return title;
    }
}
