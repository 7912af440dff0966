package org.activationlab.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.activationlab.app.Home;

/**
 * Starts the sides, each with the environment that is its own.
 *
 * @param torchPython a Python that has torch; empty if there is none
 * @param jupyterPython a Python that has jupyter_client; empty if there is none
 */
record Launcher(String torchPython, String jupyterPython) {

    /** Single-threaded workers, as env/activation-lab starts the product. */
    private static final Map<String, String> PRODUCT =
            Map.of("OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1", "MALLOC_ARENA_MAX", "2");

    /** Opponents choose their threads themselves. */
    private static final Set<String> THREADS = Set.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "MALLOC_ARENA_MAX");

    /** Starts what measures the machine's ceiling. */
    ChildProcess ceiling() throws IOException {
        return new ChildProcess("the ceiling", java("ceiling"), PRODUCT, Set.of());
    }

    /**
     * Starts a side.
     *
     * @param side which
     * @param benchmark what it will be asked for; the product's side of those of the notebook kernel is a program in Python
     *     that drives the kernel
     * @return the process
     * @throws IOException if it cannot be started
     */
    ChildProcess start(Side side, Benchmark benchmark) throws IOException {
        return switch (side) {
            case OURS ->
                benchmark.kind() == Kind.KERNEL
                        ? python(
                                side,
                                List.of(
                                        jupyterPython,
                                        script("bench_kernel.py"),
                                        Home.folder().toString()))
                        : new ChildProcess(side.title(), java("ours"), PRODUCT, Set.of());
            case DJL -> new ChildProcess(side.title(), java("djl"), Map.of(), THREADS);
            case TORCH -> python(side, List.of(torchPython, script("bench_torch.py")));
        };
    }

    private static ChildProcess python(Side side, List<String> command) throws IOException {
        return new ChildProcess(side.title(), command, Map.of(), THREADS);
    }

    private static String script(String name) {
        return Home.folder().resolve("env").resolve(name).toString();
    }

    /** The Java and the flags of this process, which env/build.sh sets for the product and this room alike. */
    private static List<String> java(String side) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName(), side));
        return command;
    }
}
