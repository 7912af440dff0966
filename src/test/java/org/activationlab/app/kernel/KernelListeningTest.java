package org.activationlab.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.activationlab.app.hosted.ListeningSockets;
import org.junit.jupiter.api.Test;

/** Whoever reaches a kernel's sockets runs code: they are bound to the address that Jupyter named, and to no other. */
class KernelListeningTest {

    @Test
    void listensOnTheAddressOfTheConnectionFileAlone() throws Exception {
        assumeTrue(ListeningSockets.canBeSeen(), "this machine has no /proc/self/net/tcp");
        ProcessHandle kernel = SharedKernel.client().process().toHandle();
        // Shell, control, questions, published, heartbeat.
        assertThat(ListeningSockets.count(kernel)).isEqualTo(5);
        assertThat(ListeningSockets.of(kernel)).allMatch(address -> address.endsWith("0100007F"));
    }
}
