package org.activationlab.study;

import org.activationlab.network.ComputeDevice;

/**
 * The honest study from the evidence on: judges that meet new models and new images. It needs evidence drawn by {@link
 * Study#evidence} and no image, and may compute on another device than the one that made it. Killed at any moment and
 * started again, it ends with the same numbers; more trainings can be added at any time.
 */
public final class JudgeStudy {

    private final RunFolder folder;
    private final JudgePlan plan;
    private final ComputeDevice device;
    private final Workers workers;
    private final StudyProgress progress;

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
        JudgeEvidence evidence = JudgeEvidence.of(folder.root(), plan);
        new StageRunner(folder, workers, progress, Provenance.of(device))
                .run(new JudgeStage(folder, evidence, plan, device, progress));
    }
}
