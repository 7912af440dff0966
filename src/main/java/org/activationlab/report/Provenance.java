package org.activationlab.report;

import java.time.LocalDate;

/**
 * Where the numbers of a page come from.
 *
 * @param preset the name of the plan that was run, such as "quick"
 * @param seed the study's seed
 * @param device what computed, such as "CPU, 2 threads"
 * @param dataSet what the images are, as {@link org.activationlab.data.DigitData#description()} says it
 * @param synthetic whether code drew the images, which the page then says first
 * @param date the day of the run
 */
public record Provenance(String preset, long seed, String device, String dataSet, boolean synthetic, LocalDate date) {}
