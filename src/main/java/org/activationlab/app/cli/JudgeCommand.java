package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.activationlab.app.Logs;
import org.activationlab.judge.JudgeInput;
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
import picocli.CommandLine;
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

    @Option(names = "--run", paramLabel = "DIR", description = "The run folder. Default: runs/PRESET.")
    private @Nullable Path run;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "Names the run folder where --run does not. Default: ${DEFAULT-VALUE}.")
    private String preset = "quick";

    @Option(
            names = "--design",
            paramLabel = "natural|balanced",
            defaultValue = "NATURAL",
            description = "Which evidence. Default: natural.")
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
        PrintWriter out = spec.commandLine().getOut();
        Path root = run != null ? run : Home.run(preset);
        RunDescription description = RunFolder.describe(root);
        JudgePlan plan;
        ComputeDevice where;
        LocalWorkers hands;
        try {
            SplitPlan split = without == null
                    ? SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, splitSeed)
                    : SplitPlan.leaveOut(Region.parse(without), splitSeed);
            plan = JudgePlan.of(design, split, inputs, tasks, TrainingOptions.seeds(seeds));
            where = compute.device();
            hands = compute.workers(where);
        } catch (IllegalArgumentException e) {
            // The user's words, not the program's state, are wrong here: that is exit code 2 with the usage.
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        out.println(description.data().description());
        out.println("preset " + description.plan().preset() + ", device "
                + where.name().toLowerCase(Locale.ROOT) + ", run folder " + root);
        out.flush();
        ConsoleProgress progress = new ConsoleProgress(out);
        JudgeStudy study;
        try (RunFolder folder = RunFolder.open(root)) {
            Logs.toFolder(root);
            study = JudgeStudy.of(folder, plan, where, hands, progress);
            study.train();
        } catch (Exception | OutOfMemoryError e) {
            Logs.failure(e);
            throw e;
        } finally {
            progress.closeBar();
            Logs.silence();
        }
        print(study.score(), out);
        return 0;
    }

    private static void print(RunJudges judges, PrintWriter out) {
        judges.findings().forEach(finding -> out.printf("%n%s%n", finding));
        judges.tables().forEach((title, table) -> out.printf("%n%s%n%n%s%n", title, table.stripTrailing()));
        out.println();
        out.println("judges  " + judges.page());
        out.println("figures " + judges.csv());
        out.flush();
    }
}
