package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kernel of Java notebooks that comes with the program.
 *
 * <p>Other code reaches the running one by {@link #running()}: its renderer, its displays, its streams. Cells run in a
 * thread of their own; {@link #eval(String)} must not be called from there.
 */
public final class LabKernel extends BaseKernel {

    /** Exactly what IJava imports: a notebook that runs here must run there. */
    private static final String IMPORTS = """
            import java.util.*;
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.util.concurrent.*;
            import java.util.prefs.*;
            import java.util.regex.*;
            import static org.activationlab.app.kernel.Display.*;
            """;

    private static volatile @Nullable LabKernel running;

    private final CellIO io = new CellIO();
    private final KernelSettings settings;
    private final CompletableFuture<CellEvaluator> evaluator;
    private @Nullable Magics magics;

    /**
     * Makes the kernel; its JShell opens in the background.
     *
     * @param settings what the environment says
     * @param leaveAlone told of the group of a thread that could not be stopped
     */
    LabKernel(KernelSettings settings, Consumer<ThreadGroup> leaveAlone) {
        this.settings = settings;
        this.evaluator = CompletableFuture.supplyAsync(
                () -> new CellEvaluator(settings.compilerOptions(), settings.cellTimeoutMillis(), leaveAlone));
        running = this;
    }

    /** Returns the kernel that runs in this program, or null if none does. */
    public static @Nullable LabKernel running() {
        return running;
    }

    /** Returns the kernel that runs in this program. */
    static LabKernel current() {
        LabKernel kernel = running;
        if (kernel == null) {
            throw new IllegalStateException(
                    "no kernel runs in this program: display and render work in notebooks only");
        }
        return kernel;
    }

    @Override
    public JupyterIO getIO() {
        return io;
    }

    @Override
    public void display(DisplayData data) {
        io.display.display(data);
    }

    /** Ties prints and displays to a cell. */
    void belongTo(ShellReplyEnvironment cell) {
        io.belongTo(cell);
    }

    /** Opens JShell and runs the start-up code; the first cell would do so, too. */
    void warmUp() throws CellFailure {
        opened();
    }

    private CellEvaluator opened() throws CellFailure {
        CellEvaluator cells;
        try {
            cells = evaluator.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw ExceptionReport.of(new SnippetOrigins(), cause, null);
        }
        if (magics == null) {
            magics = new Magics(cells::addToClassPath);
            run(cells, new CellText(0, IMPORTS));
            startUp(cells);
        }
        return cells;
    }

    private void startUp(CellEvaluator cells) throws CellFailure {
        try {
            Magics.files(paths(settings.classPath()), false).forEach(cells::addToClassPath);
            for (String file : Magics.files(paths(settings.startupFiles()), true)) {
                run(cells, new CellText(0, Files.readString(Path.of(file))));
            }
        } catch (java.io.IOException | IllegalArgumentException e) {
            throw ExceptionReport.of(new SnippetOrigins(), e, null);
        }
        run(cells, new CellText(0, settings.startupCode()));
    }

    private static List<String> paths(String list) {
        return Arrays.stream(list.split(Pattern.quote(File.pathSeparator), -1))
                .filter(path -> !path.isBlank())
                .toList();
    }

    /**
     * Runs a cell.
     *
     * @return what to show for the value of its last expression, or null if there is none
     */
    @Nullable
    DisplayData run(CellText cell) throws CellFailure {
        return run(opened(), cell);
    }

    private @Nullable DisplayData run(CellEvaluator cells, CellText cell) throws CellFailure {
        Magics own = magics;
        return cells.run(
                cell,
                text -> own == null ? text : own.apply(text),
                value -> getRenderer().render(value));
    }

    @Override
    public @Nullable DisplayData eval(String code) throws Exception {
        return run(new CellText(executionCount.get(), code));
    }

    /** Returns the number of the next cell. */
    int count(boolean silent) {
        return silent ? executionCount.get() : executionCount.getAndIncrement();
    }

    @Override
    public ReplacementOptions complete(String code, int position) throws CellFailure {
        return new CodeQuestions(opened().analysis()).completions(code, position);
    }

    @Override
    public @Nullable DisplayData inspect(String code, int position, boolean extraDetail) throws CellFailure {
        return new CodeQuestions(opened().analysis()).documentation(code, position);
    }

    @Override
    public String isComplete(String code) {
        try {
            return new CodeQuestions(opened().analysis()).completeness(code);
        } catch (CellFailure e) {
            return IS_COMPLETE_MAYBE;
        }
    }

    /** Stops the running cell, if there is one; may be called from any thread. */
    @Override
    public void interrupt() {
        if (evaluator.isDone() && !evaluator.isCompletedExceptionally()) {
            evaluator.join().stop();
        }
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(System.getProperty("java.version"))
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("java")
                .build();
    }

    @Override
    public String getBanner() {
        return "Activation Lab's Java kernel, " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.version");
    }
}
