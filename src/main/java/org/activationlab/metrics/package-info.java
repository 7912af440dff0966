/**
 * Arithmetic on predictions: intervals and scores of plain numbers, without a native library.
 */
@NullMarked
package org.activationlab.metrics;

import org.jspecify.annotations.NullMarked;
