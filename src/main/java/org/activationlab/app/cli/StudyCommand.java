package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.activationlab.data.DigitData;
import org.activationlab.data.FoundData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.Study;
import org.activationlab.study.StudyPlan;
import org.activationlab.study.Workers;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that does a part of the study in a run folder, which is made if it is not there. */
abstract class StudyCommand implements Callable<Integer> {

    @Mixin
    private final StudyOptions options = new StudyOptions();

    @Mixin
    private final ComputeOptions compute = new ComputeOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private ActivationLab lab;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /** Does the command's part of the study and says where the result is. */
    abstract void work(Study study, Path folder, PrintWriter out) throws Exception;

    @Override
    public final Integer call() throws Exception {
        ComputeDevice where = Settings.read(spec, compute::device);
        StudyPlan plan = Settings.read(spec, () -> options.plan(where));
        LocalWorkers hands = Settings.read(spec, () -> compute.workers(where));
        Path root = options.folder(plan);
        PrintWriter out = spec.commandLine().getOut();
        OpenRun here = new OpenRun(root, out);
        FoundData found = here.images(plan, options.data());
        DigitData digits = found.data();
        out.println(digits.description());
        if (digits.synthetic() && found.search().size() > 1) {
            out.println("MNIST could not be had. Looked in:");
            DataCommand.print(found.search(), out);
        }
        here.header("preset " + plan.preset(), where);
        here.work((folder, progress) -> {
            Workers workers = lab.crew().workers(digits, hands);
            lab.crew().words().ifPresent(out::println);
            Study study = Study.open(folder, plan, digits, where, workers, progress);
            if (workers.equals(hands)) {
                // How fast other machines are cannot be measured here.
                study.estimate(hands.count()).ifPresent(sentence -> out.println("time: " + sentence));
            }
            out.flush();
            work(study, root, out);
        });
        return 0;
    }
}
