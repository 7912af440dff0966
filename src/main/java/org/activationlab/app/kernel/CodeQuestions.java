package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about code that is being written: how it may go on, what a name means, whether it is complete.
 *
 * <p>Positions count Unicode characters, as Jupyter's protocol does from 5.2 on; Java counts some of them twice.
 */
final class CodeQuestions {

    private static final String INDENT = "    ";

    private final SourceCodeAnalysis analysis;

    CodeQuestions(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** Returns the names that the code before a position may go on with, and what they would replace. */
    ReplacementOptions completions(String code, int position) {
        int end = index(code, position);
        int start = snippetStart(code.substring(0, end));
        String snippet = code.substring(start, end);
        if (snippet.stripLeading().startsWith("%")) {
            return magics(code, start + snippet.indexOf('%'), end);
        }
        int[] anchor = {snippet.length()};
        Set<String> names = new LinkedHashSet<>();
        List<Suggestion> suggestions = analysis.completionSuggestions(snippet, snippet.length(), anchor);
        suggestions.stream()
                .filter(Suggestion::matchesType)
                .forEach(suggestion -> names.add(suggestion.continuation()));
        suggestions.forEach(suggestion -> names.add(suggestion.continuation()));
        return options(code, names, start + anchor[0], end);
    }

    private static ReplacementOptions magics(String code, int start, int end) {
        String begun = code.substring(start, end);
        Set<String> names = new LinkedHashSet<>();
        Magics.NAMES.stream().filter(name -> name.startsWith(begun)).forEach(names::add);
        return options(code, names, start, end);
    }

    private static ReplacementOptions options(String code, Set<String> names, int start, int end) {
        return new ReplacementOptions(
                new ArrayList<>(names), code.codePointCount(0, start), code.codePointCount(0, end));
    }

    /** Returns signatures and documentation of the name at a position, or null if there is none. */
    @Nullable
    DisplayData documentation(String code, int position) {
        int end = index(code, position);
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        int start = snippetStart(code.substring(0, end));
        String snippet = code.substring(start, end);
        String text = documentation(snippet);
        if (text.isEmpty()) {
            // The name of a method means something to JShell only where a call begins.
            text = documentation(snippet + "(");
        }
        return text.isEmpty() ? null : new DisplayData(text);
    }

    private String documentation(String snippet) {
        StringBuilder text = new StringBuilder();
        for (Documentation documentation : analysis.documentation(snippet, snippet.length(), true)) {
            text.append(text.isEmpty() ? "" : "\n\n").append(documentation.signature());
            String javadoc = documentation.javadoc();
            if (javadoc != null && !javadoc.isBlank()) {
                text.append('\n').append(javadoc.stripTrailing());
            }
        }
        return text.toString();
    }

    /** Returns what {@link BaseKernel#isComplete(String)} wants: a word, or the indent of the next line. */
    String completeness(String code) {
        String rest = code;
        while (true) {
            if (rest.stripLeading().startsWith("%")) {
                int line = rest.indexOf('\n', rest.indexOf('%'));
                rest = line < 0 || rest.stripLeading().startsWith("%%") ? "" : rest.substring(line);
            }
            CompletionInfo next = analysis.analyzeCompletion(rest);
            switch (next.completeness()) {
                case EMPTY -> {
                    return "complete";
                }
                case UNKNOWN -> {
                    return "invalid";
                }
                case DEFINITELY_INCOMPLETE -> {
                    return indent(rest);
                }
                default -> {
                    if (next.remaining().isBlank()) {
                        return "complete";
                    }
                    rest = next.remaining();
                }
            }
        }
    }

    private static String indent(String code) {
        String last = code.substring(code.lastIndexOf('\n') + 1);
        String own = last.substring(0, last.length() - last.stripLeading().length());
        return last.stripTrailing().endsWith("{") || last.stripTrailing().endsWith("(") ? own + INDENT : own;
    }

    private static int index(String code, int position) {
        return code.offsetByCodePoints(0, Math.max(0, Math.min(position, code.codePointCount(0, code.length()))));
    }

    /** Returns where in the code its last statement begins. */
    private int snippetStart(String code) {
        int start = 0;
        while (true) {
            String rest = code.substring(start);
            int magic = rest.length() - rest.stripLeading().length();
            if (rest.startsWith("%", magic)) {
                int line = rest.indexOf('\n', magic);
                if (line < 0) {
                    return start;
                }
                start += line;
                continue;
            }
            CompletionInfo next = analysis.analyzeCompletion(rest);
            if (next.completeness() == Completeness.EMPTY
                    || !next.completeness().isComplete()
                    || next.remaining().isEmpty()) {
                return start;
            }
            start = code.length() - next.remaining().length();
        }
    }
}
