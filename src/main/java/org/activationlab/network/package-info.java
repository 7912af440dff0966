/**
 * What a network is: named parameters, their files, named random streams and the compute device.
 */
@NullMarked
package org.activationlab.network;

import org.jspecify.annotations.NullMarked;
