package org.activationlab.app.bench;

/**
 * What a benchmark's median ratio to an opponent must and should reach.
 *
 * @param against the opponent
 * @param floor the ratio that must be reached
 * @param goal the ratio that should be reached; equal to the floor where there is only one number
 */
record Target(Side against, double floor, double goal) {}
