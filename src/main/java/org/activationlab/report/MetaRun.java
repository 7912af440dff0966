package org.activationlab.report;

import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.TestAnswers;

/**
 * One trained meta-network as a report shows it.
 *
 * @param result settings, scores and learning curve
 * @param answers what it said of each test pair
 */
public record MetaRun(MetaRunResult result, TestAnswers answers) {}
