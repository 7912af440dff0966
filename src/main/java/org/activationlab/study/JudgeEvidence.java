package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.judge.FeatureTable;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.NetworkProfile;
import org.activationlab.meta.ConformalTrial;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.SplitCells;
import org.activationlab.meta.TestCell;
import org.activationlab.monitor.ReferenceAnswers;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.DrawTable;
import org.activationlab.pairs.ReferenceNoise;
import org.activationlab.pairs.ReferenceTraces;

/** Evidence of one design, divided, with a profile of every network: what judges learn from and are scored on. */
final class JudgeEvidence {

    private final Path root;
    private final StudyEvidence evidence;
    private final MetaData data;
    private final SplitCells cells;
    private final Map<String, NetworkProfile> profiles = new HashMap<>();
    private final Map<String, String> inputs = new TreeMap<>();
    private boolean withWeights;

    private JudgeEvidence(Path root, StudyEvidence evidence, MetaData data, SplitCells cells) {
        this.root = root;
        this.evidence = evidence;
        this.data = data;
        this.cells = cells;
    }

    /**
     * Reads the evidence of a plan and divides it.
     *
     * @throws StudyException if something is missing, or there is too little for the split
     */
    static JudgeEvidence of(Path root, JudgePlan plan) throws IOException, StudyException {
        return of(root, plan, StudyEvidence.read(root, plan.design()));
    }

    /** Divides evidence that was read before, of the plan's design. */
    static JudgeEvidence of(Path root, JudgePlan plan, StudyEvidence evidence) throws StudyException {
        try {
            MetaData data = MetaData.of(evidence.pairs());
            SplitCells cells = plan.split().divide(evidence.pairs().labels(), evidence.traits());
            JudgeEvidence all = new JudgeEvidence(root, evidence, data, cells);
            all.inputs.putAll(evidence.inputs());
            all.inputs.put(
                    "split", plan.split().title() + ", seed " + plan.split().seed());
            all.inputs.put("rows", cells.split().fingerprint());
            all.profile();
            return all;
        } catch (IllegalArgumentException e) {
            throw new StudyException(
                    "the evidence of " + root + " cannot train a judge: " + e.getMessage()
                            + ". A larger preset makes more of it.",
                    e);
        }
    }

    private void profile() {
        Map<String, ModelTraits> traits = new HashMap<>();
        evidence.traits().forEach(model -> traits.put(model.modelId(), model));
        evidence.reference().forEach((id, traces) -> {
            ModelTraits own = traits.get(id);
            ReferenceNoise noise = evidence.referenceNoise().get(id);
            if (own == null || noise == null) {
                throw new IllegalArgumentException("model " + id + " is not in the population, or was shown no noise");
            }
            profiles.put(id, new ReferenceAnswers(traces, noise).profile(own));
        });
    }

    /** Adds statistics of the parameters, once; most inputs do without. */
    private synchronized void readWeights() throws IOException, StudyException {
        if (withWeights) {
            return;
        }
        Map<String, String> sums = RunInventory.of(root).outputs();
        for (Map.Entry<String, NetworkProfile> entry : profiles.entrySet()) {
            String file = "models/" + entry.getKey() + ".safetensors";
            RunFolder.verify(root, file, sums.getOrDefault(file, "nothing"));
            entry.setValue(entry.getValue()
                    .withWeights(SafeTensors.read(root.resolve(file)).parameters()));
        }
        withWeights = true;
    }

    /** The numbers of all rows that train, choose or test. */
    FeatureTable table(JudgeInput input) throws IOException, StudyException {
        int[] rows = Arrays.copyOf(cells.split().train(), cells.split().train().length);
        rows = joined(rows, cells.split().validation());
        for (TestCell cell : cells.cells()) {
            rows = joined(rows, cells.rows(cell));
        }
        return table(input, rows);
    }

    /** The numbers of some rows. */
    FeatureTable table(JudgeInput input, int[] rows) throws IOException, StudyException {
        if (input.needsWeights()) {
            readWeights();
        }
        return FeatureTable.of(input, data, rows, this::profile);
    }

    /** What is known of a network of the evidence. */
    NetworkProfile profile(String modelId) {
        NetworkProfile profile = profiles.get(modelId);
        if (profile == null) {
            throw new IllegalArgumentException("there is no reference for model " + modelId);
        }
        return profile;
    }

    private static int[] joined(int[] first, int[] second) {
        int[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Activations of a network of the evidence on the reference images. */
    ReferenceTraces reference(String modelId) {
        ReferenceTraces traces = evidence.reference().get(modelId);
        if (traces == null) {
            throw new IllegalArgumentException("there is no reference for model " + modelId);
        }
        return traces;
    }

    /** Expected ratios of some rows beside the true ones and the families of their networks. */
    ConformalTrial.Answers answers(int[] rows, double[] expected) {
        Map<String, String> siblings = new HashMap<>();
        traits().forEach(model -> siblings.put(model.modelId(), model.siblings()));
        List<String> groups = Arrays.stream(rows)
                .mapToObj(row -> data.pairs().modelId(row))
                .map(model -> siblings.getOrDefault(model, model))
                .toList();
        return new ConformalTrial.Answers(expected, data.ratios(rows), groups);
    }

    /** How all models of the population were trained. */
    List<ModelTraits> traits() {
        return evidence.traits();
    }

    /** How many draws beside the label's every pair has; 0 for none. */
    int extraDraws() {
        return evidence.draws().values().stream()
                .mapToInt(DrawTable::draws)
                .min()
                .orElse(0);
    }

    /** The share of the first extra draws that keep a row's digit. */
    double monteCarlo(int row, int draws) {
        return evidence.monteCarlo(row, draws).value();
    }

    MetaData data() {
        return data;
    }

    SplitCells cells() {
        return cells;
    }

    /** The pairs as a trainer of meta-networks needs them. */
    DividedPairs divided() {
        return new DividedPairs(data, cells.split(), inputs);
    }

    /** What the outputs of every training over this evidence depend on, besides its own settings. */
    Map<String, String> inputs() {
        return inputs;
    }
}
