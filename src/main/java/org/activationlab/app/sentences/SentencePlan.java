package org.activationlab.app.sentences;

import org.activationlab.data.sentences.SentenceData;
import org.activationlab.network.ComputeDevice;

/**
 * What is trained, on what, and where.
 *
 * @param choices the network, and how it is trained
 * @param data the validation sentences choose the epoch, the test sentences choose nothing
 * @param device where to compute
 */
public record SentencePlan(SentenceChoices choices, SentenceData data, ComputeDevice device) {}
