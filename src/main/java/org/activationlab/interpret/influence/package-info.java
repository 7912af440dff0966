/**
 * Which training images an answer goes back to: the most helpful and the most harmful ones of one image, and whether
 * training without them bears it out.
 *
 * <p>Source: G. Pruthi, F. Liu, S. Kale, M. Sundararajan, Estimating Training Data Influence by Tracing Gradient Descent,
 * 2020.
 */
@NullMarked
package org.activationlab.interpret.influence;

import org.jspecify.annotations.NullMarked;
