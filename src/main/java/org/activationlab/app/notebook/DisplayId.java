package org.activationlab.app.notebook;

import java.util.concurrent.atomic.AtomicLong;

/** Names for what is shown: never twice in one notebook, not even after its kernel was started anew. */
final class DisplayId {

    private static final String PROCESS =
            "activation-lab-" + ProcessHandle.current().pid() + "-";
    private static final AtomicLong LAST = new AtomicLong();

    private DisplayId() {}

    static String next() {
        return PROCESS + LAST.incrementAndGet();
    }
}
