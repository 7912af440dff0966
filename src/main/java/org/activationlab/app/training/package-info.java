/**
 * Trainings of any kind of network that differ in nothing but their seeds: their folder, what is done for each of them, and
 * pictures that all kinds share.
 */
@NullMarked
package org.activationlab.app.training;

import org.jspecify.annotations.NullMarked;
