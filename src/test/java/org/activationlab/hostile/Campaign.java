package org.activationlab.hostile;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.activationlab.files.Sha256;
import org.activationlab.study.StudyException;

/**
 * Reads many damaged files of one kind and watches what happens: what is thrown, how long it takes, how much memory it
 * takes, and which files appear.
 *
 * <p>A reader may take a file, or refuse it with an {@link IOException} or a {@link StudyException} whose message names
 * the file. Anything else is a finding, and so are more than {@link #FREE_BYTES} + {@link #BYTES_PER_BYTE} times the
 * file's size of heap, more than {@link #MOST_MILLIS}, and any file beside the given one.
 */
final class Campaign {

    static final long FREE_BYTES = 64L << 20;
    static final long BYTES_PER_BYTE = 64;
    static final long MOST_MILLIS = 10_000;

    private static final String INPUT = "input";
    private static final int BETWEEN_LISTINGS = 500;
    private static final int MOST_FINDINGS = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ForeignFile kind;
    private final long seed;
    private final Path jail;
    private final Path kept;
    private final TreeMap<String, String> findings = new TreeMap<>();
    private long accepted;
    private long refused;
    private long slowest;
    private long greediest;

    /**
     * @param jail an empty folder; the file that is read lies some folders below it
     * @param kept where to keep the bytes of findings
     */
    Campaign(ForeignFile kind, long seed, Path jail, Path kept) {
        this.kind = kind;
        this.seed = seed;
        this.jail = jail;
        this.kept = kept;
    }

    Figures run(long executions) throws IOException {
        // Deep enough for names that climb out to end inside the jail, where the listing shows them.
        Path file = Files.createDirectories(jail.resolve("a/b/c/d/e/f")).resolve(INPUT + kind.suffix());
        Set<Path> before = listing();
        long number = 0;
        try (HangWatch watch = new HangWatch(MOST_MILLIS)) {
            for (; number < executions && findings.size() < MOST_FINDINGS; number++) {
                byte[] bytes = kind.bytes(seed, number);
                Files.write(file, bytes);
                watch.begin(describe(number), () -> keep(bytes));
                one(file, number, bytes);
                watch.end();
                if (number % BETWEEN_LISTINGS == 0 || number == executions - 1) {
                    requireNoNewFiles(file, before, number, bytes);
                }
            }
        }
        return new Figures(kind.name(), number, accepted, refused, slowest, greediest, List.copyOf(findings.values()));
    }

    private void one(Path file, long number, byte[] bytes) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            kind.reader().read(file);
            accepted++;
        } catch (IOException | StudyException e) {
            refused++;
            String message = e.getMessage();
            if (message == null || !message.contains(INPUT)) {
                found(number, bytes, e, "a message that does not name the file: " + e);
            }
        } catch (Throwable e) {
            found(number, bytes, e, e.toString());
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        long taken = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        slowest = Math.max(slowest, millis);
        greediest = Math.max(greediest, taken);
        if (millis > MOST_MILLIS) {
            found(number, bytes, new IllegalStateException("slow"), millis + " ms");
        }
        if (taken > FREE_BYTES + BYTES_PER_BYTE * bytes.length) {
            found(number, bytes, new IllegalStateException("greedy"), taken + " bytes of heap for " + bytes.length);
        }
    }

    private void requireNoNewFiles(Path file, Set<Path> before, long number, byte[] bytes) throws IOException {
        Set<Path> now = listing();
        now.removeAll(before);
        now.remove(file);
        if (!now.isEmpty()) {
            found(number, bytes, new IllegalStateException("files"), "new files at or before this: " + now);
        }
    }

    private Set<Path> listing() throws IOException {
        try (Stream<Path> files = Files.walk(jail)) {
            return files.collect(Collectors.toSet());
        }
    }

    /** Keeps one finding for each kind of failure and place of it. */
    private void found(long number, byte[] bytes, Throwable failure, String what) {
        String place = Stream.of(failure.getStackTrace())
                .map(StackTraceElement::toString)
                .filter(frame -> frame.startsWith("org.activationlab.") && !frame.contains(".hostile."))
                .findFirst()
                .orElse("");
        String key = failure.getClass().getName() + place;
        if (!findings.containsKey(key)) {
            String shown = what.length() > 400 ? what.substring(0, 400) + "..." : what;
            findings.put(key, describe(number) + ": " + shown + " at " + place + ", kept as " + keep(bytes));
        }
    }

    private String describe(long number) {
        return kind.name() + " of seed " + seed + ", number " + number;
    }

    private Path keep(byte[] bytes) {
        try {
            String sum = new Sha256().add(bytes, 0, bytes.length).hex().substring(0, 12);
            Files.createDirectories(kept);
            return Files.write(kept.resolve(kind.name() + "-" + sum + ".bin"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
