/**
 * What units stand for: their activations beside concepts that are computed from the digits themselves, and what is lost
 * when a unit is silenced.
 *
 * <p>Source: D. Bau, B. Zhou, A. Khosla, A. Oliva, A. Torralba, Network Dissection, 2017.
 */
@NullMarked
package org.activationlab.interpret.dissection;

import org.jspecify.annotations.NullMarked;
