package org.activationlab.study;

import java.util.Locale;
import org.activationlab.files.Sha256;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.PairSelection;
import org.activationlab.pairs.SamplingDesign;

/**
 * One body of evidence in a run folder: where its files are, how its stages are called and what its headers say.
 *
 * @param stages what the names of its stages begin with
 * @param place the folder below the run folder, with a slash at its end, or empty
 * @param fingerprint what the files name as their plan
 * @param noise how labels are measured
 * @param joined which pairs go into the joined file
 */
record EvidenceSet(String stages, String place, String fingerprint, NoiseSettings noise, PairSelection joined) {

    /** The folder of all evidence but the plan's own. */
    static final String FOLDER = "evidence";

    private static final String PLAN = "plan.json";

    /** The evidence of the run's own plan. */
    static EvidenceSet ofPlan(RunDescription run) {
        return new EvidenceSet(
                "", "", run.fingerprint(), run.plan().noise(), run.plan().export());
    }

    /** Evidence drawn from the trained population later. */
    static EvidenceSet of(RunDescription run, EvidencePlan plan) {
        String fingerprint = Sha256.of(run.fingerprint() + "\n" + Json.text(plan));
        String stages = word(plan.design()) + "-";
        return new EvidenceSet(stages, place(plan.design()), fingerprint, plan.noise(), PairSelection.ALL);
    }

    private static String word(SamplingDesign design) {
        return design.name().toLowerCase(Locale.ROOT);
    }

    /** The folder of evidence drawn by a design; that of a run's own plan, which is the original's, is the run folder. */
    static String place(SamplingDesign design) {
        return design == SamplingDesign.ORIGINAL ? "" : FOLDER + "/" + word(design) + "/";
    }

    /** The plan of evidence drawn by a design. */
    static String plan(SamplingDesign design) {
        return place(design) + PLAN;
    }

    /** Where a model's labels are. */
    String labels(ModelFile model) {
        return place + "labels/" + model.id() + ".arrow";
    }

    /** Where a model's pairs are. */
    String pairs(ModelFile model) {
        return place + "pairs/" + model.id() + ".arrow";
    }

    /** Where a model's extra draws are. */
    String draws(String model) {
        return place + "draws/" + model + ".arrow";
    }

    /** Where the pairs of all models are. */
    String joinedFile() {
        return place + JoinStage.FILE;
    }

    /** Where the settings are; only evidence drawn later has a file of its own for them. */
    String plan() {
        return place + PLAN;
    }

    /** Where the choice of pairs is. */
    String sample() {
        return place + "sample.json";
    }
}
