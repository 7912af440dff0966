package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.activationlab.judge.JudgeInput;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Region;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.JudgePlan;
import org.activationlab.study.JudgeStudy;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.RunDescription;
import org.activationlab.study.RunFolder;
import org.activationlab.study.RunJudges;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code activation-lab judge}. */
@Command(
        name = "judge",
        description =
                "Trains judges on evidence that was drawn from a run's population, and sets them beside everything"
                        + " they must beat, on new models and new images. More can be added to a run at any time.",
        mixinStandardHelpOptions = true)
final class JudgeCommand implements Callable<Integer> {

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(
            names = "--design",
            paramLabel = "natural|balanced",
            defaultValue = "natural",
            description = "Which evidence. Default: ${DEFAULT-VALUE}.")
    private SamplingDesign design = SamplingDesign.NATURAL;

    @Option(
            names = "--inputs",
            split = ",",
            paramLabel = "NAME",
            description = "What judges read, in this order: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<JudgeInput> inputs = List.of(JudgeInput.values());

    @Option(
            names = "--tasks",
            split = ",",
            paramLabel = "NAME",
            description = "Which questions: ${COMPLETION-CANDIDATES}. Default: both.")
    private List<Task> tasks = List.of(Task.values());

    @Option(
            names = "--seeds",
            paramLabel = "LIST",
            defaultValue = "1",
            description = "Which seeds, for example 1-5 or 1,3. Default: ${DEFAULT-VALUE}.")
    private String seeds = "1";

    @Option(
            names = "--rivals",
            split = ",",
            paramLabel = "NAME",
            description = "Which meta-networks of the original study learn from the same pairs and are set beside the"
                    + " judges, with the tasks and seeds given here: ${COMPLETION-CANDIDATES}. Default: none; those of a"
                    + " run that are trained take part anyway.")
    private List<Architecture> rivals = List.of();

    @Option(
            names = "--protocol",
            paramLabel = "original|corrected",
            defaultValue = "original",
            description = "How rivals are trained: original: the study's settings with its slips; corrected: training"
                    + " mode throughout, the best epoch on validation. Default: ${DEFAULT-VALUE}.")
    private Preset protocol = Preset.ORIGINAL;

    @Option(
            names = "--without",
            paramLabel = "REGION",
            description = "Leave a region of the grid out of the training, and test on it, for example optimizer=ADAM."
                    + " Default: a random fifth of the families of models.")
    private @Nullable String without;

    @Option(
            names = "--split-seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Decides which models and images test. Default: ${DEFAULT-VALUE}.")
    private long splitSeed;

    @Mixin
    private final ComputeOptions compute = new ComputeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path root = run.folder();
        RunDescription description = RunFolder.describe(root);
        JudgePlan plan = Settings.read(spec, this::plan);
        ComputeDevice where = Settings.read(spec, compute::device);
        LocalWorkers hands = Settings.read(spec, () -> compute.workers(where));
        PrintWriter out = spec.commandLine().getOut();
        OpenRun here = new OpenRun(root, out);
        out.println(description.data().description());
        here.header("preset " + description.plan().preset(), where);
        JudgeStudy study = here.answer((folder, progress) -> {
            JudgeStudy training = JudgeStudy.of(folder, plan, where, hands, progress);
            training.train();
            if (!rivals.isEmpty()) {
                training.trainRivals(MetaSettings.grid(
                        rivals.stream().distinct().toList(), tasks, TrainingOptions.seeds(seeds), protocol));
            }
            return training;
        });
        RunJudges judges = study.score();
        new ResultPrinter(out)
                .findings(judges.findings())
                .tables(judges.tables())
                .page("judges", judges.page(), judges.csv());
        return 0;
    }

    private JudgePlan plan() {
        return JudgePlan.of(design, split(without, splitSeed), inputs, tasks, TrainingOptions.seeds(seeds));
    }

    /** Reads what judges are tested on: models of a region, or without one a random fifth; always new images. */
    static SplitPlan split(@Nullable String without, long seed) {
        return without == null
                ? SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, seed)
                : SplitPlan.leaveOut(Region.parse(without), seed);
    }
}
