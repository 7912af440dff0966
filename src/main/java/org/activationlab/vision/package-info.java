/**
 * Image classifiers beside LeNet-5: small ones that learn here, and ResNets and VGGs whose weights were learned
 * elsewhere and are read from a file.
 */
@NullMarked
package org.activationlab.vision;

import org.jspecify.annotations.NullMarked;
