package org.activationlab.app.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** The eyes of the tests that say that nothing listens. */
class ListeningSocketsTest {

    @Test
    void seesASocketThatListensAndWhere() throws Exception {
        assumeTrue(ListeningSockets.canBeSeen(), "this machine has no /proc/self/net/tcp");
        ProcessHandle own = ProcessHandle.current();
        int before = ListeningSockets.count(own);
        InetAddress local = Inet4Address.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket socket = new ServerSocket(0, 1, local)) {
            assertThat(socket.getLocalPort()).isPositive();
            assertThat(ListeningSockets.count(own)).isEqualTo(before + 1);
            // Java's sockets are of IPv6 where the machine has it: then the address stands in the last of four words.
            assertThat(ListeningSockets.of(own)).anyMatch(address -> address.endsWith("0100007F"));
        }
        assertThat(ListeningSockets.count(own)).isEqualTo(before);
        try (ServerSocket everywhere = new ServerSocket(0)) {
            assertThat(everywhere.getLocalPort()).isPositive();
            assertThat(ListeningSockets.of(own)).anyMatch(address -> address.matches("0+"));
        }
    }
}
