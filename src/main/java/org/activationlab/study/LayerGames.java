package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.activationlab.judge.Donors;
import org.activationlab.judge.Feature;
import org.activationlab.judge.FeatureTable;
import org.activationlab.judge.Judge;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.judge.TokenCredit;
import org.activationlab.judge.TokenGame;
import org.activationlab.meta.MetaParameters;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.MetaTrainer;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.report.LayerFacts;

/** Lets the layers play for every trained judge and meta-network of a run. Reads the run folder alone. */
final class LayerGames {

    /** How many times donors are drawn. */
    static final int PERMUTATIONS = 3;

    /** Test pairs that a judge is asked about at most. */
    static final int MOST_PAIRS = 5_000;

    /** The same for a meta-network, whose answer costs twenty to a hundred times as much. */
    static final int MOST_META_PAIRS = 1_000;

    /** Decides donors and chosen pairs. */
    private static final long SEED = 0;

    private final Path root;
    private final SamplingDesign design;
    private final RunInventory inventory;
    private final Consumer<String> listener;
    private final List<LayerFacts.Training> trainings = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private LayerGames(Path root, SamplingDesign design, Consumer<String> listener) throws StudyException, IOException {
        this.root = root;
        this.design = design;
        this.listener = listener;
        inventory = RunInventory.of(root);
    }

    /**
     * Plays all games.
     *
     * @param design whose judges; meta-networks are those of the run's own pairs
     * @param listener told of every game that is over, by any thread
     * @throws StudyException if no trained network can be asked, or something cannot be read
     */
    static LayerFacts play(Path root, SamplingDesign design, Consumer<String> listener)
            throws StudyException, IOException {
        LayerGames games = new LayerGames(root, design, listener);
        games.judges();
        games.metaNetworks();
        if (games.trainings.isEmpty()) {
            throw new StudyException(
                    "no trained network of " + root + " can be asked which layer knows: there are neither"
                            + " judges of " + design.name().toLowerCase(Locale.ROOT) + " pairs nor meta-networks"
                            + (games.leftOut.isEmpty() ? "" : " (" + String.join("; ", games.leftOut) + ")")
                            + ". Train some with 'activation-lab judge' or 'activation-lab meta'.");
        }
        return new LayerFacts(
                PopulationInventory.provenance(games.inventory), design, PERMUTATIONS, games.trainings, games.leftOut);
    }

    private void judges() throws StudyException, IOException {
        List<TrainedJudges> trained = TrainedJudges.of(root, inventory, design);
        if (trained.isEmpty()) {
            return;
        }
        // Every split divides the same pairs.
        StudyEvidence evidence = StudyEvidence.read(root, design);
        for (TrainedJudges judges : trained) {
            judges(judges, evidence);
        }
    }

    private void judges(TrainedJudges judges, StudyEvidence read) throws StudyException, IOException {
        JudgePlan plan = judges.plan();
        JudgeEvidence evidence = JudgeEvidence.of(root, plan, read);
        int[] test = evidence.cells().split().test();
        String tested = "%s pairs, %s: %s"
                .formatted(
                        design.name().toLowerCase(Locale.ROOT),
                        plan.split().title(),
                        evidence.cells().main().title());
        Optional<Donors> donors = donors(evidence.data().pairs().labels(), test, MOST_PAIRS, tested);
        if (donors.isEmpty()) {
            return;
        }
        Map<JudgeInput, List<JudgeSettings>> byInput = plan.trainings().stream()
                .filter(settings -> readsLayers(settings.input()))
                .collect(Collectors.groupingBy(JudgeSettings::input, TreeMap::new, Collectors.toList()));
        for (Map.Entry<JudgeInput, List<JudgeSettings>> entry : byInput.entrySet()) {
            FeatureTable table = evidence.table(entry.getKey(), test);
            for (JudgeSettings settings : entry.getValue()) {
                String name = "judge " + JudgeStage.nameOf(settings) + " ("
                        + plan.split().title() + ")";
                if (!judges.belongs(settings, evidence)) {
                    leftOut.add(name + " was trained on other evidence than there is now");
                    continue;
                }
                Judge judge = JudgeStage.read(root, plan, settings);
                keep(play(name, () -> {
                    TokenCredit credit = TokenGame.play(
                            (own, rows, from) -> table.answers(judge, own, rows, from),
                            TokenGame.TRACE,
                            settings.task(),
                            evidence.data(),
                            donors.get());
                    return LayerFacts.Training.of(settings, tested, credit);
                }));
            }
        }
    }

