/**
 * The course kit: labs for students from one source each, and a program that grades them.
 *
 * <p>A lab is written once, in Markdown with its solutions and hidden checks; from it come the notebook for students, one
 * for grading and one for the teacher.
 */
@NullMarked
package org.activationlab.app.course;

import org.jspecify.annotations.NullMarked;
