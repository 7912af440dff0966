/**
 * How a training went: its plan, its epochs, and the file that grows with them. The same for classifiers of images and of
 * sentences.
 */
@NullMarked
package org.activationlab.network.training;

import org.jspecify.annotations.NullMarked;
