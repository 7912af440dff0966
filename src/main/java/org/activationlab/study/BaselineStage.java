package org.activationlab.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.activationlab.meta.Baseline;
import org.activationlab.meta.BaselineResult;
import org.activationlab.meta.Task;

/**
 * Scores everything that a meta-network must beat, on its very split. Two items, since the further scores of the logits
 * came later: so a run whose first item was done before can go on as it is.
 */
final class BaselineStage implements Stage<String> {

    /** The scores of the first item, in the run folder. */
    static final String FILE = "meta/baselines.json";

    /** The scores of the second item, in the run folder; not there in runs made before there was one. */
    static final String LOGITS_FILE = "meta/logit-baselines.json";

    static final String NAME = "baselines";

    private static final String LOGITS = "logit-baselines";

    private static final List<Baseline> LOGIT_BASELINES =
            List.of(Baseline.SOFTMAX_MARGIN, Baseline.NEGATIVE_ENTROPY, Baseline.ENERGY, Baseline.DOCTOR);

    private final RunFolder folder;
    private final MetaEvidence evidence;

    BaselineStage(RunFolder folder, MetaEvidence evidence) {
        this.folder = folder;
        this.evidence = evidence;
    }

    /**
     * The scores and what they were made on.
     *
     * @param pairs all used pairs
     * @param models distinct judged networks among them
     * @param trainPairs pairs to learn from
     * @param validationPairs pairs to choose by
     * @param testPairs pairs to report on
     * @param results every baseline of the item for every task
     */
    record Scores(
            int pairs, int models, int trainPairs, int validationPairs, int testPairs, List<BaselineResult> results) {
        Scores {
            results = List.copyOf(results);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String unit() {
        return "baselines";
    }

    @Override
    public List<String> items() {
        return List.of(NAME, LOGITS);
    }

    @Override
    public String id(String item) {
        return item;
    }

    @Override
    public long size(String item) {
        return (long) baselines(item).size() * Task.values().length;
    }

    @Override
    public Object settings(String item) {
        return Map.of("baselines", baselines(item));
    }

    private static List<Baseline> baselines(String item) {
        return item.equals(LOGITS)
                ? LOGIT_BASELINES
                : Arrays.stream(Baseline.values())
                        .filter(baseline -> !LOGIT_BASELINES.contains(baseline))
                        .toList();
    }

    @Override
    public Map<String, String> inputs(String item) {
        return evidence.inputs();
    }

    @Override
    public Worker<String> open() {
        return (item, progress) -> {
            List<BaselineResult> results = new ArrayList<>();
            for (Task task : Task.values()) {
                for (Baseline baseline : baselines(item)) {
                    results.add(baseline.score(task, evidence.data(), evidence.split()));
                    progress.accept(1);
                }
            }
            Path target = folder.file(item.equals(LOGITS) ? LOGITS_FILE : FILE);
            Json.write(
                    target,
                    new Scores(
                            evidence.data().pairs().size(),
                            evidence.data().models(),
                            evidence.split().train().length,
                            evidence.split().validation().length,
                            evidence.split().test().length,
                            results));
            return List.of(target);
        };
    }
}
