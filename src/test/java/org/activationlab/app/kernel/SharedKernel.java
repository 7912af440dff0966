package org.activationlab.app.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** One kernel for all tests that leave it as they found it; a start takes seconds. */
final class SharedKernel {

    private static final KernelClient CLIENT = start();

    private SharedKernel() {}

    static KernelClient client() {
        return CLIENT;
    }

    private static KernelClient start() {
        try {
            // The kernel watches this program and ends with it.
            KernelClient client = KernelClient.start(
                    Map.of(
                            "JPY_PARENT_PID",
                            Long.toString(ProcessHandle.current().pid())),
                    Path.of(""),
                    "-Xmx256m");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> client.process().destroyForcibly()));
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
