package org.activationlab.study;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.MetaTrainer;
import org.activationlab.network.ComputeDevice;

/**
 * The experiment from the evidence on: baselines, and meta-networks that judge the population's predictions.
 *
 * <p>It needs the joined pairs of a run folder and no image, and may compute on another device than the one that made
 * them. Killed at any moment and started again, it ends with the same numbers as one that was left alone. More trainings
 * can be added to a folder at any time, on the same pairs and the same split.
 */
public final class MetaStudy {

    private final RunFolder folder;
    private final MetaPlan plan;
    private final ComputeDevice device;
    private final StageRunner runner;
    private final StudyProgress progress;

    private MetaStudy(
            RunFolder folder, MetaPlan plan, ComputeDevice device, StageRunner runner, StudyProgress progress) {
        this.folder = folder;
        this.plan = plan;
        this.device = device;
        this.runner = runner;
        this.progress = progress;
    }

    /**
     * Prepares the trainings, or goes on with them.
     *
     * @param folder a run folder with joined pairs, opened by the caller
     * @param plan what to train
     * @param device where to compute
     * @param workers who does the trainings
     * @param progress hears how far they are
     * @return the study; nothing was computed yet
     */
    public static MetaStudy of(
            RunFolder folder, MetaPlan plan, ComputeDevice device, Workers workers, StudyProgress progress) {
        return new MetaStudy(
                folder, plan, device, new StageRunner(folder, workers, progress, Provenance.of(device)), progress);
    }

    /**
     * Scores the baselines and trains what is not trained yet.
     *
     * @return the plan's trainings in order
     * @throws StudyException if the folder has no finished evidence, or holds trainings on other pairs, another split or
     *     another device
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public List<MetaRunResult> train() throws Exception {
        MetaEvidence evidence = MetaEvidence.of(folder.root(), plan);
        runner.run(new BaselineStage(folder, evidence));
        try (MetaTrainer trainer = new MetaTrainer(device, evidence.data())) {
            runner.run(new MetaStage(
                    folder, MetaPlace.RUN, evidence.divided(), plan.trainings(), trainer, device, progress));
        }
        MetaStage.deleteIfEmpty(folder.file(MetaPlace.RUN.checkpoints()));
        List<MetaRunResult> results = new ArrayList<>();
        for (MetaSettings training : plan.trainings()) {
            results.add(MetaInventory.result(folder.root(), MetaStage.nameOf(training)));
        }
        return results;
    }
}
