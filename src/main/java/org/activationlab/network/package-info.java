/**
 * What a network is and how it learns: named parameters, their files, gradients, Adam, named random streams and the
 * compute device.
 */
@NullMarked
package org.activationlab.network;

import org.jspecify.annotations.NullMarked;
