package org.activationlab.app.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.activationlab.app.training.SeedFolder;
import org.activationlab.app.training.SeedSubject;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.study.StudyProgress;
import org.activationlab.vision.ClassifierFile;
import org.activationlab.vision.ClassifierTrainer;

/** A classifier of digits as something that is trained once per seed. */
final class ClassifierSubject implements SeedSubject<ClassifierResult> {

    private final ClassifierPlan plan;
    private final StudyProgress progress;
    private final ClassifierViews views;

    ClassifierSubject(ClassifierPlan plan, StudyProgress progress) {
        this.plan = plan;
        this.progress = progress;
        views = new ClassifierViews(plan.digits().test(), plan.network().design(), plan.layer());
    }

    @Override
    public Start start(long seed) throws IOException {
        return plan.start(seed);
    }

    @Override
    public void learn(Start start, Listener listener) throws IOException, InterruptedException {
        ClassifierTrainer.train(
                plan.device(),
                plan.network().design(),
                plan.settings().withSeed(start.log().plan().seed()),
                start.parameters(),
                plan.digits().train(),
                listener::epoch);
    }

    @Override
    public void keep(Path folder, TrainingLog log, TrainingEpoch epoch, Parameters learned) throws IOException {
        ClassifierFile.write(folder.resolve(SeedFolder.CHECKPOINT), log, epoch, learned);
    }

    @Override
    public void look(Path folder, TrainingEpoch epoch, Parameters learned) throws IOException {
        if (!plan.epochFigures()) {
            return;
        }
        String name = String.format(Locale.ROOT, "%03d-", epoch.epoch());
        try (LayeredNetwork network =
                new LayeredNetwork(plan.device(), plan.network().design(), learned)) {
            for (String missing : views.write(network, folder.resolve("epochs"), name, false)) {
                progress.note("epoch " + epoch.epoch() + ": " + missing);
            }
        }
    }

    @Override
    public Seen<ClassifierResult> see(Path folder, TrainingLog log) throws IOException {
        Parameters best = ClassifierFile.read(plan.network().design(), folder.resolve(SeedFolder.CHECKPOINT));
        ClassifierEvaluation.Written seen = ClassifierEvaluation.write(
                plan.device(), plan.network(), best, plan.digits().test(), plan.layer(), folder);
        return new Seen<>(
                new ClassifierResult(folder, log, best, seen.evaluation()),
                OptionalDouble.of(seen.evaluation().accuracy()),
                seen.missing());
    }

    @Override
    public OptionalDouble testAccuracy(Path folder) throws IOException {
        // A training that diverged stands in the table, too, with what its log says.
        Parameters best = ClassifierFile.read(plan.network().design(), folder.resolve(SeedFolder.CHECKPOINT));
        try (LayeredNetwork network =
                new LayeredNetwork(plan.device(), plan.network().design(), best)) {
            return OptionalDouble.of(
                    ClassifierEvaluation.of(network, plan.digits().test()).accuracy());
        }
    }
}
