/**
 * The networks that judge networks never met: they read what an activation says whatever order the hidden units stand in,
 * and what is known of the judged network without a label.
 */
@NullMarked
package org.activationlab.judge;

import org.jspecify.annotations.NullMarked;
