package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.MetaPlan;
import org.activationlab.study.MetaStudy;
import org.activationlab.study.RunDescription;
import org.activationlab.study.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code activation-lab meta}. */
@Command(
        name = "meta",
        description = "Trains meta-networks on the pairs of a run and sets them beside the published ones and beside"
                + " look-up tables. Without options about trainings: those of the run's preset. More can be added to"
                + " a run at any time.",
        mixinStandardHelpOptions = true)
final class MetaCommand implements Callable<Integer> {

    @Mixin
    private final RunOptions run = new RunOptions();

    @Mixin
    private final ComputeOptions compute = new ComputeOptions();

    @Mixin
    private final TrainingOptions trainings = new TrainingOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path root = run.folder();
        RunDescription description = RunFolder.describe(root);
        String preset = description.plan().preset();
        MetaPlan plan = Settings.read(spec, () -> trainings.plan(MetaPlan.preset(preset)));
        ComputeDevice where = Settings.read(spec, compute::device);
        LocalWorkers hands = Settings.read(spec, () -> compute.workers(where));
        PrintWriter out = spec.commandLine().getOut();
        OpenRun here = new OpenRun(root, out);
        out.println(description.data().description());
        here.header("preset " + preset, where);
        here.work((folder, progress) ->
                MetaStudy.of(folder, plan, where, hands, progress).train());
        ReportCommand.print(root, out);
        return 0;
    }
}
