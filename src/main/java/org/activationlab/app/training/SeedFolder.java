package org.activationlab.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.activationlab.files.AtomicFile;
import org.activationlab.network.training.KeptEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.study.StudyException;

/**
 * The folder of trainings that differ in nothing but their seeds: {@code seed-N} for each, and files that sum up. Nothing
 * of the user's may be overwritten there, nor another training.
 */
public final class SeedFolder {

    /** How each epoch of a seed went. */
    public static final String LOG = "log.csv";

    /** The learned numbers of a seed's best epoch. */
    public static final String CHECKPOINT = "best.safetensors";

    /** The finished trainings, with mean and deviation. */
    public static final String SEEDS = "seeds.csv";

    static final String CURVES_PNG = "curves.png";
    static final String CURVES_SVG = "curves.svg";

    private static final String SEED = "seed-";
    private static final Set<String> SUMMARIES = Set.of(SEEDS, CURVES_PNG, CURVES_SVG);

    private final Path folder;

    /**
     * Touches nothing yet.
     *
     * @param folder which need not exist
     */
    public SeedFolder(Path folder) {
        this.folder = folder;
    }

    /** Where the summaries of all seeds lie. */
    Path folder() {
        return folder;
    }

    /**
     * Finds the place of one seed's training.
     *
     * @param seed any
     * @return a folder, which need not exist
     */
    public Path of(long seed) {
        return folder.resolve(SEED + seed);
    }

    /**
     * Finds the seeds that have a folder, whatever is in it.
     *
     * @return in order, maybe none
     * @throws StudyException if there are files that are not ours
     * @throws IOException if the disk fails
     */
    public SortedSet<Long> seeds() throws StudyException, IOException {
        SortedSet<Long> seeds = new TreeSet<>();
        if (!Files.exists(folder)) {
            return seeds;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                Optional<Long> seed = seed(name);
                if (seed.isPresent()) {
                    seeds.add(seed.get());
                } else if (!SUMMARIES.contains(name) && !AtomicFile.isPartial(file)) {
                    throw new StudyException(folder + " holds other files than trainings, for example " + name
                            + ". Name an empty or a new folder.");
                }
            }
        }
        return seeds;
    }

    /** Only names that {@link #of} gives: {@code seed-01} is somebody else's. */
    private static Optional<Long> seed(String name) {
        if (!name.startsWith(SEED)) {
            return Optional.empty();
        }
        try {
            long seed = Long.parseLong(name.substring(SEED.length()));
            return name.equals(SEED + seed) ? Optional.of(seed) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Refuses a seed's folder that holds something else, or another training. */
    void requireOurs(TrainingLog wanted) throws StudyException, IOException {
        Path own = of(wanted.plan().seed());
        Path log = own.resolve(LOG);
        if (Files.exists(log)) {
            if (wanted.resumed(log).isEmpty()) {
                throw new StudyException(own + " holds a training with other settings; the first lines of its " + LOG
                        + " say which. Name another folder, or ask for the same training again.");
            }
        } else if (Files.exists(own)) {
            try (Stream<Path> files = Files.list(own)) {
                if (files.anyMatch(file -> !AtomicFile.isPartial(file))) {
                    throw new StudyException(
                            own + " holds other files and no training. Name an empty or a new folder.");
                }
            }
        }
    }

    /**
     * Finds a training that went to its end.
     *
     * @param wanted its log before the first epoch
     * @param files what it keeps beside its weights
     * @return its log, if that has all epochs, the weights beside it are this training's and those of the best of them, and no file is missing
     * @throws IOException if a file cannot be read
     */
    public Optional<TrainingLog> finished(TrainingLog wanted, List<String> files) throws IOException {
        Path own = of(wanted.plan().seed());
        Path file = own.resolve(LOG);
        if (!Files.exists(file) || files.stream().anyMatch(name -> !Files.exists(own.resolve(name)))) {
            return Optional.empty();
        }
        Optional<TrainingLog> log = wanted.resumed(file).filter(TrainingLog::isComplete);
        Optional<KeptEpoch> kept = KeptEpoch.of(own.resolve(CHECKPOINT));
        if (log.isPresent() && !KeptEpoch.isOf(own.resolve(CHECKPOINT), log.get())) {
            return Optional.empty();
        }
        return log.filter(
                whole -> kept.isPresent() && kept.get().epoch() == whole.best().epoch());
    }

    /** Deletes what an interrupted training left, so that nobody takes it for the new one's. */
    void forget(long seed, List<String> files) throws IOException {
        for (String name : List.of(CHECKPOINT, CURVES_PNG, CURVES_SVG)) {
            Files.deleteIfExists(of(seed).resolve(name));
        }
        for (String name : files) {
            Files.deleteIfExists(of(seed).resolve(name));
        }
    }
}
