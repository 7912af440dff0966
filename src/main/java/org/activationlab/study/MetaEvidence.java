package org.activationlab.study;

import java.util.Map;
import java.util.TreeMap;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.Split;
import org.activationlab.meta.SplitRule;
import org.activationlab.pairs.PairSelection;

/**
 * The pairs that meta-networks learn from, divided.
 *
 * @param source SHA-256 of the joined pair file
 * @param selection which of its pairs are used
 * @param rule how they are divided
 * @param splitSeed the seed of that division
 * @param data the used pairs
 * @param split their division
 */
record MetaEvidence(
        String source, PairSelection selection, SplitRule rule, long splitSeed, MetaData data, Split split) {

    /** What the outputs of every item over this evidence depend on, besides the item's own settings. */
    Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put(JoinStage.FILE, source);
        inputs.put("share", selection.share() + ", seed " + selection.seed());
        inputs.put("split", rule + ", seed " + splitSeed);
        inputs.put("rows", split.fingerprint());
        return inputs;
    }
}
