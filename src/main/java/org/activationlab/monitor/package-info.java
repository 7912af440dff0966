/**
 * Judging one prediction as it happens: a network answers an image, its activations are judged, and an alarm says when
 * the answer should not be trusted.
 */
@NullMarked
package org.activationlab.monitor;

import org.jspecify.annotations.NullMarked;
