package org.activationlab.app.course;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code course grade}. */
@Command(
        name = "grade",
        description =
                "Grades what students handed in: FOLDER/STUDENT/LAB.ipynb. Each notebook runs in a process of its own"
                        + " with limits of time and memory, but with your rights: use a machine or an account that may be lost.",
        mixinStandardHelpOptions = true)
final class GradeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "A folder with a folder for each student.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path folder;

    @Option(names = "--labs", paramLabel = "DIR", description = "The sources. Default: notebooks/course/labs.")
    private @Nullable Path labs;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to. Default: target/course/graded.")
    private @Nullable Path out;

    @Option(
            names = "--cell-seconds",
            paramLabel = "S",
            defaultValue = "120",
            description = "The longest time for a cell. Default: ${DEFAULT-VALUE}.")
    private long cellSeconds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "600",
            description = "The longest time for a notebook. Default: ${DEFAULT-VALUE}.")
    private long seconds;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Java's heap for a notebook. Default: ${DEFAULT-VALUE}.")
    private String memory = "1g";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), folder + " is no folder");
        }
        GradingLimits limits;
        try {
            limits = new GradingLimits(Duration.ofSeconds(cellSeconds), Duration.ofSeconds(seconds), memory);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        Path target = out != null ? out : BuildCommand.out(null).resolve("graded");
        List<Handed> handed = Handed.all(folder, LabSource.all(BuildCommand.labs(labs)));
        if (handed.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    folder
                            + " holds no notebook of these labs: FOLDER/STUDENT/lab-1-train-and-label.ipynb, for example");
        }
        for (String other : Handed.others(folder, handed)) {
            spec.commandLine().getOut().println("not graded: " + other);
        }
        grade(handed, new Grader(new RunSubmission(limits, flags(), Home.folder())), target);
        return 0;
    }

    private void grade(List<Handed> handed, Grader grader, Path target) throws IOException, InterruptedException {
        PrintWriter console = spec.commandLine().getOut();
        List<GradedLab> graded = new ArrayList<>();
        for (Handed one : handed) {
            GradedLab result = grader.grade(one.student(), one.lab(), one.file());
            graded.add(result);
            // After each, so that an interrupted evening is not lost.
            FeedbackPage.write(
                    target.resolve("feedback")
                            .resolve(one.student() + "-" + one.lab().name() + ".html"),
                    one.lab(),
                    result);
            PointsFile.cells(target.resolve("points.csv"), graded);
            PointsFile.totals(target.resolve("totals.csv"), graded);
            console.printf(
                    Locale.ROOT,
                    "%-20s %-36s %5.1f of %.0f  %s%n",
                    one.student(),
                    one.lab().name(),
                    result.points(),
                    result.most(),
                    String.join("; ", result.notes()));
            console.flush();
        }
        console.println("points    " + target.resolve("points.csv") + " and totals.csv");
        console.println("feedback  " + target.resolve("feedback"));
    }

    /** What this program was started with, but for its heap and its own properties. */
    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-Xm") && !flag.startsWith("-Dactivationlab."))
                .toList();
    }
}
