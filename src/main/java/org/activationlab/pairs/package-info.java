/**
 * The evidence: sampled (model, image) pairs, their noise ratio, their activations, and the Arrow files of both.
 */
@NullMarked
package org.activationlab.pairs;

import org.jspecify.annotations.NullMarked;
