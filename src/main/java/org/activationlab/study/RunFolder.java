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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.activationlab.files.AtomicFile;
import org.activationlab.files.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Where a run keeps everything, and who may write there: one process at a time.
 *
 * <p>The layout, relative to the folder: {@code run.json} what the run is about; {@code population.csv} all models;
 * {@code training/} losses and accuracies per epoch; {@code models/} parameters; {@code labels/} noise votes; {@code
 * pairs/} evidence per model; {@code pairs.arrow} evidence of all; {@code flow/} the whole data flow per model and all
 * weights, if asked for; {@code evidence/} evidence of other sampling designs, answers to all test images, reference
 * traces and answers to noisy reference images, if asked for; {@code meta/} meta-networks; {@code judges/} judges; {@code rivals/} meta-networks that learned from the judges' pairs; {@code cards/} model cards and data sheets, if asked for; {@code records/} provenance; {@code log/}.
 */
public final class RunFolder implements AutoCloseable {

    /** Where the whole data flow is kept. */
    static final String FLOW = "flow";

    private static final String DESCRIPTION = "run.json";
    private static final String LOCK = "run.lock";
    /** What an earlier start may have left before it came to write the description. */
    private static final Set<String> OWN_BEFORE_CLAIM = Set.of(LOCK, "log");

    private static final List<String> OWN_FOLDERS = List.of(
            "models",
            "training",
            "labels",
            "pairs",
            FLOW,
            EvidenceSet.FOLDER,
            "meta",
            JudgeStage.FOLDER,
            MetaPlace.RIVALS,
            RunCards.FOLDER,
            "records");

    private final Path root;
    private final @Nullable FileChannel channel;
    private final @Nullable FileLock lock;

    private RunFolder(Path root, @Nullable FileChannel channel, @Nullable FileLock lock) {
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
        requireOurs(root);
        Files.createDirectories(root);
        FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(root);
            }
            return new RunFolder(root, channel, lock);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(root);
        } catch (IOException | StudyException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Opens a folder that another process holds, to work for that process. Takes no lock and deletes nothing: files
     * under temporary names may belong to others who do the same.
     */
    static RunFolder joined(Path root) {
        return new RunFolder(root, null, null);
    }

    private static StudyException inUse(Path root) {
        return new StudyException("another run works in " + root + ". Wait until it is done, or use another folder.");
    }

    /** A folder with somebody's own files in it is no place for a run. */
    private static void requireOurs(Path root) throws StudyException, IOException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new StudyException(root + " is a file, but a run needs a folder. Name another with --run.");
        }
        if (!Files.isDirectory(root) || Files.exists(root.resolve(DESCRIPTION))) {
            return;
        }
        try (Stream<Path> files = Files.list(root)) {
            Optional<Path> foreign = files.filter(file -> !OWN_BEFORE_CLAIM.contains(nameIn(file)))
                    .findFirst();
            if (foreign.isPresent()) {
                throw new StudyException(root + " holds other files (" + nameIn(foreign.get())
                        + ") and is no run folder. Name an empty or a new folder with --run.");
            }
        }
    }

    private static String nameIn(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** A killed process leaves files under temporary names; the lock says that nobody writes them any more. */
    private void deletePartialFiles() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(root));
        for (String own : OWN_FOLDERS) {
            if (Files.isDirectory(root.resolve(own))) {
                try (Stream<Path> inside = Files.walk(root.resolve(own))) {
                    inside.filter(Files::isDirectory).forEach(folders::add);
                }
            }
        }
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(AtomicFile::isPartial).toList()) {
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
        RunDescription description = Json.readSummed(file, RunDescription.class);
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
     * @return what the folder says: as {@code now}, but with the data's name of the first start
     * @throws StudyException if the folder belongs to another run; names every difference
     * @throws IOException if the disk fails
     */
    RunDescription claim(RunDescription now) throws StudyException, IOException {
        deletePartialFiles();
        if (!Files.exists(root.resolve(DESCRIPTION))) {
            Json.writeSummed(root.resolve(DESCRIPTION), now);
            return now;
        }
        RunDescription before = describe(root);
        List<String> differences = new ArrayList<>();
        Json.differences("", Json.tree(before.essence()), Json.tree(now.essence()), differences);
        if (differences.isEmpty()) {
            return before;
        }
        boolean dataOnly = differences.stream().allMatch(difference -> difference.startsWith("data."));
        throw new StudyException(root + " holds a run with other settings:\n- " + String.join("\n- ", differences)
                + (dataOnly
                        ? "\nIt was started on " + before.data().description() + ": name that data again with --data."
                        : "\nUse another folder with --run, or start with the settings of before."));
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
        verify(root, name, sha256);
    }

    static void verify(Path root, String name, String sha256) throws IOException, StudyException {
        String found = Sha256.of(root.resolve(name));
        if (!found.equals(sha256)) {
            throw new StudyException(name + " in " + root + " has SHA-256 " + found + ", but " + sha256
                    + " was recorded. It was changed or damaged: delete it and run again.");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (lock != null) {
                lock.release();
            }
        } finally {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