    /** Where one layer is all that is read, nothing is to be divided. */
    private static boolean readsLayers(JudgeInput input) {
        return input.features().stream()
                        .map(Feature::source)
                        .filter(TokenGame.TRACE::contains)
                        .distinct()
                        .count()
                > 1;
    }

    private void metaNetworks() throws StudyException, IOException {
        List<StageRecord> records = inventory.records().stream()
                .filter(record -> record.stage().equals(MetaPlace.RUN.stage()))
                .toList();
        if (records.isEmpty()) {
            return;
        }
        MetaEvidence evidence = MetaEvidence.of(
                root, MetaPlan.preset(inventory.description().plan().preset()));
        int[] test = evidence.split().test();
        String tested = "the run's own pairs, " + evidence.rule().title();
        Optional<Donors> donors = donors(evidence.data().pairs().labels(), test, MOST_META_PAIRS, tested);
        if (donors.isEmpty()) {
            return;
        }
        try (MetaTrainer trainer = new MetaTrainer(ComputeDevice.best(), evidence.data())) {
            List<MetaSettings> settings = new ArrayList<>();
            List<Parameters> parameters = new ArrayList<>();
            for (MetaRunResult result : results(records, evidence)) {
                settings.add(result.settings());
                parameters.add(SafeTensors.read(
                                root.resolve(MetaPlace.RUN.parametersFile(MetaStage.nameOf(result.settings()))),
                                MetaParameters.all(
                                        result.settings().architecture(),
                                        result.settings().task()))
                        .parameters());
            }
            // Each computes on one core.
            IntStream.range(0, settings.size())
                    .parallel()
                    .mapToObj(i -> play("meta-network " + MetaStage.nameOf(settings.get(i)), () -> {
                        TokenCredit credit = TokenGame.play(
                                (own, rows, from) ->
                                        trainer.judge(settings.get(i), parameters.get(i), titles(own), rows, from),
                                TokenGame.TRACE,
                                settings.get(i).task(),
                                evidence.data(),
                                donors.get());
                        return LayerFacts.Training.of(settings.get(i), tested, credit);
                    }))
                    .toList()
                    .forEach(this::keep);
        }
    }

    /** The trainings that can be asked, by architecture and seed. */
    private List<MetaRunResult> results(List<StageRecord> records, MetaEvidence evidence)
            throws StudyException, IOException {
        List<MetaRunResult> results = new ArrayList<>();
        for (StageRecord record : records) {
            String name = "meta-network " + record.item();
            for (Map.Entry<String, String> output : record.outputs().entrySet()) {
                RunFolder.verify(root, output.getKey(), output.getValue());
            }
            MetaRunResult result = MetaInventory.result(root, record.item());
            if (!record.inputs().equals(evidence.inputs())) {
                leftOut.add(name + " was trained on other pairs, or with another split, than the run's preset has");
            } else if (!MetaStage.isPlain(result.settings())) {
                leftOut.add(name + " was trained with changed settings");
            } else if (result.collapse().isPresent()) {
                leftOut.add(name + " failed in training: " + result.collapse().get());
            } else {
                results.add(result);
            }
        }
        results.sort(
                Comparator.comparing((MetaRunResult result) -> result.settings().preset())
                        .thenComparing(result -> result.settings().architecture())
                        .thenComparing(result -> result.settings().seed()));
        return results;
    }

    private static Set<String> titles(Set<Feature.Source> own) {
        return own.stream().map(Feature.Source::title).collect(Collectors.toSet());
    }

    private Optional<Donors> donors(LabelTable pairs, int[] test, int mostPairs, String tested) {
        try {
            return Optional.of(Donors.of(pairs, test, Donors.Rule.SAME_NETWORK, PERMUTATIONS, mostPairs, SEED));
        } catch (IllegalArgumentException e) {
            leftOut.add(tested + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What one trained network is asked. */
    @FunctionalInterface
    private interface Game {
        LayerFacts.Training play();
    }

    /** A game, or why there is none. */
    private record Played(Optional<LayerFacts.Training> training, String whyNot) {}

    private Played play(String name, Game game) {
        long begin = System.nanoTime();
        try {
            LayerFacts.Training training = game.play();
            listener.accept("%s: %.0f s".formatted(name, (System.nanoTime() - begin) / 1e9));
            return new Played(Optional.of(training), "");
        } catch (IllegalArgumentException e) {
            return new Played(Optional.empty(), name + ": " + e.getMessage());
        }
    }

    private void keep(Played played) {
        played.training().ifPresentOrElse(trainings::add, () -> leftOut.add(played.whyNot()));
    }
}
