package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.activationlab.files.Sha256;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.report.CardOrigin;
import org.activationlab.report.CardSource;

/** What cards tell of a run's networks and evidence, read from its records. */
final class CardRecords {

    private static final Set<String> SHARED_STAGES = Set.of("predict", "reference", "reference-noise");
    private static final String TRAIN = "train";

    private final Path root;
    private final JudgePlan plan;
    private final JudgeEvidence evidence;
    private final RunInventory inventory;
    private final EvidencePlan drawn;
    private final EvidenceSet set;

    CardRecords(Path root, JudgePlan plan, JudgeEvidence evidence) throws StudyException, IOException {
        this.root = root;
        this.plan = plan;
        this.evidence = evidence;
        inventory = RunInventory.of(root);
        drawn = Json.readSummed(root.resolve(EvidenceSet.plan(plan.design())), EvidencePlan.class);
        set = EvidenceSet.of(inventory.description(), drawn);
    }

    RunDescription run() {
        return inventory.description();
    }

    EvidenceSet set() {
        return set;
    }

    Map<String, String> outputs() {
        return inventory.outputs();
    }

    /** Images, networks and how pairs were drawn. */
    CardSource source() throws IOException, StudyException {
        DataIdentity data = run().data();
        return new CardSource(
                new CardSource.Data(
                        data.name(),
                        data.description(),
                        data.synthetic(),
                        data.fingerprint(),
                        data.trainImages(),
                        data.testImages()),
                population(),
                drawn,
                evidence.data().pairs().size());
    }

    private CardSource.Population population() throws IOException, StudyException {
        List<PopulationRow> rows = PopulationRecords.of(root);
        List<HyperParameters> kept = rows.stream()
                .map(PopulationRow::model)
                .filter(model -> model.kept())
                .map(model -> model.hyperParameters())
                .toList();
        Map<String, Integer> optimizers = new TreeMap<>();
        Set<String> families = new HashSet<>();
        Set<String> firstWeights = new HashSet<>();
        for (HyperParameters model : kept) {
            optimizers.merge(model.optimizer().name(), 1, Integer::sum);
            families.add(PopulationTraits.of(model).siblings());
            firstWeights.add(model.seed() + " " + model.initialization());
        }
        Map<String, List<String>> settings = new TreeMap<>();
        settings.put("optimizer", List.copyOf(optimizers.keySet()));
        settings.put("learning rate", numbers(kept, HyperParameters::learningRate));
        settings.put("weight decay", numbers(kept, HyperParameters::weightDecay));
        settings.put("epochs", numbers(kept, HyperParameters::epochs));
        settings.put("seed", numbers(kept, HyperParameters::seed));
        settings.put("batch size", numbers(kept, HyperParameters::batchSize));
        settings.put(
                "initialization",
                kept.stream()
                        .map(model -> model.initialization().name())
                        .distinct()
                        .sorted()
                        .toList());
        return new CardSource.Population(
                run().plan().preset(),
                String.format(Locale.ROOT, "LeNet-5 with %,d parameters", LeNet.PARAMETER_COUNT),
                rows.size(),
                kept.size(),
                families.size(),
                firstWeights.size(),
                optimizers,
                settings);
    }

    private static <T extends Comparable<T>> List<String> numbers(
            List<HyperParameters> models, Function<HyperParameters, T> value) {
        return new TreeSet<>(models.stream().map(value).toList())
                .stream().map(String::valueOf).toList();
    }

    /** Versions, fingerprints and times of networks and evidence, and of some judges, if any. */
    CardOrigin origin(List<JudgeSettings> judges) {
        Set<String> items =
                judges.stream().map(settings -> JudgeStage.idOf(plan, settings)).collect(Collectors.toSet());
        Predicate<StageRecord> ofNetworks = record -> record.stage().equals(TRAIN);
        Predicate<StageRecord> ofEvidence = record ->
                SHARED_STAGES.contains(record.stage()) || record.stage().startsWith(set.stages());
        Predicate<StageRecord> ofJudges =
                record -> record.stage().equals(JudgeStage.NAME) && items.contains(record.item());
        Map<String, Double> seconds = new TreeMap<>();
        seconds.put("networks", seconds(ofNetworks));
        seconds.put("evidence", seconds(ofEvidence));
        if (!judges.isEmpty()) {
            seconds.put("judges", seconds(ofJudges));
        }
        return new CardOrigin(versions(ofNetworks.or(ofEvidence)), versions(ofJudges), fingerprints(judges), seconds);
    }

    private double seconds(Predicate<StageRecord> which) {
        return inventory.records().stream()
                .filter(which)
                .mapToDouble(StageRecord::seconds)
                .sum();
    }

    /** Where several versions did the work, all are named. */
    private Map<String, String> versions(Predicate<StageRecord> which) {
        Map<String, Set<String>> found = new TreeMap<>();
        inventory.records().stream()
                .filter(which)
                .forEach(record -> record.environment()
                        .forEach((name, version) -> found.computeIfAbsent(name, key -> new TreeSet<>())
                                .add(version)));
        Map<String, String> versions = new TreeMap<>();
        found.forEach((name, all) -> versions.put(name, String.join(" and ", all)));
        return versions;
    }

    private Map<String, String> fingerprints(List<JudgeSettings> judges) {
        Map<String, String> outputs = inventory.outputs();
        Map<String, String> sums = new TreeMap<>(evidence.inputs());
        // The split in words is told elsewhere; its rows belong to the judges, so a sheet is without them.
        sums.remove("split");
        String rows = sums.remove("rows");
        if (!judges.isEmpty() && rows != null) {
            sums.put("rows of the split", rows);
        }
        String traits = sums.remove("traits");
        if (traits != null) {
            sums.put("network settings", traits);
        }
        sums.put("run", run().fingerprint());
        sums.put("images", run().data().fingerprint());
        sums.put("evidence plan", set.fingerprint());
        Map<String, String> parameters = new TreeMap<>(outputs);
        parameters.keySet().removeIf(name -> !name.startsWith("models/"));
        sums.put("network parameters", Sha256.of(Json.text(parameters)));
        for (JudgeSettings settings : judges) {
            sums.put(
                    "judge, seed " + settings.seed(),
                    outputs.getOrDefault(JudgeStage.parametersFile(plan, settings), ""));
        }
        return sums;
    }

    /** How each judge was trained, from files that nobody changed since. */
    List<JudgeStage.Training> trainings(List<JudgeSettings> judges) throws IOException, StudyException {
        Map<String, String> outputs = inventory.outputs();
        List<JudgeStage.Training> all = new ArrayList<>();
        for (JudgeSettings settings : judges) {
            String file = JudgeStage.trainingFile(plan, settings);
            RunFolder.verify(root, file, outputs.getOrDefault(file, "nothing"));
            all.add(Json.read(root.resolve(file), JudgeStage.Training.class));
        }
        return all;
    }
}
