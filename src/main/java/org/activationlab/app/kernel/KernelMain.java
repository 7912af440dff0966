package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** The program that Jupyter starts: {@code KernelMain CONNECTION-FILE}. */
public final class KernelMain {

    private KernelMain() {}

    /**
     * The program's entry.
     *
     * @param arguments the connection file that Jupyter wrote
     */
    @SuppressWarnings("SystemExitOutsideMain") // also when Jupyter has gone
    public static void main(String[] arguments) {
        // A library that logs to the console would write into every notebook.
        LogManager.getLogManager().reset();
        if (arguments.length != 1) {
            System.err.println("usage: KernelMain CONNECTION-FILE; Jupyter starts it, see env/install-kernel");
            System.exit(2);
        }
        try {
            start(Path.of(arguments[0]));
        } catch (Exception e) {
            System.err.println("the Java kernel could not start: " + e);
            System.exit(1);
        }
    }

    private static void start(Path connectionFile) throws Exception {
        endWithParent();
        KernelSettings settings = KernelSettings.of(System.getenv());
        KernelConnection connection =
                new KernelConnection(KernelConnectionProperties.parse(Files.readString(connectionFile)));
        Publisher publisher = connection.publisher();
        CellInput input = new CellInput();
        LabKernel kernel = new LabKernel(settings, publisher::mute);
        System.setOut(PrintedBytes.to(publisher, StreamType.OUT));
        System.setErr(PrintedBytes.to(publisher, StreamType.ERR));
        System.setIn(input);
        connection.serve(new KernelRequests(connection, kernel, input)::answer);
    }

    /** A kernel whose Jupyter was killed would otherwise hold its memory forever. */
    private static void endWithParent() {
        String parent = System.getenv("JPY_PARENT_PID");
        if (parent != null && parent.matches("[1-9][0-9]*")) {
            ProcessHandle.of(Long.parseLong(parent)).ifPresent(handle -> {
                Thread watcher = new Thread(() -> {
                    handle.onExit().join();
                    Runtime.getRuntime().halt(0);
                });
                watcher.setName("parent-watcher");
                watcher.setDaemon(true);
                watcher.start();
            });
        }
    }
}
