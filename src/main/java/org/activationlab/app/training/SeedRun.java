package org.activationlab.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.activationlab.app.training.SeedSubject.Seen;
import org.activationlab.app.training.SeedSubject.Start;
import org.activationlab.files.AtomicFile;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.network.training.TrainingLogWriter;
import org.activationlab.report.ClassifierCurves;
import org.activationlab.report.ClassifierTables;
import org.activationlab.report.ClassifierTables.SeedResult;
import org.activationlab.report.Figure;
import org.activationlab.report.FigureFile;
import org.activationlab.report.TableCsv;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyProgress;

/**
 * Trains something once per seed and keeps everything in a {@link SeedFolder}. A training that is there already, as it was
 * asked for, is not done again; one that was interrupted begins anew. The weights of an epoch are written before its line
 * in the log, so that a log with all its lines never stands beside older weights.
 *
 * @param <R> how one seed's training went
 */
public final class SeedRun<R> {

    private final SeedSubject<R> subject;
    private final StudyProgress progress;

    /**
     * Touches nothing yet.
     *
     * @param subject what is trained
     * @param progress hears of every epoch
     */
    public SeedRun(SeedSubject<R> subject, StudyProgress progress) {
        this.subject = subject;
        this.progress = progress;
    }

    /**
     * Trains some seeds, one after the other. After each of them the folder's files sum up all its finished trainings.
     *
     * @param seeds at least one
     * @param folder where everything goes, each seed in a folder of its own
     * @return how each went
     * @throws StudyException if the folder holds something else, or a training with other settings
     * @throws IOException if something cannot be read or the disk fails
     * @throws InterruptedException if the thread was interrupted
     */
    public List<R> train(List<Long> seeds, Path folder) throws StudyException, IOException, InterruptedException {
        SeedFolder kept = new SeedFolder(folder);
        SortedSet<Long> all = kept.seeds();
        all.addAll(seeds);
        Map<Long, Start> starts = new HashMap<>();
        SortedMap<Long, TrainingLog> wanted = new TreeMap<>();
        for (long seed : all) {
            Start start = subject.start(seed);
            kept.requireOurs(start.log());
            wanted.put(seed, start.log());
            if (seeds.contains(seed)) {
                starts.put(seed, start);
            }
        }
        List<R> results = new ArrayList<>();
        SortedMap<Long, SeedResult> rows = new TreeMap<>();
        for (long seed : seeds) {
            results.add(train(Objects.requireNonNull(starts.get(seed)), kept, rows));
            sumUp(rows, wanted, kept);
        }
        if (rows.size() > results.size()) {
            progress.note(SeedFolder.SEEDS + " and " + SeedFolder.CURVES_PNG + " sum up all " + rows.size()
                    + " finished trainings in " + folder);
        }
        return results;
    }

    /** Those just trained and those that lie beside them, by seed. */
    private void sumUp(SortedMap<Long, SeedResult> rows, SortedMap<Long, TrainingLog> all, SeedFolder kept)
            throws IOException {
        for (Map.Entry<Long, TrainingLog> one : all.entrySet()) {
            Optional<TrainingLog> log =
                    rows.containsKey(one.getKey()) ? Optional.empty() : kept.finished(one.getValue(), subject.files());
            if (log.isPresent()) {
                rows.put(one.getKey(), new SeedResult(log.get(), subject.testAccuracy(kept.of(one.getKey()))));
            }
        }
        List<SeedResult> sorted = List.copyOf(rows.values());
        AtomicFile.writeText(kept.folder().resolve(SeedFolder.SEEDS), TableCsv.of(ClassifierTables.seeds(sorted)));
        draw(kept.folder(), sorted.stream().map(SeedResult::log).toList());
    }

    private R train(Start start, SeedFolder kept, Map<Long, SeedResult> rows) throws IOException, InterruptedException {
        long seed = start.log().plan().seed();
        Path folder = kept.of(seed);
        int epochs = start.log().plan().epochs();
        Optional<TrainingLog> before = kept.finished(start.log(), subject.files());
        // One that ended early has fewer than its plan allows.
        int done = before.map(log -> log.epochs().size()).orElse(0);
        progress.begin("seed " + seed, "epochs", before.isPresent() ? done : epochs, done);
        TrainingLog log = before.isPresent() ? before.get() : learn(start, kept);
        if (!Files.exists(folder.resolve(SeedFolder.CURVES_PNG))
                || !Files.exists(folder.resolve(SeedFolder.CURVES_SVG))) {
            draw(folder, List.of(log));
        }
        Seen<R> seen = subject.see(folder, log);
        rows.put(seed, new SeedResult(log, seen.testAccuracy()));
        progress.end(words(log, seen.testAccuracy()));
        // After the end: a progress bar would wipe these lines out.
        seen.notes().forEach(progress::note);
        return seen.result();
    }

    private TrainingLog learn(Start start, SeedFolder kept) throws IOException, InterruptedException {
        Path folder = kept.of(start.log().plan().seed());
        if (!start.log().weights().equals(TrainingLog.FRESH_WEIGHTS)) {
            progress.note("weights: " + start.log().weights());
        }
        try (TrainingLogWriter log = new TrainingLogWriter(folder.resolve(SeedFolder.LOG), start.log())) {
            kept.forget(start.log().plan().seed(), subject.files());
            subject.learn(start, (epoch, learned) -> {
                TrainingLog longer = log.log().with(epoch);
                if (longer.best().equals(epoch)) {
                    subject.keep(folder, longer, epoch, learned);
                }
                log.add(epoch);
                subject.look(folder, epoch, learned);
                progress.advance(1);
                progress.note(words(epoch));
            });
            return log.log();
        }
    }

    private static String words(TrainingLog log, OptionalDouble testAccuracy) {
        String examples = log.plan().examples();
        String validation = String.format(
                Locale.ROOT,
                "best epoch %d, %.2f %% of the validation ",
                log.best().epoch(),
                100 * log.best().validationAccuracy());
        return testAccuracy.isPresent()
                ? validation
                        + String.format(
                                Locale.ROOT,
                                "and %.2f %% of the test %s right",
                                100 * testAccuracy.getAsDouble(),
                                examples)
                : validation + examples + " right";
    }

    private static String words(TrainingEpoch epoch) {
        return String.format(
                Locale.ROOT,
                "epoch %d: training loss %.4f, accuracy %.2f %%; validation loss %.4f, accuracy %.2f %%",
                epoch.epoch(),
                epoch.trainLoss(),
                100 * epoch.trainAccuracy(),
                epoch.validationLoss(),
                100 * epoch.validationAccuracy());
    }

    private static void draw(Path folder, List<TrainingLog> logs) throws IOException {
        Figure figure = logs.size() == 1
                ? ClassifierCurves.of(logs.get(0))
                : ClassifierCurves.of(ClassifierCurves.names(logs), logs);
        FigureFile.write(folder.resolve(SeedFolder.CURVES_PNG), figure);
        AtomicFile.writeText(folder.resolve(SeedFolder.CURVES_SVG), figure.svg());
    }
}
