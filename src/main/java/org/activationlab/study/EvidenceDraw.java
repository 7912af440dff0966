package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.data.DigitData;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.PopulationSample;
import org.activationlab.pairs.SamplingDesign;

/** Evidence drawn from a trained population: predict, reference, reference-noise, sample, label, draws, export, join. */
final class EvidenceDraw {

    private final RunFolder folder;
    private final RunDescription run;
    private final DigitData data;
    private final EvidencePlan plan;
    private final EvidenceSet set;

    EvidenceDraw(RunFolder folder, RunDescription run, DigitData data, EvidencePlan plan) {
        this.folder = folder;
        this.run = run;
        this.data = data;
        this.plan = plan;
        set = EvidenceSet.of(run, plan);
    }

    /** Writes down the plan, or checks that it still is what the folder says, before anything is computed. */
    void claim() throws StudyException, IOException {
        if (plan.referenceImages() > data.train().size()) {
            throw new StudyException("the plan asks for " + plan.referenceImages() + " reference images, but there are "
                    + data.train().size() + " training images. Ask for fewer.");
        }
        requireSameShared();
        Path file = folder.file(set.plan());
        if (!Files.exists(file)) {
            Json.writeSummed(file, plan);
            return;
        }
        EvidencePlan before = Json.readSummed(file, EvidencePlan.class);
        List<String> differences = new ArrayList<>();
        Json.differences("", Json.tree(before), Json.tree(plan), differences);
        if (!differences.isEmpty()) {
            String references =
                    shared(before).equals(shared(plan)) ? "" : ", records/reference, records/reference-noise";
            throw new StudyException(folder.root() + " holds " + set.place() + " by another plan:\n- "
                    + String.join("\n- ", differences) + "\nUse the settings of before, or delete the folder "
                    + set.place() + " and the folders records/" + set.stages() + "*" + references
                    + " to draw it anew.");
        }
    }

    /** What every design's evidence is read beside exists once, so all plans must ask for the same. */
    private void requireSameShared() throws StudyException, IOException {
        for (SamplingDesign design : SamplingDesign.values()) {
            Path file = folder.file(EvidenceSet.plan(design));
            if (design == SamplingDesign.ORIGINAL || design == plan.design() || !Files.exists(file)) {
                continue;
            }
            EvidencePlan other = Json.readSummed(file, EvidencePlan.class);
            List<String> differences = new ArrayList<>();
            Json.differences("", Json.tree(shared(other)), Json.tree(shared(plan)), differences);
            if (!differences.isEmpty()) {
                throw new StudyException("the reference images and their noisy copies are shared by all designs, but "
                        + folder.nameOf(file) + " in " + folder.root() + " asks for others:\n- "
                        + String.join("\n- ", differences) + "\nUse its settings, or another run folder.");
            }
        }
    }

    private static Map<String, Object> shared(EvidencePlan plan) {
        return Map.of(
                "referenceImages",
                plan.referenceImages(),
                "referenceDraws",
                plan.referenceDraws(),
                "noise",
                Map.of("scale", plan.noise().scale(), "seed", plan.noise().seed()));
    }

    /** Does what is missing. */
    EvidenceSummary run(List<ModelFile> models, StageRunner runner) throws Exception {
        new BytesLeft(folder).requireForEvidence(models, set, plan, data.test().size());
        Map<String, String> answers = outputs(runner.run(new PredictStage(folder, run, data, models)));
        runner.run(new ReferenceStage(folder, run, data, models, plan.referenceImages()));
        runner.run(new ReferenceNoiseStage(folder, run, data, models, plan));
        Map<String, String> sample =
                outputs(runner.run(new SampleStage(folder, data, set, plan.sampler(), models, answers)));
        if (models.isEmpty()) {
            return EvidenceSummary.none(folder.file(set.joinedFile()));
        }
        String choice = sample.getOrDefault(set.sample(), "none");
        Map<String, String> labels = new HashMap<>();
        for (StageRecord record : runner.run(new FreshLabelStage(folder, run, data, models, set, choice, answers))) {
            labels.put(record.item(), record.outputs().values().iterator().next());
        }
        if (plan.extraDraws() > 0) {
            runner.run(new DrawStage(folder, run, data, models, set, plan.extraDraws(), choice));
        }
        Map<String, String> pairs = outputs(runner.run(new ExportStage(folder, run, data, models, set, labels)));
        runner.run(new JoinStage(folder, set, models, pairs));
        return summary(models);
    }

    private static Map<String, String> outputs(List<StageRecord> records) {
        Map<String, String> outputs = new TreeMap<>();
        records.forEach(record -> outputs.putAll(record.outputs()));
        return outputs;
    }

    private EvidenceSummary summary(List<ModelFile> models) throws IOException, StudyException {
        List<LabelTable> labels = new ArrayList<>();
        for (ModelFile model : models) {
            labels.add(LabelFile.read(folder.file(set.labels(model))));
        }
        PopulationSample sample = Json.read(folder.file(set.sample()), PopulationSample.class);
        return EvidenceSummary.of(folder.file(set.joinedFile()), LabelTable.concat(labels), sample);
    }
}
