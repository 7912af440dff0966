package org.activationlab.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.activationlab.judge.Feature;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.judge.TokenCredit;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Task;
import org.activationlab.pairs.SamplingDesign;

/**
 * What is known of the layers that trained networks use.
 *
 * @param provenance where the pairs come from
 * @param design how the judges' pairs were drawn
 * @param permutations how many times donors were drawn
 * @param trainings the games, those of judges first
 * @param leftOut why some trained networks are missing, each a sentence without its full stop
 */
public record LayerFacts(
        Provenance provenance,
        SamplingDesign design,
        int permutations,
        List<Training> trainings,
        List<String> leftOut) {

    /** Copies the lists. */
    public LayerFacts {
        trainings = List.copyOf(trainings);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The game of one trained network.
     *
     * @param network what it is, in a few words; trainings of one name and place are averaged
     * @param judge whether it is a judge; else a meta-network of the original kind
     * @param tested which pairs it was asked about
     * @param seed of its training
     * @param credit what the parts are worth to it
     */
    public record Training(String network, boolean judge, String tested, long seed, TokenCredit credit) {

        /**
         * Names a judge by what it reads.
         *
         * @param settings how it was trained; other settings than the usual ones are named by their epochs and width
         * @param tested which pairs it was asked about
         * @param credit what the parts are worth to it
         * @return its game
         */
        public static Training of(JudgeSettings settings, String tested, TokenCredit credit) {
            boolean usual = settings.equals(JudgeSettings.of(settings.input(), settings.task(), settings.seed()));
            String changed = usual ? "" : ", width " + settings.width() + ", " + settings.epochs() + " epochs";
            return new Training(settings.input().title() + changed, true, tested, settings.seed(), credit);
        }

        /**
         * Names a meta-network by its encoder.
         *
         * @param settings how it was trained, one of the presets
         * @param tested which pairs it was asked about
         * @param credit what the parts are worth to it
         * @return its game
         */
        public static Training of(MetaSettings settings, String tested, TokenCredit credit) {
            String network = MetaNames.of(settings.architecture(), settings.preset());
            return new Training(network, false, tested, settings.seed(), credit);
        }
    }

    /** The trainings of one network that differ by their seed alone. */
    record Row(String network, boolean judge, String tested, int seeds, TokenCredit credit) {}

    /** The rows of one task, in the order of the trainings, those tested on the same pairs together. */
    List<Row> rows(Task task) {
        Map<String, Map<String, List<Training>>> byPlace = new LinkedHashMap<>();
        for (Training training : trainings) {
            if (training.credit().task() == task) {
                byPlace.computeIfAbsent(training.tested(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(training.network(), key -> new ArrayList<>())
                        .add(training);
            }
        }
        return byPlace.values().stream()
                .flatMap(networks -> networks.values().stream())
                .map(LayerFacts::row)
                .toList();
    }

    private static Row row(List<Training> seeds) {
        Training first = seeds.get(0);
        return new Row(
                first.network(),
                first.judge(),
                first.tested(),
                seeds.size(),
                TokenCredit.mean(seeds.stream().map(Training::credit).toList()));
    }

    /** The players of all games, in the order of a trace. */
    List<Feature.Source> players() {
        Set<Feature.Source> all = EnumSet.noneOf(Feature.Source.class);
        trainings.forEach(training -> all.addAll(training.credit().players()));
        return List.copyOf(all);
    }
}
