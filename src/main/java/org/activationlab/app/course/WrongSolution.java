package org.activationlab.app.course;

/**
 * A plausible mistake, by which a lab proves that its hidden check sees more than the visible one.
 *
 * @param solution the cell that it stands in for
 * @param check the check whose hidden part must catch it
 * @param mistake what is wrong, in a sentence
 * @param source Java, in the place of the whole cell
 */
record WrongSolution(String solution, String check, String mistake, String source) {}
