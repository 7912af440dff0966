package org.activationlab.app.kernel;

import java.util.List;

/** Says why a cell failed, in the words that the front end shows. */
final class CellFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final String name;

    @SuppressWarnings("serial") // an unmodifiable list of text
    private final List<String> lines;

    /**
     * Makes a failure.
     *
     * @param name what kind, for example {@code java.lang.IllegalStateException}
     * @param message what happened
     * @param lines everything to show, line by line
     */
    CellFailure(String name, String message, List<String> lines) {
        super(message, null, false, false);
        this.name = name;
        this.lines = List.copyOf(lines);
    }

    /** Returns what kind of failure it is. */
    String name() {
        return name;
    }

    /** Returns what happened. */
    String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** Returns everything to show, line by line. */
    List<String> lines() {
        return lines;
    }
}
