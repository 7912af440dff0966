/**
 * LeNet-5 in the processor's vector registers: sixteen images side by side, one network at a time.
 *
 * <p>Tensor operations pass whole arrays through memory, and for a network as small as LeNet-5 that takes longer than
 * its arithmetic. Here sixteen images go through the network, and back, while all that they leave lies in a core's own
 * cache. The second convolution runs by Cook and Toom's method, with 2.5 times fewer multiplications.
 *
 * <p>The arithmetic is single precision, in an order that depends on no machine: the same numbers on every processor that
 * has 256-bit registers, as far as its Java rounds the exponentials and logarithms of the loss (double precision) alike. Java's module {@code jdk.incubator.vector} must be there at start
 * ({@code --add-modules jdk.incubator.vector}); {@link org.activationlab.lenet.lanes.LaneSupport} tells. Nothing here
 * is thread-safe: each thread has its own objects.
 */
@NullMarked
package org.activationlab.lenet.lanes;

import org.jspecify.annotations.NullMarked;
