package org.activationlab.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.Task;
import org.activationlab.pairs.SamplingDesign;

/**
 * Which judges are trained on evidence that was drawn from a population.
 *
 * @param design which evidence, NATURAL or BALANCED
 * @param split how its pairs are divided
 * @param trainings in the order in which they are begun; none twice
 */
public record JudgePlan(SamplingDesign design, SplitPlan split, List<JudgeSettings> trainings) {

    /** Checks and copies. */
    public JudgePlan {
        if (design == SamplingDesign.ORIGINAL) {
            throw new IllegalArgumentException("judges learn from NATURAL or BALANCED evidence, but got " + design
                    + ". Its pairs are those of the original's meta-networks.");
        }
        trainings = List.copyOf(trainings);
        if (trainings.isEmpty() || trainings.stream().distinct().count() != trainings.size()) {
            throw new IllegalArgumentException("a plan must list at least one training, and none twice");
        }
    }

    /**
     * Plans every input with every task and seed, with the usual settings.
     *
     * @param design which evidence
     * @param split how its pairs are divided
     * @param inputs begun in this order
     * @param tasks begun in this order within an input
     * @param seeds begun in this order within a task
     * @return the plan
     */
    public static JudgePlan of(
            SamplingDesign design, SplitPlan split, List<JudgeInput> inputs, List<Task> tasks, List<Long> seeds) {
        List<JudgeSettings> all = new ArrayList<>();
        for (JudgeInput input : inputs) {
            for (Task task : tasks) {
                seeds.forEach(seed -> all.add(JudgeSettings.of(input, task, seed)));
            }
        }
        return new JudgePlan(design, split, all);
    }

    /** Where judges of this design and split are kept, below the folder of judges; fit for a file name. */
    String place() {
        String divided = split.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        return design.name().toLowerCase(Locale.ROOT) + "/" + divided + "-seed" + split.seed();
    }
}
