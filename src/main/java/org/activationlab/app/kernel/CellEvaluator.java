package org.activationlab.app.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs the source of cells, snippet by snippet, and says what the last one came to.
 *
 * <p>Used by one thread, but for {@link #stop()}.
 */
final class CellEvaluator {

    private static final String REPORT_SNIPPET = "assert true;";

    private final CellExecution execution;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final SnippetOrigins origins = new SnippetOrigins();
    private final long cellTimeoutMillis;

    /**
     * Opens a JShell that compiles against the kernel's own class path.
     *
     * @param compilerOptions options of javac
     * @param cellTimeoutMillis when a cell stops by itself; zero for never
     * @param leaveAlone told of the group of a thread that could not be stopped
     */
    CellEvaluator(List<String> compilerOptions, long cellTimeoutMillis, Consumer<ThreadGroup> leaveAlone) {
        this.cellTimeoutMillis = cellTimeoutMillis;
        this.execution = new CellExecution(leaveAlone);
        this.shell = JShell.builder()
                .executionEngine(new ThisExecution(execution), Map.of())
                .compilerOptions(compilerOptions.toArray(String[]::new))
                .build();
        this.analysis = shell.sourceCodeAnalysis();
    }

    /** Does what is to be done before the code of a cell runs. */
    interface MagicsFirst {
        /** Returns the cell without its magics. */
        CellText apply(CellText cell) throws Exception;
    }

    private record ThisExecution(CellExecution execution) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "cells";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return execution;
        }
    }

    /** Returns the analysis of source code that goes with what cells have declared. */
    SourceCodeAnalysis analysis() {
        return analysis;
    }

    /** Adds folders and jars, written as a class path, to that of this and all later cells. */
    void addToClassPath(String paths) {
        shell.addToClasspath(paths);
    }

    /** Asks the running cell to stop; may be called from any thread. */
    void stop() {
        execution.stop();
    }

    /**
     * Runs a cell and does something with what it came to, still within its time and its guard.
     *
     * @param written the cell as it was written
     * @param magics does the magics in it and returns what is left
     * @param use what to do with the value of the last expression; not called if there is none
     * @return what {@code use} returns, or null
     */
    <T> @Nullable T run(CellText written, MagicsFirst magics, Function<Object, T> use) throws CellFailure {
        execution.thread().begin(cellTimeoutMillis);
        try {
            CellText cell = guarded(written, () -> magics.apply(written));
            Object value = evaluate(cell);
            return value == null ? null : guarded(cell, () -> use.apply(value));
        } finally {
            execution.thread().end();
        }
    }

    private @Nullable Object evaluate(CellText cell) throws CellFailure {
        Map<Snippet, Integer> unresolved = new LinkedHashMap<>();
        Object value = null;
        String rest = cell.source();
        while (true) {
            CompletionInfo next = analysis.analyzeCompletion(rest);
            int offset = cell.source().length() - rest.length();
            switch (next.completeness()) {
                case EMPTY -> {
                    checkResolved(cell, unresolved);
                    return value;
                }
                case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
                    value = evaluate(cell, offset, next.source(), unresolved);
                    rest = next.remaining();
                }
                default -> {
                    // Nothing that can run: the compiler knows best how to say why.
                    evaluate(cell, offset, rest, unresolved);
                    throw CompileErrorReport.plain(
                            cell, offset, "what begins here does not end; maybe a bracket or a quote is missing");
                }
            }
        }
    }

    private @Nullable Object evaluate(CellText cell, int begin, String text, Map<Snippet, Integer> unresolved)
            throws CellFailure {
        // JShell counts lines from the first one that is not empty.
        String source = text.stripLeading();
        int offset = begin + text.length() - source.length();
        List<SnippetEvent> own = new ArrayList<>();
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() == null) {
                origins.add(event.snippet(), cell, offset);
                own.add(event);
            }
        }
        Throwable thrown = execution.takeThrown();
        Object value = execution.takeValue();
        checkStopped(cell, thrown, own);
        boolean expression = false;
        for (SnippetEvent event : own) {
            Snippet snippet = event.snippet();
            JShellException exception = event.exception();
            if (exception instanceof UnresolvedReferenceException reference) {
                SnippetOrigins.Origin origin = origins.of(reference.getSnippet().id());
                throw origin == null
                        ? missing(reference.getSnippet(), cell, offset)
                        : missing(reference.getSnippet(), origin.cell(), origin.offset());
            } else if (exception != null) {
                throw ExceptionReport.of(origins, thrown == null ? exception : thrown, exception);
            } else if (event.status() == Snippet.Status.REJECTED) {
                throw CompileErrorReport.of(
                        shell.diagnostics(snippet).toList(), cell, offset, "this cannot be compiled");
            } else if (!event.status().isDefined() || event.status() == Snippet.Status.RECOVERABLE_DEFINED) {
                unresolved.put(snippet, offset);
            }
            expression = switch (snippet.subKind()) {
                case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> true;
                default -> false;
            };
        }
        return expression ? value : null;
    }

    /** Classes and methods of one cell may refer to each other; what a cell leaves open is an error. */
    private void checkResolved(CellText cell, Map<Snippet, Integer> unresolved) throws CellFailure {
        for (Map.Entry<Snippet, Integer> entry : unresolved.entrySet()) {
            Snippet snippet = entry.getKey();
            switch (shell.status(snippet)) {
                case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> throw missing(snippet, cell, entry.getValue());
                default -> {}
            }
        }
    }

    private CellFailure missing(Snippet snippet, CellText cell, int offset) {
        List<String> names = snippet instanceof DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).toList()
                : List.of();
        return CompileErrorReport.missing(names, cell, offset, snippet.source());
    }

    private void checkStopped(CellText cell, @Nullable Throwable thrown, List<SnippetEvent> events) throws CellFailure {
        CellThread.StopReason reason = execution.thread().stopReason();
        if (reason != null) {
            Throwable translated = events.stream()
                    .map(SnippetEvent::exception)
                    .filter(EvalException.class::isInstance)
                    .findFirst()
                    .orElse(null);
            throw StopReport.of(
                    origins,
                    cell,
                    reason,
                    cellTimeoutMillis,
                    thrown,
                    translated,
                    execution.thread().leftRunning());
        }
    }

    private <T> T guarded(CellText cell, Callable<T> task) throws CellFailure {
        try {
            return execution.call(task);
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            execution.plant(thrown);
            List<SnippetEvent> events = shell.eval(REPORT_SNIPPET);
            execution.takeThrown();
            checkStopped(cell, thrown, events);
            throw ExceptionReport.of(origins, thrown, events.get(0).exception());
        } catch (CellThread.LeftAloneException e) {
            checkStopped(cell, null, List.of());
            throw ExceptionReport.of(origins, e, null);
        }
    }
}
