package org.activationlab.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code activation-lab run}. */
@Command(
        name = "run",
        description = "Runs the whole study: trains, labels, exports and reports.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final StudyOptions options = new StudyOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        options.study(new ConsoleProgress(out), out, (study, folder) -> {
            study.export();
            out.println("results " + study.fingerprint());
            ReportCommand.print(folder, out);
        });
        return 0;
    }
}
