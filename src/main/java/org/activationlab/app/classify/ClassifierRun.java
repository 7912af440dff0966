package org.activationlab.app.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.activationlab.app.classify.ClassifierPlan.Start;
import org.activationlab.files.AtomicFile;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.report.ClassifierCurves;
import org.activationlab.report.ClassifierTables;
import org.activationlab.report.ClassifierTables.SeedResult;
import org.activationlab.report.Figure;
import org.activationlab.report.TableCsv;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyProgress;
import org.activationlab.vision.ClassifierEpoch;
import org.activationlab.vision.ClassifierFile;
import org.activationlab.vision.ClassifierLog;
import org.activationlab.vision.ClassifierLogWriter;
import org.activationlab.vision.ClassifierTrainer;

/**
 * Trains a classifier once per seed and keeps everything in a folder. The layout: {@value #LOG} grows by a line per epoch;
 * {@value #CHECKPOINT} is the best epoch so far; {@code epochs/} has pictures after each epoch; at the end {@code
 * curves.png}, {@code confusion.png}, {@code confusion.csv}, {@code scores.csv}, {@code saliency.png}, {@code pca.png} and
 * {@code tsne.png} show the best epoch. Of several seeds each has a folder {@code seed-N}, and {@value #SEEDS} sums up.
 *
 * <p>Equal plans give equal numbers. A training that is there already, as it was asked for, is not done again; one that was
 * interrupted begins anew.
 */
public final class ClassifierRun {

    /** How each epoch went. */
    public static final String LOG = "log.csv";

    /** The learned numbers of the best epoch. */
    public static final String CHECKPOINT = "best.safetensors";

    /** The trainings of several seeds, with mean and deviation. */
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
     * Trains one seed, that of the plan's settings.
     *
     * @param folder where everything goes
     * @return how it went
     * @throws StudyException if the folder holds something else, or another training
     * @throws IOException if the checkpoint cannot be read or the disk fails
     * @throws InterruptedException if the thread was interrupted
     */
    public ClassifierResult train(Path folder) throws StudyException, IOException, InterruptedException {
        long seed = plan.settings().seed();
        Start start = plan.start(seed);
        requireOurs(folder, plan.log(start, seed));
        return train(start, plan.log(start, seed), folder);
    }

