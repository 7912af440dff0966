/**
 * The networks being judged: LeNet-5, the hyper-parameter grid and the population trained over it.
 */
@NullMarked
package org.activationlab.lenet;

import org.jspecify.annotations.NullMarked;
