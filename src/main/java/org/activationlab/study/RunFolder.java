package org.activationlab.study;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.activationlab.files.AtomicFile;
import org.activationlab.files.Sha256;

/**
 * Where a run keeps everything, and who may write there: one process at a time.
 *
 * <p>The layout, relative to the folder: {@code run.json} what the run is about; {@code population.csv} all models;
 * {@code training/} losses and accuracies per epoch; {@code models/} parameters; {@code labels/} noise votes; {@code
 * pairs/} evidence per model; {@code pairs.arrow} evidence of all; {@code records/} provenance; {@code log/}.
 */
public final class RunFolder implements AutoCloseable {

    private static final String DESCRIPTION = "run.json";

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private RunFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens a folder for work, and makes it if need be.
     *
     * @param root where
     * @return the folder, which no other process can open until it is closed
     * @throws StudyException if another process works there
     * @throws IOException if the folder cannot be written
     */
    public static RunFolder open(Path root) throws StudyException, IOException {
        Files.createDirectories(root);
        FileChannel channel =
                FileChannel.open(root.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(root);
            }
            RunFolder folder = new RunFolder(root, channel, lock);
            folder.deletePartialFiles();
            return folder;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(root);
        } catch (IOException | StudyException e) {
            channel.close();
            throw e;
        }
    }

    private static StudyException inUse(Path root) {
        return new StudyException("another run works in " + root + ". Wait until it is done, or use another folder.");
    }

    /** A killed process leaves files under temporary names; the lock says that nobody writes them any more. */
    private void deletePartialFiles() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().endsWith(AtomicFile.PARTIAL)) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Says what a folder is about without opening it for work.
     *
     * @param root a run folder
     * @return its description
     * @throws StudyException if there is none or it cannot be read
     * @throws IOException if the disk fails
     */
    public static RunDescription describe(Path root) throws StudyException, IOException {
        Path file = root.resolve(DESCRIPTION);
        if (!Files.isRegularFile(file)) {
            throw new StudyException(root + " is no run folder: it has no " + DESCRIPTION
                    + ". Start a run there with 'activation-lab run --run " + root + "'.");
        }
        RunDescription description = Json.read(file, RunDescription.class);
        if (description.format() != RunDescription.FORMAT) {
            throw new StudyException(file + " has layout version " + description.format() + ", but this program knows "
                    + RunDescription.FORMAT + ". Use the program that made it, or a new folder.");
        }
        return description;
    }

    /**
     * Writes down what the folder is about, or checks that it still is.
     *
     * @param now what the run that starts is about
     * @throws StudyException if the folder belongs to another run; names every difference
     * @throws IOException if the disk fails
     */
    void claim(RunDescription now) throws StudyException, IOException {
        if (!Files.exists(root.resolve(DESCRIPTION))) {
            Json.write(root.resolve(DESCRIPTION), now);
            return;
        }
        RunDescription before = describe(root);
        List<String> differences = new ArrayList<>();
        Json.differences("", Json.tree(before), Json.tree(now), differences);
        if (!differences.isEmpty()) {
            throw new StudyException(root + " holds a run with other settings:\n- " + String.join("\n- ", differences)
                    + "\nUse another folder with --run, or start with the settings of before.");
        }
    }

    /**
     * Returns the folder.
     *
     * @return its path as it was given
     */
    public Path root() {
        return root;
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /** The name of a file in the folder, with forward slashes on every machine. */
    String nameOf(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    Path record(String stage, String item) {
        return root.resolve("records").resolve(stage).resolve(item + ".json");
    }

    /** Checks that a file still is what its record says. */
    void verify(String name, String sha256) throws IOException, StudyException {
        String found = Sha256.of(file(name));
        if (!found.equals(sha256)) {
            throw new StudyException(name + " in " + root + " has SHA-256 " + found + ", but " + sha256
                    + " was recorded. It was changed or damaged: delete it and run again.");
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }
}
