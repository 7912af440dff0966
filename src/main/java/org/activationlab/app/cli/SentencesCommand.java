package org.activationlab.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code activation-lab sentences}. */
@Command(
        name = "sentences",
        description = "Trains networks that tell praise from blame in sentences, judges trained ones, explains their"
                + " answers word by word, and asks whether these can be trusted.",
        subcommands = {
            SentencesTrainCommand.class,
            SentencesEvaluateCommand.class,
            SentencesExplainCommand.class,
            SentencesTrustCommand.class
        },
        mixinStandardHelpOptions = true)
final class SentencesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "a command is needed: sentences train, sentences evaluate, sentences explain or sentences trust");
    }
}
