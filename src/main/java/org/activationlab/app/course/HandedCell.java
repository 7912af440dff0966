package org.activationlab.app.course;

/**
 * A code cell as it goes to grading.
 *
 * @param id the lab's name of the cell; empty for a cell that the student added
 * @param source Java: the student's in cells to fill in and in those added, the lab's in all others
 */
record HandedCell(String id, String source) {

    /** Whether it is one of the lab's. */
    boolean ofLab() {
        return !id.isEmpty();
    }
}
