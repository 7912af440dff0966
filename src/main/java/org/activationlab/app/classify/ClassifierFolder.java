package org.activationlab.app.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.activationlab.files.AtomicFile;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.study.StudyException;
import org.activationlab.vision.ClassifierFile;

/**
 * The folder of trainings that differ in nothing but their seeds: {@code seed-N} for each, and files that sum up. Nothing
 * of the user's may be overwritten there, nor another training.
 */
final class ClassifierFolder {

    static final String CURVES_PNG = "curves.png";
    static final String CURVES_SVG = "curves.svg";

    private static final String SEED = "seed-";
    private static final Set<String> SUMMARIES = Set.of(ClassifierRun.SEEDS, CURVES_PNG, CURVES_SVG);

    private final Path folder;

    ClassifierFolder(Path folder) {
        this.folder = folder;
    }

    /** Where one seed's training lies. */
    Path of(long seed) {
        return folder.resolve(SEED + seed);
    }

    /** The seeds that have a folder, whatever is in it; refuses a folder with files that are not ours. */
    SortedSet<Long> seeds() throws StudyException, IOException {
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
        Path log = own.resolve(ClassifierRun.LOG);
        if (Files.exists(log)) {
            if (wanted.resumed(log).isEmpty()) {
                throw new StudyException(own + " holds a training with other settings; the first lines of its "
                        + ClassifierRun.LOG + " say which. Name another folder, or ask for the same training again.");
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
     * @return its log, if that has all epochs and the weights beside it are those of the best of them
     */
    Optional<TrainingLog> finished(TrainingLog wanted) throws IOException {
        Path own = of(wanted.plan().seed());
        Path file = own.resolve(ClassifierRun.LOG);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<TrainingLog> log = wanted.resumed(file).filter(TrainingLog::isComplete);
        OptionalInt kept = ClassifierFile.epoch(own.resolve(ClassifierRun.CHECKPOINT));
        return log.filter(
                whole -> kept.isPresent() && kept.getAsInt() == whole.best().epoch());
    }

    /** Deletes what an interrupted training left of weights and curves, so that nobody takes them for the new one's. */
    void forget(long seed) throws IOException {
        for (String name : Set.of(ClassifierRun.CHECKPOINT, CURVES_PNG, CURVES_SVG)) {
            Files.deleteIfExists(of(seed).resolve(name));
        }
    }
}
