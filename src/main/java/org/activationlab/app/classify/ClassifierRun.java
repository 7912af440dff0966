package org.activationlab.app.classify;

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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.activationlab.app.classify.ClassifierPlan.Start;
import org.activationlab.files.AtomicFile;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.network.training.TrainingLogWriter;
import org.activationlab.report.ClassifierCurves;
import org.activationlab.report.ClassifierTables;
import org.activationlab.report.ClassifierTables.SeedResult;
import org.activationlab.report.Figure;
import org.activationlab.report.TableCsv;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyProgress;
import org.activationlab.vision.ClassifierFile;
import org.activationlab.vision.ClassifierTrainer;

/**
 * Trains a classifier once per seed and keeps everything in a folder. Each seed, also a single one, has a folder {@code
 * seed-N} in it: {@value #LOG} grows by a line per epoch; {@value #CHECKPOINT} is the best epoch so far; {@code epochs/}
 * has pictures after each epoch; at the end {@code curves.png}, {@code confusion.png}, {@code confusion.csv}, {@code
 * scores.csv}, {@code saliency.png}, {@code pca.png} and {@code tsne.png} show the best epoch.
 *
 * <p>Beside these folders {@value #SEEDS}, {@code curves.png} and {@code curves.svg} sum up all finished trainings of the
 * folder, those of earlier commands too. They differ in nothing but their seeds: a folder that holds a training with other
 * settings, data, first weights or device, or files of somebody else, is refused.
 *
 * <p>Equal plans give equal numbers. A training that is there already, as it was asked for, is not done again; one that was
 * interrupted begins anew. The weights of an epoch are written before its line in the log, so that a log with all its
 * lines never stands beside older weights.
 */
public final class ClassifierRun {

    /** How each epoch went. */
    public static final String LOG = "log.csv";

    /** The learned numbers of the best epoch. */
    public static final String CHECKPOINT = "best.safetensors";

    /** The finished trainings, with mean and deviation. */
    public static final String SEEDS = "seeds.csv";

    private final ClassifierPlan plan;
    private final StudyProgress progress;

