/**
 * Networks as chains of named layers: what a layer is, how a chain computes, what it shows of its inside, and the
 * gradient of any number in it with respect to any of its layers. LeNet-5 and every other network that is looked into
 * is one of these chains.
 *
 * <p>Layers are named as PyTorch names modules, so that weights and questions made there keep their names here.
 */
@NullMarked
package org.activationlab.network.layers;

import org.jspecify.annotations.NullMarked;
