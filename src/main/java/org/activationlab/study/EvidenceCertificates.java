package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.activationlab.meta.Certificates;
import org.activationlab.meta.JudgeTrial;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.ScoredPairs;
import org.activationlab.meta.SplitCells;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.UntrainedScores;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.ReferenceFile;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.report.CertificateFacts;
import org.activationlab.report.CostPoint;

/** Reads one design's evidence, one model at a time, and certifies it. */
final class EvidenceCertificates {

    /** The votes that judges are compared with. */
    private static final List<Integer> VOTES = List.of(5, 10, 20, 50, 100);

    private final Path root;
    private final RunInventory inventory;
    private final Map<String, String> outputs;
    private final EvidenceSet set;
    private final EvidencePlan plan;

    /**
     * Finds the evidence.
     *
     * @throws StudyException if the design was not drawn, or not to its end
     */
    EvidenceCertificates(Path root, SamplingDesign design) throws StudyException, IOException {
        this.root = root;
        inventory = RunInventory.of(root);
        outputs = inventory.outputs();
        String name = design.name().toLowerCase(Locale.ROOT);
        Path file = root.resolve(EvidenceSet.FOLDER).resolve(name).resolve("plan.json");
        if (design == SamplingDesign.ORIGINAL || !Files.isRegularFile(file)) {
            throw new StudyException("certificates need pairs with noise of their own, but " + root + " has no " + name
                    + " evidence. Draw it with 'activation-lab evidence --run " + root + " --design "
                    + (design == SamplingDesign.ORIGINAL ? "natural" : name) + "'.");
        }
        plan = Json.readSummed(file, EvidencePlan.class);
        set = EvidenceSet.of(inventory.description(), plan);
        if (!outputs.containsKey(set.joinedFile())) {
            throw new StudyException(set.joinedFile() + " is not in " + root + ": the evidence is not finished, or no"
                    + " model was kept. Go on with 'activation-lab evidence --run " + root + " --design " + name
                    + "'.");
        }
    }

    CertificateFacts facts() throws StudyException, IOException {
        List<ModelFile> models = models();
        List<LabelTable> tables = new ArrayList<>();
        Map<String, List<double[]>> parts = new LinkedHashMap<>();
        for (ModelFile model : models) {
            Path labels = verified(set.labels(model));
            if (!LabelFile.readHeader(labels).planFingerprint().equals(set.fingerprint())) {
                throw new StudyException(labels + " was made by another plan than " + set.plan()
                        + " says. Restore that file, or draw the evidence anew.");
            }
            tables.add(LabelFile.read(labels));
            PairTable pairs = PairFile.read(verified(set.pairs(model)));
            if (pairs.size() > 0) {
                UntrainedScores.of(pairs, ReferenceFile.read(verified(ReferenceStage.file(model.id()))))
                        .forEach((name, values) -> parts.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(values));
            }
        }
        LabelTable labels = LabelTable.concat(tables);
        List<ModelTraits> traits = PopulationTraits.of(root);
        Certificates certificates = Certificates.of(labels, set.noise(), Certificates.USUAL_ALPHA);
        List<JudgeTrial> judges = new ArrayList<>();
        List<CostPoint> costs = new ArrayList<>();
        Optional<String> leftOut = Optional.empty();
        long seed = MetaPlan.preset(inventory.description().plan().preset()).splitSeed();
        try {
            SplitCells split = SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, seed).divide(labels, traits);
            parts.forEach(
                    (name, values) -> judges.add(JudgeTrial.of(name, 1, concat(values), labels, split, traits, seed)));
            judges.forEach(judge -> costs.add(new CostPoint(judge.name(), 1, judge.score(PairMetric.R2), false)));
            ScoredPairs test = ScoredPairs.of(labels, split.split().test(), traits, seed);
            VOTES.stream()
                    .filter(votes -> votes < set.noise().draws())
                    .forEach(votes -> costs.add(
                            new CostPoint(JudgeContest.copies(votes), votes + 1, test.r2OfVote(votes), true)));
        } catch (IllegalArgumentException e) {
            judges.clear();
            costs.clear();
            leftOut = Optional.of(String.valueOf(e.getMessage()));
        }
        return new CertificateFacts(
                PopulationInventory.provenance(inventory), plan.design(), certificates, traits, judges, costs, leftOut);
    }

    /** The models whose labels are recorded, in the order of their names. */
    private List<ModelFile> models() {
        String start = set.place() + "labels/";
        return outputs.keySet().stream()
                .filter(name -> name.startsWith(start))
                .map(name -> name.substring(start.length()).replace(".arrow", ""))
                .map(id -> new ModelFile(id, "", ""))
                .toList();
    }

    private static double[] concat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** A file that a finished item wrote and that nobody changed since. */
    private Path verified(String name) throws StudyException, IOException {
        String recorded = outputs.get(name);
        if (recorded == null || !Files.exists(root.resolve(name))) {
            throw new StudyException(name + " is missing in " + root + ": the evidence is not finished. Go on with"
                    + " 'activation-lab evidence --run " + root + " --design "
                    + plan.design().name().toLowerCase(Locale.ROOT) + "'.");
        }
        RunFolder.verify(root, name, recorded);
        return root.resolve(name);
    }
}