    /**
     * Trains several seeds, one after the other.
     *
     * @param seeds at least one
     * @param folder where everything goes, each seed in a folder of its own
     * @return how each went
     * @throws StudyException if a folder holds something else, or another training
     * @throws IOException if the checkpoint cannot be read or the disk fails
     * @throws InterruptedException if the thread was interrupted
     */
    public List<ClassifierResult> train(List<Long> seeds, Path folder)
            throws StudyException, IOException, InterruptedException {
        List<Start> starts = new ArrayList<>();
        for (long seed : seeds) {
            Start start = plan.start(seed);
            requireOurs(folder.resolve("seed-" + seed), plan.log(start, seed));
            starts.add(start);
        }
        List<ClassifierResult> results = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            long seed = seeds.get(i);
            results.add(train(starts.get(i), plan.log(starts.get(i), seed), folder.resolve("seed-" + seed)));
        }
        AtomicFile.writeText(folder.resolve(SEEDS), TableCsv.of(ClassifierTables.seeds(summaries(results))));
        draw(folder, results.stream().map(ClassifierResult::log).toList());
        return results;
    }

    /** What the table of several seeds is made from. */
    static List<SeedResult> summaries(List<ClassifierResult> results) {
        return results.stream()
                .map(result -> new SeedResult(result.log(), result.test().accuracy()))
                .toList();
    }

    /** Nothing of the user's may be overwritten, nor another training. */
    private static void requireOurs(Path folder, ClassifierLog wanted) throws StudyException, IOException {
        Path log = folder.resolve(LOG);
        if (Files.exists(log)) {
            if (!ClassifierLog.read(log).withoutEpochs().equals(wanted)) {
                throw new StudyException(folder + " holds a training with other settings; the first lines of its " + LOG
                        + " say which. Name another folder, or ask for the same training again.");
            }
        } else if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new StudyException(
                            folder + " holds other files and no training. Name an empty or a new folder.");
                }
            }
        }
    }

    private ClassifierResult train(Start start, ClassifierLog wanted, Path folder)
            throws IOException, InterruptedException {
        NetworkDesign design = plan.network().design();
        Path file = folder.resolve(LOG);
        Path checkpoint = folder.resolve(CHECKPOINT);
        ClassifierLog log = Files.exists(file) ? ClassifierLog.read(file) : wanted;
        int epochs = plan.settings().epochs();
        boolean done = log.isComplete() && Files.exists(checkpoint);
        progress.begin("seed " + wanted.settings().seed(), "epochs", epochs, done ? epochs : 0);
        if (!done) {
            log = learn(start, wanted, folder);
            draw(folder, List.of(log));
        }
        Parameters best = ClassifierFile.read(design, checkpoint);
        ClassifierEvaluation test = ClassifierEvaluation.write(
                plan.device(), plan.network(), best, plan.digits().test(), plan.layer(), folder);
        progress.end(String.format(
                Locale.ROOT,
                "best epoch %d, %.2f %% of the validation and %.2f %% of the test images right",
                log.best().epoch(),
                100 * log.best().validationAccuracy(),
                100 * test.accuracy()));
        return new ClassifierResult(folder, log, best, test);
    }

    private ClassifierLog learn(Start start, ClassifierLog begun, Path folder)
            throws IOException, InterruptedException {
        NetworkDesign design = plan.network().design();
        if (!start.words().equals(ClassifierLog.FRESH_WEIGHTS)) {
            progress.note("weights: " + start.words());
        }
        ClassifierViews views = new ClassifierViews(plan.digits().test(), design, plan.layer());
        try (ClassifierLogWriter log = new ClassifierLogWriter(folder.resolve(LOG), begun)) {
            ClassifierTrainer.train(
                    plan.device(),
                    design,
                    begun.settings(),
                    start.parameters(),
                    plan.digits().train(),
                    (epoch, learned) -> {
                        log.add(epoch);
                        if (log.log().best().equals(epoch)) {
                            ClassifierFile.write(folder.resolve(CHECKPOINT), log.log(), epoch, learned);
                        }
                        if (plan.epochFigures()) {
                            look(views, epoch, learned, folder.resolve("epochs"));
                        }
                        progress.advance(1);
                        progress.note(words(epoch));
                    });
            return log.log();
        }
    }

    private void look(ClassifierViews views, ClassifierEpoch epoch, Parameters learned, Path folder)
            throws IOException {
        String name = String.format(Locale.ROOT, "%03d-", epoch.epoch());
        try (LayeredNetwork network =
                new LayeredNetwork(plan.device(), plan.network().design(), learned)) {
            ClassifierViews.write(folder.resolve(name + "saliency.png"), views.saliency(network));
            if (!views.writePlanes(network, folder, name, false)) {
                progress.note("epoch " + epoch.epoch() + ": " + plan.layer()
                        + " gives the same for every image, so there is nothing to draw");
            }
        }
    }

    private static String words(ClassifierEpoch epoch) {
        return String.format(
                Locale.ROOT,
                "epoch %d: training loss %.4f, accuracy %.2f %%; validation loss %.4f, accuracy %.2f %%",
                epoch.epoch(),
                epoch.trainLoss(),
                100 * epoch.trainAccuracy(),
                epoch.validationLoss(),
                100 * epoch.validationAccuracy());
    }

    private static void draw(Path folder, List<ClassifierLog> logs) throws IOException {
        Figure figure = logs.size() == 1
                ? ClassifierCurves.of(logs.get(0))
                : ClassifierCurves.of(ClassifierCurves.names(logs), logs);
        ClassifierViews.write(folder.resolve("curves.png"), figure);
        AtomicFile.writeText(folder.resolve("curves.svg"), figure.svg());
    }
}
