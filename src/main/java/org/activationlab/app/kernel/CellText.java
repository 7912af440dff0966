package org.activationlab.app.kernel;

import java.util.List;

/**
 * The source of one cell.
 *
 * @param number the number the front end shows in brackets; zero for start-up code
 * @param source the text, magics blanked out
 */
record CellText(int number, String source) {

    /** Returns the line, counted from 1, that holds the character at an offset. */
    int lineAt(int offset) {
        return 1
                + (int) source.substring(0, Math.max(0, Math.min(offset, source.length())))
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }

    /** Returns the column, counted from 0, of the character at an offset. */
    int columnAt(int offset) {
        int end = Math.max(0, Math.min(offset, source.length()));
        return end - (source.lastIndexOf('\n', end - 1) + 1);
    }

    /** Returns a line, counted from 1; nothing for a line that does not exist. */
    String line(int number) {
        List<String> lines = source.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** Returns how messages call this cell. */
    String name() {
        return number > 0 ? "cell " + number : "start-up code";
    }
}