    /**
     * Touches nothing yet.
     *
     * @param plan what to train
     * @param progress hears of every epoch
     */
    public ClassifierRun(ClassifierPlan plan, StudyProgress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Trains some seeds, one after the other, and sums up all finished trainings of the folder.
     *
     * @param seeds at least one
     * @param folder where everything goes, each seed in a folder of its own
     * @return how each went
     * @throws StudyException if the folder holds something else, or a training with other settings
     * @throws IOException if the checkpoint cannot be read or the disk fails
     * @throws InterruptedException if the thread was interrupted
     */
    public List<ClassifierResult> train(List<Long> seeds, Path folder)
            throws StudyException, IOException, InterruptedException {
        ClassifierFolder kept = new ClassifierFolder(folder);
        SortedSet<Long> all = kept.seeds();
        all.addAll(seeds);
        Map<Long, Start> starts = new HashMap<>();
        SortedMap<Long, TrainingLog> wanted = new TreeMap<>();
        for (long seed : all) {
            Start start = plan.start(seed);
            TrainingLog log = plan.log(start, seed);
            kept.requireOurs(log);
            wanted.put(seed, log);
            if (seeds.contains(seed)) {
                starts.put(seed, start);
            }
        }
        List<ClassifierResult> results = new ArrayList<>();
        for (long seed : seeds) {
            results.add(
                    train(Objects.requireNonNull(starts.get(seed)), Objects.requireNonNull(wanted.get(seed)), kept));
        }
        sumUp(results, wanted, kept, folder);
        return results;
    }

    /** Those just trained and those that lie beside them, by seed. */
    private void sumUp(
            List<ClassifierResult> results, SortedMap<Long, TrainingLog> all, ClassifierFolder kept, Path folder)
            throws IOException {
        SortedMap<Long, SeedResult> rows = new TreeMap<>();
        for (SeedResult result : summaries(results)) {
            rows.put(result.log().plan().seed(), result);
        }
        for (Map.Entry<Long, TrainingLog> one : all.entrySet()) {
            Optional<TrainingLog> log =
                    rows.containsKey(one.getKey()) ? Optional.empty() : kept.finished(one.getValue());
            if (log.isPresent()) {
                Path weights = kept.of(one.getKey()).resolve(CHECKPOINT);
                rows.put(one.getKey(), new SeedResult(log.get(), testAccuracy(weights)));
            }
        }
        List<SeedResult> sorted = List.copyOf(rows.values());
        AtomicFile.writeText(folder.resolve(SEEDS), TableCsv.of(ClassifierTables.seeds(sorted)));
        draw(folder, sorted.stream().map(SeedResult::log).toList());
        if (sorted.size() > results.size()) {
            progress.note(SEEDS + " and curves.png sum up all " + sorted.size() + " finished trainings in " + folder);
        }
    }

    private double testAccuracy(Path weights) throws IOException {
        try (LayeredNetwork network =
                ClassifierFile.load(plan.device(), plan.network().design(), weights)) {
            return ClassifierEvaluation.of(network, plan.digits().test()).accuracy();
        }
    }

    /** What the table of several seeds is made from. */
    static List<SeedResult> summaries(List<ClassifierResult> results) {
        return results.stream()
                .map(result -> new SeedResult(result.log(), result.test().accuracy()))
                .toList();
    }

    private ClassifierResult train(Start start, TrainingLog wanted, ClassifierFolder kept)
            throws IOException, InterruptedException {
        Path folder = kept.of(wanted.plan().seed());
        int epochs = wanted.plan().epochs();
        Optional<TrainingLog> before = kept.finished(wanted);
        progress.begin("seed " + wanted.plan().seed(), "epochs", epochs, before.isPresent() ? epochs : 0);
        TrainingLog log = before.isPresent() ? before.get() : learn(start, wanted, kept);
        if (!Files.exists(folder.resolve(ClassifierFolder.CURVES_PNG))
                || !Files.exists(folder.resolve(ClassifierFolder.CURVES_SVG))) {
            draw(folder, List.of(log));
        }
        Parameters best = ClassifierFile.read(plan.network().design(), folder.resolve(CHECKPOINT));
        ClassifierEvaluation.Written seen = ClassifierEvaluation.write(
                plan.device(), plan.network(), best, plan.digits().test(), plan.layer(), folder);
        progress.end(String.format(
                Locale.ROOT,
                "best epoch %d, %.2f %% of the validation and %.2f %% of the test images right",
                log.best().epoch(),
                100 * log.best().validationAccuracy(),
                100 * seen.evaluation().accuracy()));
        // After the end: a progress bar would wipe these lines out.
        seen.missing().forEach(progress::note);
        return new ClassifierResult(folder, log, best, seen.evaluation());
    }

    private TrainingLog learn(Start start, TrainingLog begun, ClassifierFolder kept)
            throws IOException, InterruptedException {
        Path folder = kept.of(begun.plan().seed());
        NetworkDesign design = plan.network().design();
        if (!start.words().equals(TrainingLog.FRESH_WEIGHTS)) {
            progress.note("weights: " + start.words());
        }
        ClassifierViews views = new ClassifierViews(plan.digits().test(), design, plan.layer());
        try (TrainingLogWriter log = new TrainingLogWriter(folder.resolve(LOG), begun)) {
            kept.forget(begun.plan().seed());
            ClassifierTrainer.train(
                    plan.device(),
                    design,
                    plan.settings().withSeed(begun.plan().seed()),
                    start.parameters(),
                    plan.digits().train(),
                    (epoch, learned) -> {
                        TrainingLog longer = log.log().with(epoch);
                        if (longer.best().equals(epoch)) {
                            ClassifierFile.write(folder.resolve(CHECKPOINT), longer, epoch, learned);
                        }
                        log.add(epoch);
                        if (plan.epochFigures()) {
                            look(views, epoch, learned, folder.resolve("epochs"));
                        }
                        progress.advance(1);
                        progress.note(words(epoch));
                    });
            return log.log();
        }
    }

    private void look(ClassifierViews views, TrainingEpoch epoch, Parameters learned, Path folder) throws IOException {
        String name = String.format(Locale.ROOT, "%03d-", epoch.epoch());
        try (LayeredNetwork network =
                new LayeredNetwork(plan.device(), plan.network().design(), learned)) {
            for (String missing : views.write(network, folder, name, false)) {
                progress.note("epoch " + epoch.epoch() + ": " + missing);
            }
        }
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
        ClassifierViews.write(folder.resolve(ClassifierFolder.CURVES_PNG), figure);
        AtomicFile.writeText(folder.resolve(ClassifierFolder.CURVES_SVG), figure.svg());
    }
}
