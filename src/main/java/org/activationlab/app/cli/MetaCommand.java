package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.activationlab.app.Logs;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.MetaPlan;
import org.activationlab.study.MetaStudy;
import org.activationlab.study.RunDescription;
import org.activationlab.study.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code activation-lab meta}. */
@Command(
        name = "meta",
        description = "Trains meta-networks on the pairs of a run and sets them beside the published ones and beside"
                + " look-up tables. Without options about trainings: those of the run's preset. More can be added to"
                + " a run at any time.",
        mixinStandardHelpOptions = true)
final class MetaCommand implements Callable<Integer> {

    @Option(names = "--run", paramLabel = "DIR", description = "The run folder. Default: runs/PRESET.")
    private @Nullable Path run;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "Names the run folder where --run does not. Default: ${DEFAULT-VALUE}.")
    private String preset = "quick";

    @Mixin
    private final ComputeOptions compute = new ComputeOptions();

    @Mixin
    private final TrainingOptions trainings = new TrainingOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path root = run != null ? run : Home.run(preset);
        RunDescription description = RunFolder.describe(root);
        MetaPlan plan;
        ComputeDevice where;
        LocalWorkers hands;
        try {
            plan = trainings.plan(MetaPlan.preset(description.plan().preset()));
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
        try (RunFolder folder = RunFolder.open(root)) {
            Logs.toFolder(root);
            MetaStudy.of(folder, plan, where, hands, progress).train();
        } catch (Exception | OutOfMemoryError e) {
            Logs.failure(e);
            throw e;
        } finally {
            progress.closeBar();
            Logs.silence();
        }
        ReportCommand.print(root, out);
        return 0;
    }
}
