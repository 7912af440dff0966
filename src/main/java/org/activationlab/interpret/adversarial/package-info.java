/**
 * Images changed as little as possible until a network answers otherwise, how far away they are, and whether the noise
 * ratio tells that distance.
 */
@NullMarked
package org.activationlab.interpret.adversarial;

import org.jspecify.annotations.NullMarked;
