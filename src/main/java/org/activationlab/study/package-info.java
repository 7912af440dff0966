/**
 * The whole experiment: its plan, its stages, its run folder, and how it resumes.
 */
@NullMarked
package org.activationlab.study;

import org.jspecify.annotations.NullMarked;
