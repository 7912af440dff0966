package org.activationlab.app.course;

import java.util.List;

/**
 * What a submission came to.
 *
 * @param student whose it is
 * @param lab the lab's name
 * @param cells every check, in the lab's order
 * @param notes what happened besides
 */
record GradedLab(String student, String lab, List<GradedCell> cells, List<String> notes) {

    /** Copies the lists. */
    GradedLab {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
    }

    /** The sum. */
    double points() {
        return cells.stream().mapToDouble(GradedCell::points).sum();
    }

    /** What could be reached. */
    double most() {
        return cells.stream().mapToDouble(GradedCell::most).sum();
    }
}
