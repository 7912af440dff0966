package org.activationlab.study;

import java.io.IOException;
import java.util.List;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.MetaTrainer;
import org.activationlab.network.ComputeDevice;
import org.jspecify.annotations.Nullable;

/**
 * The honest study from the evidence on: judges that meet new models and new images, and their rivals. It needs evidence drawn by {@link
 * Study#evidence} and no image, and may compute on another device than the one that made it. Killed at any moment and
 * started again, it ends with the same numbers; more trainings can be added at any time. For one thread; it keeps the
 * evidence that it read.
 */
public final class JudgeStudy {

    private final RunFolder folder;
    private final JudgePlan plan;
    private final ComputeDevice device;
    private final Workers workers;
    private final StudyProgress progress;
    private @Nullable JudgeEvidence evidence;

    private JudgeStudy(
            RunFolder folder, JudgePlan plan, ComputeDevice device, Workers workers, StudyProgress progress) {
        this.folder = folder;
        this.plan = plan;
        this.device = device;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Prepares the trainings, or goes on with them.
     *
     * @param folder a run folder with evidence of the plan's design, opened by the caller
     * @param plan what to train
     * @param device where to compute
     * @param workers who does the trainings
     * @param progress hears how far they are
     * @return the study; nothing was computed yet
     */
    public static JudgeStudy of(
            RunFolder folder, JudgePlan plan, ComputeDevice device, Workers workers, StudyProgress progress) {
        return new JudgeStudy(folder, plan, device, workers, progress);
    }

    /**
     * Trains what is not trained yet.
     *
     * @throws StudyException if the folder lacks evidence, or holds trainings on other evidence
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public void train() throws Exception {
        new StageRunner(folder, workers, progress, Provenance.of(device))
                .run(new JudgeStage(folder, evidence(), plan, device, progress));
    }

    /**
     * Trains meta-networks of the original on the pairs that judges learn from, so that judges can be set beside them.
     * Those that are trained already stay; each keeps a checkpoint after every epoch.
     *
     * @param trainings how, none twice
     * @throws StudyException if the folder lacks evidence, or holds trainings on other evidence
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public void trainRivals(List<MetaSettings> trainings) throws Exception {
        MetaPlace place = MetaPlace.besideJudges(plan);
        DividedPairs pairs = evidence().divided();
        try (MetaTrainer trainer = new MetaTrainer(device, pairs.data())) {
            new StageRunner(folder, workers, progress, Provenance.of(device))
                    .run(new MetaStage(folder, place, pairs, trainings, trainer, device, progress));
        }
        MetaStage.deleteIfEmpty(folder.file(place.checkpoints()));
    }

    /**
     * Scores the judges of the plan's design and split, those of other plans too, on the evidence that {@link #train}
     * read, and writes page and table as {@link RunJudges#write} does. The folder may be closed by then.
     *
     * @return where page and table are, and what they say
     * @throws StudyException if no judge was trained there, or something cannot be read; says what
     * @throws IOException if the disk fails
     */
    public RunJudges score() throws StudyException, IOException {
        JudgePlan trained = RunJudges.trained(folder.root(), plan.design(), plan.split());
        return RunJudges.write(folder.root(), trained, evidence());
    }

    /** The evidence, read once: it takes long, and a gigabyte in a large study. */
    JudgeEvidence evidence() throws StudyException, IOException {
        JudgeEvidence read = evidence;
        if (read == null) {
            read = JudgeEvidence.of(folder.root(), plan);
            evidence = read;
        }
        return read;
    }
}
