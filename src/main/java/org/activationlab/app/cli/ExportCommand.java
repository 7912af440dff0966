package org.activationlab.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code activation-lab export}. */
@Command(
        name = "export",
        description = "Exports pairs and activations to Arrow (trains and labels first what is missing).",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

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
            out.println("run folder: " + folder);
        });
        return 0;
    }
}
