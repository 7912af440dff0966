package org.activationlab.app.cli;

import java.awt.GraphicsEnvironment;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.activationlab.app.RunImages;
import org.activationlab.data.SearchStep;
import org.activationlab.lenet.lanes.LaneSupport;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.EngineFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code activation-lab doctor}. */
@Command(
        name = "doctor",
        description = "Says what is there, what is missing and how to get it.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final long GIB = 1L << 30;
    /** What a quick run holds at once: a heap of 1 GiB and native arrays beside it. */
    private static final long NEEDED_MEMORY = 2 * GIB;

    private static final long NEEDED_DISK = GIB;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private boolean allThere = true;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        java(out);
        memory(out);
        engine(out);
        fonts(out);
        disk(out);
        data(out);
        out.println();
        out.println(
                allThere
                        ? "Everything that a run needs is there."
                        : "Something is missing: see the lines marked MISSING.");
        return allThere ? 0 : 1;
    }

    private void line(PrintWriter out, boolean there, String what, String text) {
        allThere &= there;
        out.printf(Locale.ROOT, "%-8s %-8s %s%n", there ? "ok" : "MISSING", what, text);
        out.flush();
    }

    private static void note(PrintWriter out, String what, String text) {
        out.printf(Locale.ROOT, "%-8s %-8s %s%n", "note", what, text);
    }

    private void java(PrintWriter out) {
        int feature = Runtime.version().feature();
        String name = Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
        line(out, feature >= 17, "java", feature >= 17 ? name : name + ": 17 or newer is needed, set JAVA_HOME to one");
        boolean open = ByteBuffer.class.getModule().isOpen("java.nio", DoctorCommand.class.getModule());
        line(
                out,
                open,
                "arrow",
                open
                        ? "may reach native memory"
                        : "start Java with --add-opens=java.base/java.nio=ALL-UNNAMED, as env/activation-lab does");
    }

    private void memory(PrintWriter out) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long physical = system.getTotalMemorySize();
        String text = "%.1f GiB of memory, heap at most %.1f GiB, %d cores"
                .formatted(
                        physical / (double) GIB,
                        Runtime.getRuntime().maxMemory() / (double) GIB,
                        Runtime.getRuntime().availableProcessors());
        boolean enough = physical >= NEEDED_MEMORY;
        line(out, enough, "memory", enough ? text : text + ": quick runs need 2 GiB, use --preset tiny");
    }

    private void engine(PrintWriter out) {
        try {
            line(out, true, "engine", EngineFacts.version());
            line(out, true, "library", EngineFacts.library());
            int gpus = ComputeDevice.gpuCount();
            if (gpus > 0) {
                line(out, true, "device", gpus + " GPU, used by --device auto");
            } else {
                line(out, true, "device", "CPU");
                String obstacle = LaneSupport.obstacle();
                line(
                        out,
                        true,
                        "lenet",
                        obstacle.isEmpty()
                                ? "in the processor's vector registers"
                                : "by tensor operations, several times slower: " + obstacle);
                note(
                        out,
                        "gpu",
                        "the PyTorch library in use sees no GPU: it is the build for processors, or no NVIDIA"
                                + " driver answers");
            }
        } catch (RuntimeException | LinkageError e) {
            line(
                    out,
                    false,
                    "engine",
                    "PyTorch does not load: " + Failure.inWords(e)
                            + (EngineFacts.libraryInJar()
                                    ? " Maybe the folder for native libraries cannot be written: set DJL_CACHE_DIR to"
                                            + " another."
                                    : " No native library is on the class path, so DJL has to fetch one: that needs the"
                                            + " network once, or PYTORCH_LIBRARY_PATH with a PyTorch of your own."));
        }
    }

    private void fonts(PrintWriter out) {
        try {
            int families = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
            line(out, families > 0, "fonts", families + " font families");
        } catch (RuntimeException | LinkageError e) {
            line(out, false, "fonts", "figures need fonts: install fontconfig and fonts-dejavu-core");
        }
    }

    private void disk(PrintWriter out) {
        Path place = Home.run("quick").toAbsolutePath();
        while (place.getParent() != null && !Files.exists(place)) {
            place = place.getParent();
        }
        long free = place.toFile().getUsableSpace();
        boolean fit = Files.isWritable(place) && free >= NEEDED_DISK;
        String text = "%.1f GiB free for runs".formatted(free / (double) GIB);
        line(out, fit, "disk", fit ? text : text + " or no permission to write: name another folder with --run");
    }

    private static void data(PrintWriter out) {
        for (SearchStep step : RunImages.finder().survey()) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %-8s %s: %s%n",
                    step.found() ? "ok" : "note",
                    "data",
                    step.place(),
                    step.outcome());
        }
    }
}
