/**
 * Which parts of an image a network's answer rests on: gradients, class activation maps, occlusion and Shapley values,
 * each as a signed map of the image; and what tells whether such a map can be believed.
 *
 * <p>Every method is an {@link org.activationlab.interpret.attribution.AttributionMethod} and works for any network of
 * named layers, any number of channels and any size of image. Positive values speak for the class, negative ones against
 * it.
 */
@NullMarked
package org.activationlab.interpret.attribution;

import org.jspecify.annotations.NullMarked;
