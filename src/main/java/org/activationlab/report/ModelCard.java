package org.activationlab.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.meta.Task;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of judges before their answers are used: what they read, from what they learned, how good they are
 * beside what is simpler, and where nobody has looked. About all trainings with one input and one task together, which
 * differ by their seed.
 *
 * <p>M. Mitchell et al., "Model Cards for Model Reporting", 2019.
 *
 * @param input what the judges read
 * @param task the question
 * @param network in words, what a judge is
 * @param numbers how many numbers a judge reads, at least 1
 * @param parameters how many learned numbers it has
 * @param needs in words, what must be known of the judged network
 * @param passesPerNetwork forward passes of the judged network that this costs, once per network
 * @param source what it was trained on
 * @param split how the pairs were divided
 * @param trainings one per seed
 * @param parts scores: first the main test cell, then the other cells and the optimizers
 * @param limits sentences
 * @param origin versions and fingerprints
 */
public record ModelCard(
        JudgeInput input,
        Task task,
        String network,
        int numbers,
        long parameters,
        String needs,
        long passesPerNetwork,
        CardSource source,
        CardSplit split,
        List<Training> trainings,
        List<CardPart> parts,
        List<String> limits,
        CardOrigin origin) {

    /** Copies the lists and checks that all trainings are of this input and task. */
    public ModelCard {
        trainings = List.copyOf(trainings);
        parts = List.copyOf(parts);
        limits = List.copyOf(limits);
        if (trainings.isEmpty() || parts.isEmpty()) {
            throw new IllegalArgumentException("a model card needs a training and the scores of a part of the pairs");
        }
        for (Training training : trainings) {
            if (training.settings().input() != input || training.settings().task() != task) {
                throw new IllegalArgumentException("a card of " + input + " and " + task + " cannot tell of "
                        + training.settings().input() + " and "
                        + training.settings().task());
            }
        }
    }

    /**
     * One judge.
     *
     * @param settings how it was trained
     * @param keptEpoch the epoch with the lowest validation loss, from 1; 0 if none had a finite loss
     * @param epochs how many were tried
     * @param validationLoss of the kept epoch, in nats; null if none was kept
     * @param sha256 of the file of its parameters
     */
    public record Training(
            JudgeSettings settings,
            int keptEpoch,
            int epochs,
            @JsonSetter(nulls = Nulls.SET) @Nullable Double validationLoss,
            String sha256) {}

    /**
     * Names the judges.
     *
     * @return for example "noise ratio from summaries, reference images"
     */
    public String title() {
        return (task == Task.RATIO ? "noise ratio" : "right or wrong") + " from " + input.title();
    }

    /**
     * Lists the settings of all trainings.
     *
     * @return one per seed
     */
    public List<JudgeSettings> settings() {
        return trainings.stream().map(Training::settings).toList();
    }
}
