package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.meta.Region;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.pairs.SamplingDesign;

/**
 * The judges of one design that a run folder's records say are trained.
 *
 * @param plan what was trained on one split, in the order of inputs, tasks and seeds
 * @param inputs what each training depended on
 */
record TrainedJudges(JudgePlan plan, Map<JudgeSettings, Map<String, String>> inputs) {

    private static final String SEED = ", seed ";
    private static final String WITHOUT = "without ";

    /** Keeps its own copy. */
    TrainedJudges {
        inputs = Map.copyOf(inputs);
    }

    /**
     * Finds them.
     *
     * @return by split, in the order of the records
     * @throws StudyException if a file is missing or was changed since
     */
    static List<TrainedJudges> of(Path root, RunInventory inventory, SamplingDesign design)
            throws IOException, StudyException {
        Map<String, Map<JudgeSettings, Map<String, String>>> bySplit = new LinkedHashMap<>();
        String start = JudgeStage.FOLDER + "/" + design.name().toLowerCase(Locale.ROOT) + "/";
        for (StageRecord record : inventory.records()) {
            for (Map.Entry<String, String> output : record.outputs().entrySet()) {
                if (record.stage().equals(JudgeStage.NAME) && output.getKey().startsWith(start)) {
                    RunFolder.verify(root, output.getKey(), output.getValue());
                    if (output.getKey().endsWith(".json")) {
                        JudgeStage.Training training =
                                Json.read(root.resolve(output.getKey()), JudgeStage.Training.class);
                        bySplit.computeIfAbsent(
                                        record.inputs().getOrDefault("split", "nothing"), key -> new LinkedHashMap<>())
                                .put(training.settings(), record.inputs());
                    }
                }
            }
        }
        List<TrainedJudges> all = new ArrayList<>();
        for (Map.Entry<String, Map<JudgeSettings, Map<String, String>>> entry : bySplit.entrySet()) {
            List<JudgeSettings> settings = entry.getValue().keySet().stream()
                    .sorted(Comparator.comparing(JudgeSettings::input)
                            .thenComparing(JudgeSettings::task)
                            .thenComparing(JudgeSettings::seed))
                    .toList();
            all.add(new TrainedJudges(new JudgePlan(design, split(entry.getKey()), settings), entry.getValue()));
        }
        return all;
    }

    /** Whether a training was made from what the folder holds now. */
    boolean belongs(JudgeSettings settings, JudgeEvidence evidence) {
        return evidence.inputs().equals(inputs.get(settings));
    }

    /** Reads "by model and image, seed 0" or "without optimizer=ADAM, seed 0", as a record has it. */
    static SplitPlan split(String words) throws StudyException {
        int sign = words.lastIndexOf(SEED);
        try {
            String title = words.substring(0, Math.max(0, sign));
            long seed = Long.parseLong(words.substring(Math.max(0, sign) + SEED.length()));
            if (title.startsWith(WITHOUT)) {
                return SplitPlan.leaveOut(Region.parse(title.substring(WITHOUT.length())), seed);
            }
            for (SplitRule rule : SplitRule.values()) {
                if (rule != SplitRule.BY_REGION && rule.title().equals(title)) {
                    return SplitPlan.of(rule, seed);
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new StudyException(unknown(words), e);
        }
        throw new StudyException(unknown(words));
    }

    private static String unknown(String words) {
        return "a judge's record says that its split was \"" + words + "\", expected for example \"by model and image"
                + ", seed 0\". Was the record edited? Restore it, or delete it and train again.";
    }
}
