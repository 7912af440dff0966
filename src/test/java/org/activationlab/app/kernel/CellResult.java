package org.activationlab.app.kernel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a front end has seen of one cell.
 *
 * @param status ok, error or aborted
 * @param errorName the kind of the failure; empty if there is none
 * @param errorValue what happened; empty if there is none
 * @param traceback everything shown of the failure, line by line
 * @param outputs everything shown, in order
 */
public record CellResult(
        String status, String errorName, String errorValue, List<String> traceback, List<Output> outputs) {

    /**
     * One thing shown.
     *
     * @param kind stdout, stderr, display_data, update_display_data, execute_result or error
     * @param data what was shown by MIME type; text/plain for printed text
     * @param displayId the id to update it by, or null
     */
    public record Output(
            String kind, Map<String, String> data, @Nullable String displayId) {

        /** Returns the plain text; empty if there is none. */
        public String text() {
            return data.getOrDefault("text/plain", "");
        }
    }

    /** Returns whether the cell ended well. */
    public boolean ok() {
        return status.equals("ok");
    }

    /** Returns everything printed to System.out. */
    public String out() {
        return text("stdout");
    }

    /** Returns everything printed to System.err. */
    public String err() {
        return text("stderr");
    }

    /** Returns the plain text of the last expression's value; empty if there is none. */
    public String value() {
        return text("execute_result");
    }

    /** Returns everything shown that was neither printed nor a failure, in order. */
    public List<Output> displays() {
        return outputs.stream()
                .filter(output ->
                        output.kind().contains("display") || output.kind().equals("execute_result"))
                .toList();
    }

    /** Returns everything shown of the failure as one text. */
    public String trace() {
        return String.join("\n", traceback);
    }

    private String text(String kind) {
        return outputs.stream()
                .filter(output -> output.kind().equals(kind))
                .map(Output::text)
                .collect(Collectors.joining());
    }
}
