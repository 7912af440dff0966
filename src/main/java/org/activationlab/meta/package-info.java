/**
 * The networks that judge: meta-networks read another network's activations and say how far its answer can be trusted;
 * beside them the look-ups and untrained scores that they must beat.
 */
@NullMarked
package org.activationlab.meta;

import org.jspecify.annotations.NullMarked;
