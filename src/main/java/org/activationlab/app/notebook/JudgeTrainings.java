package org.activationlab.app.notebook;

import java.nio.file.Path;
import org.activationlab.app.Logs;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.report.JudgeFacts;
import org.activationlab.study.JudgePlan;
import org.activationlab.study.JudgeStudy;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.RunFolder;
import org.activationlab.study.RunJudges;

/** Trains judges and their rivals with a bar in the notebook, and scores them. The folder is taken while they train. */
final class JudgeTrainings {

    private final Path folder;
    private final ComputeDevice device;
    private final LocalWorkers workers;

    JudgeTrainings(Path folder, ComputeDevice device, LocalWorkers workers) {
        this.folder = folder;
        this.device = device;
        this.workers = workers;
    }

    /** What is trained. */
    @FunctionalInterface
    interface Work {
        void on(JudgeStudy study) throws Exception;
    }

    /** Does some of the work of a plan's study. */
    JudgeStudy train(JudgePlan plan, Work work) throws Exception {
        StageProgress progress = new StageProgress(Notebook.here());
        try (RunFolder open = RunFolder.open(folder)) {
            Logs.toFolder(folder);
            JudgeStudy study = JudgeStudy.of(open, plan, device, workers, progress);
            work.on(study);
            progress.sayWhatWasDoneBefore();
            return study;
        } finally {
            Logs.silence();
            progress.close("stopped");
        }
    }

    /** Trains what is not trained yet, and scores all judges and rivals of the plan's design and split. */
    JudgeFacts score(JudgePlan plan) throws Exception {
        return train(plan, JudgeStudy::train).score().facts();
    }

    /** New models and new images; of few models the first seed that leaves some for every part. */
    SplitPlan headline(SamplingDesign design) throws Exception {
        SplitPlan plan = RunJudges.divisible(folder, design, SplitRule.BY_MODEL_AND_IMAGE);
        if (plan.seed() != 0) {
            Notebook.say("Of so few networks, seed %d is the first that leaves some to train, to choose and to test."
                    .formatted(plan.seed()));
        }
        return plan;
    }
}
