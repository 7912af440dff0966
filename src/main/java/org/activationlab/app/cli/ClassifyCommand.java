package org.activationlab.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code activation-lab classify}. */
@Command(
        name = "classify",
        description = "Trains classifiers of digits, and judges trained ones.",
        subcommands = {ClassifyTrainCommand.class, ClassifyEvaluateCommand.class},
        mixinStandardHelpOptions = true)
final class ClassifyCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "a command is needed: classify train or classify evaluate");
    }
}
