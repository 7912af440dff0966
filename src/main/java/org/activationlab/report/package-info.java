/**
 * Tables and figures of a run; the only room that draws.
 */
@NullMarked
package org.activationlab.report;

import org.jspecify.annotations.NullMarked;
