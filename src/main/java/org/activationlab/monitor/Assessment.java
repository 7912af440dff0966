package org.activationlab.monitor;

import java.util.OptionalDouble;

/**
 * How far one answer can be trusted.
 *
 * @param digit the network's answer, 0 to 9; the smaller of two whose logits are equal
 * @param expectedRatio the share of noisy copies of the image that would get the same answer, 0 to 1; empty where no
 *     judge was asked, or an activation is not finite
 * @param probabilityCorrect the probability that the answer is right, 0 to 1; empty where no judge was asked, or an
 *     activation is not finite
 * @param alarm whether the answer should not be trusted; true where an activation is not finite, for then the digit means
 *     nothing
 */
public record Assessment(int digit, OptionalDouble expectedRatio, OptionalDouble probabilityCorrect, boolean alarm) {}
