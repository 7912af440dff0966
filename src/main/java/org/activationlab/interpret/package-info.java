/**
 * Looking inside a network: which part of an image speaks for an answer, what a unit has learned to see, how little
 * changes an answer, and how layers arrange what they see. This package holds what the others share; none needs more of a
 * network than {@link org.activationlab.network.layers.LayeredNetwork} shows.
 */
@NullMarked
package org.activationlab.interpret;

import org.jspecify.annotations.NullMarked;
