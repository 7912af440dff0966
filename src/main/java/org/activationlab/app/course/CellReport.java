package org.activationlab.app.course;

/**
 * What the process that runs a submission says of a cell.
 *
 * @param cell its place among the cells, from 0
 * @param state how far it came
 * @param text the value of its last expression, or what went wrong
 * @param out what it printed, cut short if it was much
 * @param errors whether it printed on the error stream
 * @param seconds how long it took
 */
record CellReport(int cell, State state, String text, String out, boolean errors, double seconds) {

    /** How far a cell came. */
    enum State {
        /** It began; nothing more was heard so far. */
        BEGUN,
        /** It ran to its end. */
        DONE,
        /** It was refused, threw or was stopped. */
        FAILED
    }
}
