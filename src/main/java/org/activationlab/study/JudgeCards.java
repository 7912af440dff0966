package org.activationlab.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.activationlab.judge.Contest;
import org.activationlab.judge.Judge;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.meta.Task;
import org.activationlab.network.ParameterShape;
import org.activationlab.report.CardLimits;
import org.activationlab.report.CardPart;
import org.activationlab.report.CardSource;
import org.activationlab.report.CardSplit;
import org.activationlab.report.JudgeFacts;
import org.activationlab.report.ModelCard;

/** Writes down what is known of trained judges, from a run's records and one evaluation of all its judges. */
final class JudgeCards {

    private static final String NETWORK = "A network of two hidden layers with ReLU and dropout and a logistic output,"
            + " which learned from the predictions of other networks.";

    private final CardRecords records;
    private final JudgePlan plan;
    private final JudgeEvidence evidence;
    private final JudgeFacts facts;

    JudgeCards(CardRecords records, JudgePlan plan, JudgeEvidence evidence, JudgeFacts facts) {
        this.records = records;
        this.plan = plan;
        this.evidence = evidence;
        this.facts = facts;
    }

    /** A card for every input and task of the plan, in its order. */
    List<ModelCard> all() throws IOException, StudyException {
        List<ModelCard> cards = new ArrayList<>();
        for (JudgeInput input : JudgeInput.values()) {
            for (Task task : Task.values()) {
                List<JudgeSettings> judges = plan.trainings().stream()
                        .filter(one -> one.input() == input && one.task() == task)
                        .toList();
                if (!judges.isEmpty()) {
                    cards.add(card(input, task, judges));
                }
            }
        }
        return cards;
    }

    private ModelCard card(JudgeInput input, Task task, List<JudgeSettings> judges) throws IOException, StudyException {
        CardSource source = records.source();
        CardSplit split = split();
        List<ModelCard.Training> trainings = trainings(judges);
        List<CardPart> parts = parts(input, task);
        List<ParameterShape> shapes =
                Judge.shapes(input.features().size(), judges.get(0).width());
        return new ModelCard(
                input,
                task,
                NETWORK,
                input.features().size(),
                shapes.stream()
                        .filter(shape -> !shape.name().startsWith("input."))
                        .mapToLong(ParameterShape::size)
                        .sum(),
                needs(input, source),
                input.needsReference() ? source.referencePasses(input.needsNoise()) : 0,
                source,
                split,
                trainings,
                parts,
                CardLimits.of(source, split, task, input.title(), trainings, parts),
                records.origin(judges));
    }

    private static String needs(JudgeInput input, CardSource source) {
        int images = source.evidence().referenceImages();
        return switch (input) {
            case LOGITS, ACTIVATIONS, SUMMARY -> "nothing.";
            case HYPER_PARAMETERS -> "how it was trained.";
            case WEIGHTS -> "its parameters.";
            case REFERENCE -> "its activations on " + images + " unlabelled reference images.";
            case NOISE ->
                "its activations on " + images + " unlabelled reference images and its answers to "
                        + source.evidence().referenceDraws() + " noisy copies of each.";
        };
    }

    private CardSplit split() {
        return new CardSplit(
                plan.split().rule(),
                plan.split().region().map(Object::toString).orElse(""),
                plan.split().seed(),
                evidence.cells().split().fingerprint(),
                evidence.cells().split().train().length,
                evidence.cells().split().validation().length,
                evidence.cells().split().test().length,
                evidence.cells().unused());
    }

    private List<ModelCard.Training> trainings(List<JudgeSettings> judges) throws IOException, StudyException {
        Map<String, String> outputs = records.outputs();
        List<ModelCard.Training> all = new ArrayList<>();
        for (JudgeStage.Training training : records.trainings(judges)) {
            int kept = training.bestEpoch();
            all.add(new ModelCard.Training(
                    training.settings(),
                    kept,
                    training.validationLosses().size(),
                    kept == 0 ? null : training.validationLosses().get(kept - 1),
                    outputs.getOrDefault(JudgeStage.parametersFile(plan, training.settings()), "")));
        }
        return all;
    }

    private List<CardPart> parts(JudgeInput input, Task task) {
        List<CardPart> parts = new ArrayList<>();
        for (Contest contest : facts.main()) {
            if (contest.task() == task) {
                parts.add(CardPart.of(contest, entry -> shown(entry, input)));
            }
        }
        for (Contest contest :
                Stream.concat(facts.cells().stream(), facts.groups().stream()).toList()) {
            boolean told = parts.stream().anyMatch(part -> part.name().equals(contest.part()));
            if (contest.task() == task && !told) {
                parts.add(CardPart.of(contest, entry -> shown(entry, input)));
            }
        }
        return parts;
    }

    /** The judges themselves and what they must beat; other judges have cards of their own. */
    private static boolean shown(Contest.Entry entry, JudgeInput input) {
        return switch (entry.kind()) {
            case JUDGE -> entry.name().equals(input.title());
            case LOOK_UP, NOISE_MODEL, MONTE_CARLO, ORIGINAL -> true;
            case LOGITS, REFERENCE -> entry.name().equals(JudgeContest.MARGIN);
        };
    }
}
