package org.activationlab.study;

import java.nio.file.Path;
import org.activationlab.meta.MetaSettings;

/**
 * Where meta-networks of one kind of pairs are kept in a run folder.
 *
 * @param stage the stage that trains them
 * @param folder their files, a path in the run folder
 */
record MetaPlace(String stage, String folder) {

    /** Trained on the run's own pairs, as the original's were. */
    static final MetaPlace RUN = new MetaPlace("meta", "meta");

    /** Where the judges' rivals are kept. */
    static final String RIVALS = "rivals";

    private static final String RIVAL = "rival";

    /** Trained on the pairs that judges of a plan learn from, to be beaten by them. */
    static MetaPlace besideJudges(JudgePlan plan) {
        return new MetaPlace(RIVAL, RIVALS + "/" + plan.place());
    }

    /** The item of a training in its stage: where a stage has several places, the place is part of it. */
    String item(MetaSettings settings) {
        String name = MetaStage.nameOf(settings);
        int below = folder.indexOf('/');
        return below < 0 ? name : folder.substring(below + 1).replace('/', '-') + "-" + name;
    }

    /** Where trainings under way are kept. */
    String checkpoints() {
        return folder + "/checkpoints";
    }

    String checkpoint(String name) {
        return checkpoints() + "/" + name + ".safetensors";
    }

    String parametersFile(String name) {
        return folder + "/" + name + ".safetensors";
    }

    String resultFile(String name) {
        return folder + "/" + name + ".json";
    }

    String curveFile(String name) {
        return folder + "/" + name + "-epochs.csv";
    }

    String answersFile(String name) {
        return folder + "/" + name + "-test.csv";
    }

    /** Whether a file of the run folder is a result of this place. */
    boolean holdsResult(String file) {
        return file.endsWith(".json")
                && folder.equals(String.valueOf(Path.of(file).getParent()));
    }
}
