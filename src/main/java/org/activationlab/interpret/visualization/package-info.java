/**
 * Pictures of what a unit of a network looks for: images made for it, and the images of a data set that activate it most.
 */
@NullMarked
package org.activationlab.interpret.visualization;

import org.jspecify.annotations.NullMarked;
