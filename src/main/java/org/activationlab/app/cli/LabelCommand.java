package org.activationlab.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code activation-lab label}. */
@Command(
        name = "label",
        description = "Labels sampled pairs with their noise ratio (trains first what is missing).",
        mixinStandardHelpOptions = true)
final class LabelCommand implements Callable<Integer> {

    @Mixin
    private final StudyOptions options = new StudyOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        options.study(new ConsoleProgress(out), out, (study, folder) -> {
            study.label();
            out.println("run folder: " + folder);
        });
        return 0;
    }
}
