package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that tells something about a run that is there, and trains nothing. */
abstract class ExistingRunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run folder, for example runs/quick.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path run;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /** Finds out what the command is about and prints it. */
    abstract void tell(Path root, PrintWriter out) throws Exception;

    /** This command, for {@link Settings#read}. */
    final CommandSpec spec() {
        return spec;
    }

    @Override
    public final Integer call() throws Exception {
        tell(run, spec.commandLine().getOut());
        return 0;
    }
}
