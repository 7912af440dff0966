package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.Task;

/** Where a judge's scores hold and where nobody has looked, in words computed from what its card tells. */
public final class CardLimits {

    /** With fewer families among the test pairs an interval says little. */
    private static final int FEW_FAMILIES = 20;

    private CardLimits() {}

    /**
     * Lists the limits.
     *
     * @param source what the judges were trained on
     * @param split how the pairs were divided
     * @param task the question
     * @param judge the name of the judges in the parts
     * @param trainings one per seed
     * @param parts first the main test cell
     * @return sentences, the most important first
     */
    public static List<String> of(
            CardSource source,
            CardSplit split,
            Task task,
            String judge,
            List<ModelCard.Training> trainings,
            List<CardPart> parts) {
        List<String> limits = new ArrayList<>();
        if (source.data().synthetic()) {
            limits.add("The digits were drawn by code: no number here is a result about handwriting.");
        }
        limits.add(
                "Tested on test images of one data set alone: " + source.data().description()
                        + ". Other images, shifted, damaged or chosen to deceive, were not tested.");
        limits.add("Tested on one architecture alone, " + source.population().architecture()
                + ", with the settings listed under training data. Other architectures and settings between or beyond"
                + " those were not tested.");
        limits.add("A noise ratio is one of normal noise of standard deviation "
                + Wording.setting(source.evidence().noise().scale())
                + ". Other scales and other kinds of noise were not tested. It is no accuracy under noise: it asks"
                + " whether the digit stays, not whether it is right.");
        limits.add(byOptimizer(source, split, task, judge, parts));
        CardPart main = parts.get(0);
        limits.add("The main test pairs are of " + Wording.count(main.models(), "network", "networks") + " in "
                + Wording.count(main.families(), "family", "families") + " and "
                + Wording.count(main.images(), "image", "images") + "."
                + (main.families() < FEW_FAMILIES
                        ? " With so few families the intervals themselves are uncertain."
                        : ""));
        for (ModelCard.Training training : trainings) {
            if (training.keptEpoch() == 0) {
                limits.add("The training with seed " + training.settings().seed()
                        + " collapsed: no epoch had a finite validation loss.");
            }
        }
        if (trainings.size() == 1) {
            limits.add("One training only: how much the scores vary with the seed is not known.");
        }
        return List.copyOf(limits);
    }

    private static String byOptimizer(
            CardSource source, CardSplit split, Task task, String judge, List<CardPart> parts) {
        PairMetric metric = JudgeTables.headline(task);
        List<String> scores = new ArrayList<>();
        for (String optimizer : source.population().keptByOptimizer().keySet()) {
            for (CardPart part : parts) {
                Optional<CardPart.Score> score = part.entry(judge).flatMap(entry -> entry.score(metric));
                if (part.name().endsWith(", " + optimizer) && score.isPresent()) {
                    scores.add(optimizer + " " + score.get().text());
                }
            }
        }
        String told = scores.isEmpty()
                ? "The main test pairs are not told apart by optimizer."
                : "On the main test pairs by optimizer, " + metric.title() + ": " + String.join("; ", scores) + ".";
        return told
                + (split.without().startsWith("optimizer=")
                        ? " The judge learned from no network of the region that tests, " + split.without() + "."
                        : " The split keeps no optimizer out of the training: how the judge does on networks of one"
                                + " that it never met was not tested here.");
    }
}
