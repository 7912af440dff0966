package org.activationlab.app.course;

/** Who a notebook of a lab is for, and so what it shows. */
enum Edition {
    /** With solutions, hidden parts and all marks: what nbgrader calls the source. */
    SOURCE,
    /** Without solutions and hidden parts. */
    STUDENT,
    /** Without solutions, with hidden parts. */
    GRADING,
    /** Everything, without marks. */
    SOLUTION;

    /** The cell's text in this edition. */
    String of(LabCell cell) {
        return switch (cell.kind()) {
            case SOLUTION ->
                switch (this) {
                    case SOURCE -> cell.source();
                    case SOLUTION -> Region.SOLUTION.shown(cell.source());
                    case STUDENT, GRADING -> Region.SOLUTION.taken(cell.source());
                };
            case CHECK ->
                switch (this) {
                    case SOURCE -> cell.source();
                    case STUDENT -> Region.HIDDEN.taken(cell.source());
                    case GRADING, SOLUTION -> Region.HIDDEN.shown(cell.source());
                };
            case TEXT, GIVEN, OPTIONAL -> cell.source();
        };
    }
}
