package org.activationlab.pairs;

/**
 * One column of a label or pair file, as the file itself describes it.
 *
 * @param name the column's name
 * @param type Arrow's type in words, such as {@code int32} or {@code float32[120]}
 * @param unit what one value counts or measures
 * @param meaning what the column says
 * @param source where its values come from
 */
public record PairColumn(String name, String type, String unit, String meaning, String source) {}
