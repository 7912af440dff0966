package org.activationlab.house.broken.lenet;

import org.activationlab.house.broken.data.TensorReader;

/** Breaks the rule on records; with TensorReader it makes a cycle. */
public record BrokenRecord(float[] values, TensorReader reader) {}
