package org.activationlab.app.kernel;

import java.util.HashMap;
import java.util.Map;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/** Remembers from which cell, and from where in it, each snippet came. */
final class SnippetOrigins {

    /**
     * A place in a cell.
     *
     * @param cell the cell
     * @param offset how many characters of it come before
     */
    record Origin(CellText cell, int offset) {

        /** Returns the cell's line for a line of the snippet; both count from 1. */
        int line(int snippetLine) {
            return cell.lineAt(offset) + snippetLine - 1;
        }
    }

    private final Map<String, Origin> origins = new HashMap<>();

    /** Notes where a snippet came from. */
    void add(Snippet snippet, CellText cell, int offset) {
        origins.put(snippet.id(), new Origin(cell, offset));
    }

    /** Returns where the snippet with this id came from, or null for one that no cell holds. */
    @Nullable
    Origin of(String snippetId) {
        return origins.get(snippetId);
    }
}
