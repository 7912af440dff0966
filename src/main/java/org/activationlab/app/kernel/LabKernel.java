package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
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
    static final String IMPORTS = """
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

    /** What is ready when JShell has opened. */
    private record Workshop(CellEvaluator cells, Magics magics) {}

    private final CellIO io = new CellIO();
    private final CompletableFuture<Workshop> workshop;
    private final AtomicReference<@Nullable CellFailure> startFailure = new AtomicReference<>();

    /**
     * Makes the kernel; its JShell opens in the background.
     *
     * @param settings what the environment says
     * @param leaveAlone told of the group of a thread that could not be stopped
     */
    LabKernel(KernelSettings settings, Consumer<ThreadGroup> leaveAlone) {
        this.workshop = CompletableFuture.supplyAsync(() -> open(settings, leaveAlone));
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

    private Workshop open(KernelSettings settings, Consumer<ThreadGroup> leaveAlone) {
        CellEvaluator cells = new CellEvaluator(settings.compilerOptions(), settings.cellTimeoutMillis(), leaveAlone);
        Workshop opened = new Workshop(cells, new Magics(cells::addToClassPath));
        try {
            run(opened, new CellText(0, IMPORTS));
            opened.magics().add(Magics.files(paths(settings.classPath()), false));
            for (String file : Magics.files(paths(settings.startupFiles()), true)) {
                run(opened, new CellText(0, Files.readString(Path.of(file))));
            }
            run(opened, new CellText(0, settings.startupCode()));
        } catch (CellFailure e) {
            startFailure.set(e);
        } catch (IOException | IllegalArgumentException e) {
            startFailure.set(ExceptionReport.of(new SnippetOrigins(), e, null));
        }
        return opened;
    }

    private static List<String> paths(String list) {
        return Arrays.stream(list.split(Pattern.quote(File.pathSeparator), -1))
                .filter(path -> !path.isBlank())
                .toList();
    }

    /**
     * Runs a cell. The first one fails if the start-up code has failed; later ones run.
     *
     * @return what to show for the value of its last expression, or null if there is none
     */
    @Nullable
    DisplayData run(CellText cell) throws CellFailure {
        Workshop opened = workshop.join();
        CellFailure failure = startFailure.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
        return run(opened, cell);
    }

    private @Nullable DisplayData run(Workshop opened, CellText cell) throws CellFailure {
        return opened.cells()
                .run(cell, opened.magics()::apply, value -> getRenderer().render(value));
    }

    @Override
    public @Nullable DisplayData eval(String code) throws CellFailure {
        return run(new CellText(executionCount.get(), code));
    }

    /** Returns the number of the next cell. */
    int count(boolean silent) {
        return silent ? executionCount.get() : executionCount.getAndIncrement();
    }

    private CodeQuestions questions() {
        return new CodeQuestions(workshop.join().cells().analysis());
    }

    @Override
    public ReplacementOptions complete(String code, int position) {
        return questions().completions(code, position);
    }

    @Override
    public @Nullable DisplayData inspect(String code, int position, boolean extraDetail) {
        return questions().documentation(code, position);
    }

    @Override
    public String isComplete(String code) {
        return questions().completeness(code);
    }

    /** Stops the running cell, if there is one; may be called from any thread. */
    @Override
    public void interrupt() {
        if (workshop.isDone() && !workshop.isCompletedExceptionally()) {
            workshop.join().cells().stop();
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
