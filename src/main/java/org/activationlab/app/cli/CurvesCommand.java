package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.activationlab.files.AtomicFile;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.report.ClassifierCurves;
import org.activationlab.report.ClassifierTables;
import org.activationlab.report.Figure;
import org.activationlab.report.FigureFile;
import org.activationlab.report.TableText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab curves}. */
@Command(
        name = "curves",
        description = "Draws loss and accuracy by epoch of trainings that were done or go on, as PNG and SVG,"
                + " and prints the best epoch of each.",
        mixinStandardHelpOptions = true)
final class CurvesCommand implements Callable<Integer> {

    private static final int ROWS = 100;

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = "Logs of trainings, for example runs/classify-single-channel/seed-1/log.csv.")
    private List<Path> logs = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where curves.png and curves.svg go. Default: beside the first log.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<TrainingLog> read = new ArrayList<>();
        for (Path file : logs) {
            read.add(TrainingLog.read(file));
        }
        List<String> names = names(read);
        // A log without an epoch is refused here, before anything is written.
        String table = TableText.of(ClassifierTables.best(names, read), ROWS);
        Figure figure = read.size() == 1 ? ClassifierCurves.of(read.get(0)) : ClassifierCurves.of(names, read);
        Path folder = out != null ? out : logs.get(0).toAbsolutePath().resolveSibling("");
        Path png = folder.resolve("curves.png");
        Path svg = folder.resolve("curves.svg");
        FigureFile.write(png, figure);
        AtomicFile.writeText(svg, figure.svg());
        PrintWriter console = spec.commandLine().getOut();
        new ResultPrinter(console)
                .findings(List.of(figure.finding() + "."))
                .tables(Map.of("Best epoch of each training", table));
        console.println();
        console.println("curves " + png);
        console.println("curves " + svg);
        console.flush();
        return 0;
    }

    /** Seeds and networks; where these do not tell trainings apart, their files. */
    private List<String> names(List<TrainingLog> read) {
        List<String> names = ClassifierCurves.names(read);
        return new HashSet<>(names).size() == names.size()
                ? names
                : logs.stream().map(Path::toString).toList();
    }
}
