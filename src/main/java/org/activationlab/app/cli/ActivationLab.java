package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.activationlab.app.Logs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code activation-lab}.
 *
 * <p>Exit codes: 0 done, 1 failure (one line says why; {@code --debug} adds the stack trace), 2 wrong use.
 */
@Command(
        name = "activation-lab",
        description = "Asks how far a network's own activations tell whether its answer can be trusted.",
        mixinStandardHelpOptions = true,
        versionProvider = ActivationLab.Version.class,
        subcommands = {
            RunCommand.class,
            TrainCommand.class,
            LabelCommand.class,
            ExportCommand.class,
            EvidenceCommand.class,
            MetaCommand.class,
            JudgeCommand.class,
            CardsCommand.class,
            ClassifyCommand.class,
            SentencesCommand.class,
            CurvesCommand.class,
            ReproduceCommand.class,
            ReportCommand.class,
            AuditCommand.class,
            CertifyCommand.class,
            LayersCommand.class,
            AttributeCommand.class,
            ExplainCommand.class,
            VisualizeCommand.class,
            InfoCommand.class,
            DataCommand.class,
            DoctorCommand.class
        })
public final class ActivationLab implements Runnable {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean debug;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private final Crew crew;

    private ActivationLab(Crew crew) {
        this.crew = crew;
    }

    /** Who does the work items of a study. */
    Crew crew() {
        return crew;
    }

    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ActivationLab.class.getPackage().getImplementationVersion();
            return new String[] {"activation-lab " + (version == null ? "development" : version)};
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed, for example: run");
    }

    /** Runs a command line in this process; see {@link #execute(Crew, PrintWriter, PrintWriter, String...)}. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return execute(Crew.LOCAL, out, err, arguments);
    }

    /**
     * Runs a command line.
     *
     * @param crew who does the work items of a study
     * @param out where results and progress go
     * @param err where failures go
     * @param arguments the words after the program's name
     * @return the exit code
     */
    static int execute(Crew crew, PrintWriter out, PrintWriter err, String... arguments) {
        Logs.silence();
        ActivationLab root = new ActivationLab(crew);
        CommandLine line = new CommandLine(root);
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (root.debug) {
                exception.printStackTrace(command.getErr());
            } else {
                command.getErr().println("activation-lab: " + Failure.inWords(exception));
            }
            return 1;
        });
        line.setExecutionStrategy(parsed -> {
            try {
                return new CommandLine.RunLast().execute(parsed);
            } catch (OutOfMemoryError | LinkageError e) {
                // picocli hands on exceptions only; a user needs words for these, too.
                throw new CommandLine.ExecutionException(
                        line, Failure.inWords(e), new IllegalStateException(Failure.inWords(e), e));
            }
        });
        return line.execute(arguments);
    }

    /**
     * The program's entry.
     *
     * @param arguments see {@code activation-lab --help}
     */
    public static void main(String[] arguments) {
        System.exit(run(Crew.LOCAL, arguments));
    }

    /**
     * Runs a command line on the console.
     *
     * @param crew who does the work items of a study
     * @param arguments see {@code activation-lab --help}
     * @return the exit code
     */
    public static int run(Crew crew, String... arguments) {
        // The texts are English; numbers in them, and in figures, must look the same on every machine.
        Locale.setDefault(Locale.ROOT);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        GentleStop stop = GentleStop.ofThisThread();
        try {
            return execute(crew, out, err, arguments);
        } finally {
            stop.ended();
        }
    }
}
