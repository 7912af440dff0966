package org.activationlab.interpret.projection;

import java.util.List;

/**
 * What is known of each point, for the embedding projector.
 *
 * @param name the heading
 * @param values one per point
 */
public record MetadataColumn(String name, List<String> values) {

    /** Checks that heading and values fit into a table of tabs and lines. */
    public MetadataColumn {
        values = List.copyOf(values);
        requireOneCell(name);
        values.forEach(MetadataColumn::requireOneCell);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column of metadata needs a name");
        }
    }

    private static void requireOneCell(String text) {
        if (text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("metadata must have neither tabs nor line ends, but \"" + text
                    + "\" has one. Replace them by spaces.");
        }
    }
}
