package org.activationlab.app.course;

import java.util.Locale;

/**
 * A cell of a lab as its author wrote it.
 *
 * @param kind what it is for
 * @param id its name, unique in the lab: lower-case words with hyphens
 * @param points what a check is worth, more than 0; 0 for all others
 * @param source Markdown for text, Java for all others, with the marks of solutions and hidden parts
 */
record LabCell(Kind kind, String id, double points, String source) {

    /** What a cell is for. */
    enum Kind {
        /** Markdown. */
        TEXT,
        /** Code that students run and may not change. */
        GIVEN,
        /** Code that students write. */
        SOLUTION,
        /** Code that compares, and ends with the points. */
        CHECK,
        /** Code of the student's own, which nobody grades. */
        OPTIONAL
    }

    /** Checks that points go with checks. */
    LabCell {
        if ((kind == Kind.CHECK) != (points > 0)) {
            throw new IllegalArgumentException(
                    kind.name().toLowerCase(Locale.ROOT) + " cell " + id + " cannot be worth " + points + " points");
        }
    }
}
