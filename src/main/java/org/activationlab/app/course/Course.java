package org.activationlab.app.course;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.activationlab.app.Logs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code env/course}. Exit codes: 0 done, 1 failure, 2 wrong use. */
@Command(
        name = "course",
        description = "Labs for students: makes their notebooks, and grades what is handed in.",
        mixinStandardHelpOptions = true,
        subcommands = {BuildCommand.class, GradeCommand.class})
public final class Course implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private Course() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: build or grade");
    }

    /**
     * Runs a command line.
     *
     * @param out where results go
     * @param err where failures go
     * @param arguments the words after the program's name
     * @return the exit code
     */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        Logs.silence();
        CommandLine line = new CommandLine(new Course());
        line.setOut(out);
        line.setErr(err);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            // A lab's mistake has its place in its words; of others the kind says as much as the message.
            command.getErr()
                    .println("course: "
                            + (exception instanceof LabException || !(exception instanceof IOException)
                                    ? exception.getMessage()
                                    : exception));
            return 1;
        });
        return line.execute(arguments);
    }

    /**
     * The program's entry.
     *
     * @param arguments see {@code env/course --help}
     */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(out, err, arguments));
    }
}
