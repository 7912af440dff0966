/**
 * Many activations at once: points of many dimensions in a plane, what of their neighbourhoods survives there, and how
 * well a layer separates labels.
 *
 * <p>Plain Java. Work on rows runs in parallel; results do not depend on the number of threads.
 */
@NullMarked
package org.activationlab.interpret.projection;

import org.jspecify.annotations.NullMarked;
