package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.Split;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.pairs.PairFile;
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

    /**
     * Reads the joined pairs of a run and divides them as a plan says.
     *
     * @throws StudyException if the run has no finished evidence, or too little for the plan
     */
    static MetaEvidence of(Path root, MetaPlan plan) throws IOException, StudyException {
        String recorded = RunInventory.of(root).outputs().get(JoinStage.FILE);
        if (recorded == null) {
            throw new StudyException("meta-networks learn from " + JoinStage.FILE + ", which is not in " + root
                    + ": the run is not finished, or kept no model. Go on with 'activation-lab export --run " + root
                    + "'.");
        }
        RunFolder.verify(root, JoinStage.FILE, recorded);
        Path file = root.resolve(JoinStage.FILE);
        PairSelection selection = plan.selection(PairFile.count(file));
        try {
            MetaData data = MetaData.of(PairFile.read(file, selection));
            Split split = SplitPlan.of(plan.split(), plan.splitSeed())
                    .divide(data.pairs().labels(), plan.split().newModels() ? PopulationTraits.of(root) : List.of())
                    .split();
            return new MetaEvidence(recorded, selection, plan.split(), plan.splitSeed(), data, split);
        } catch (IllegalArgumentException e) {
            throw new StudyException(
                    "the pairs of " + root + " cannot train a meta-network: " + e.getMessage()
                            + ". A larger preset makes more pairs.",
                    e);
        }
    }

    /** The pairs as a trainer needs them. */
    DividedPairs divided() {
        return new DividedPairs(data, split, inputs());
    }

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
