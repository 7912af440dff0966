package org.activationlab.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.activationlab.judge.Estimate;
import org.activationlab.judge.Feature;
import org.activationlab.judge.TokenCredit;

/** What the layers are worth as comma-separated lines: one per training and layer. */
public final class LayerCsv {

    private LayerCsv() {}

    /**
     * Writes all figures down.
     *
     * @param facts what is known
     * @return lines, the first with the names of the columns; texts with a comma in quotation marks
     */
    public static String of(LayerFacts facts) {
        StringBuilder text =
                new StringBuilder("kind,network,tested,task,score,seed,pairs,networks,permutations,all,none,"
                        + "none_error,layer,shapley,shapley_error,drop,drop_error,alone,alone_error\n");
        for (LayerFacts.Training training : facts.trainings()) {
            training.credit().players().forEach(player -> text.append(line(facts, training, player)));
        }
        return text.toString();
    }

    private static String line(LayerFacts facts, LayerFacts.Training training, Feature.Source player) {
        TokenCredit credit = training.credit();
        Estimate none = credit.none();
        Estimate shapley = credit.shapley(player);
        Estimate drop = credit.drop(player);
        Estimate alone = credit.alone(player);
        return List.<Object>of(
                                training.judge() ? "judge" : "meta-network",
                                quoted(training.network()),
                                quoted(training.tested()),
                                credit.task().name().toLowerCase(Locale.ROOT),
                                LayerTables.metric(credit.task()).title(),
                                training.seed(),
                                credit.pairs(),
                                credit.networks(),
                                facts.permutations(),
                                credit.whole(),
                                none.value(),
                                none.error(),
                                player.title(),
                                shapley.value(),
                                shapley.error(),
                                drop.value(),
                                drop.error(),
                                alone.value(),
                                alone.error())
                        .stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static String quoted(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }
}
