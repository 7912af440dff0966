package org.activationlab.app.course;

/**
 * What a check came to.
 *
 * @param id the check's name
 * @param points reached, 0 to {@code most}
 * @param most what it is worth
 * @param note why points are missing; empty if none are
 */
record GradedCell(String id, double points, double most, String note) {}
