package org.activationlab.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.app.Home;

/** Asks the machine at hand what it is. */
final class Machine {

    private static final double GIGA = 1e9;
    private static final long LOOK_MILLISECONDS = 2_000;
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * Notes where, when and how.
     *
     * @param command what was typed
     * @param settings workers, rounds, seconds
     * @param loadBefore cores that other work kept busy just before
     * @return the notes
     * @throws IOException if the machine does not tell
     * @throws InterruptedException if the thread was interrupted
     */
    static Circumstances now(String command, Settings settings, double loadBefore)
            throws IOException, InterruptedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Circumstances(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                system.getTotalMemorySize() / GIGA,
                Runtime.version().toString(),
                LocalDate.now(ZoneOffset.UTC).toString(),
                command,
                commit(),
                settings.workers(),
                settings.rounds(),
                settings.seconds());
    }

    /**
     * Looks for two seconds how busy the machine is with other work. Linux's load average would not do: it still remembers
     * what ended a minute ago.
     *
     * @return cores in use, 0 if the machine does not tell
     * @throws InterruptedException if the thread was interrupted
     */
    static double busyCores() throws InterruptedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        system.getCpuLoad();
        Thread.sleep(LOOK_MILLISECONDS);
        return Math.max(0, system.getCpuLoad()) * Runtime.getRuntime().availableProcessors();
    }

    private static String processor() throws IOException {
        if (!Files.exists(PROCESSOR)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(PROCESSOR).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String commit() throws InterruptedException {
        String commit = git("rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        // The results themselves are no change of what was measured.
        boolean changed = !git("status", "--porcelain", "--untracked-files=no", "--", "src", "pom.xml")
                .isEmpty();
        return changed ? commit + "+" : commit;
    }

    /** What git prints, or nothing where there is no git or no repository. */
    private static String git(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-C", Home.folder().toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
