package org.activationlab.app.course;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.activationlab.files.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code course build}. */
@Command(
        name = "build",
        description = "Makes the notebooks of all labs: for students, for grading, for teachers and for nbgrader.",
        mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

    /** What stands in the place of solutions where nbgrader takes them out. */
    private static final String NBGRADER = """
            c = get_config()
            c.CourseDirectory.course_id = "activation-lab"
            c.ClearSolutions.code_stub = {
                "java": 'throw new UnsupportedOperationException("your code here");'
            }
            c.ExecutePreprocessor.timeout = 120
            """;

    @Option(names = "--labs", paramLabel = "DIR", description = "The sources. Default: notebooks/course/labs.")
    private @Nullable Path labs;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to. Default: target/course.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /** Where the sources are. */
    static Path labs(@Nullable Path asked) {
        return asked != null ? asked : Home.folder().resolve("notebooks/course/labs");
    }

    /** Where everything goes that is made. */
    static Path out(@Nullable Path asked) {
        return asked != null ? asked : Home.folder().resolve("target/course");
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        Path target = out(out);
        for (Lab lab : LabSource.all(labs(labs))) {
            String file = lab.name() + ".ipynb";
            LabNotebook.write(lab, Edition.STUDENT, target.resolve("student").resolve(file));
            LabNotebook.write(lab, Edition.GRADING, target.resolve("grading").resolve(file));
            LabNotebook.write(lab, Edition.SOLUTION, target.resolve("solution").resolve(file));
            LabNotebook.write(
                    lab,
                    Edition.SOURCE,
                    target.resolve("nbgrader/source").resolve(lab.name()).resolve(file));
            console.printf(
                    Locale.ROOT,
                    "%-36s %2d cells to fill in, %2d checks, %.0f points%n",
                    lab.name(),
                    lab.cells(LabCell.Kind.SOLUTION).size(),
                    lab.cells(LabCell.Kind.CHECK).size(),
                    lab.points());
        }
        AtomicFile.writeText(target.resolve("nbgrader/nbgrader_config.py"), NBGRADER);
        console.println("notebooks " + target);
        return 0;
    }
}
