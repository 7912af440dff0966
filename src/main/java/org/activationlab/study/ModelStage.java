package org.activationlab.study;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ModelFileHeader;
import org.activationlab.pairs.PairFileHeader;

/** A stage whose items are the kept models. */
abstract class ModelStage implements Stage<ModelFile> {

    final RunFolder folder;
    final RunDescription run;
    final DigitData data;
    private final List<ModelFile> models;

    ModelStage(RunFolder folder, RunDescription run, DigitData data, List<ModelFile> models) {
        this.folder = folder;
        this.run = run;
        this.data = data;
        this.models = List.copyOf(models);
    }

    @Override
    public final String unit() {
        return "models";
    }

    @Override
    public final List<ModelFile> items() {
        return models;
    }

    @Override
    public final String id(ModelFile model) {
        return model.id();
    }

    @Override
    public final long size(ModelFile model) {
        return 1;
    }

    /** The run is an input because its fingerprint stands in every file's header. */
    @Override
    public Map<String, String> inputs(ModelFile model) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("run", run.fingerprint());
        inputs.put("data", data.fingerprint());
        inputs.put("model", model.sha256());
        return inputs;
    }

    /** The header of a model's label or pair file. */
    final PairFileHeader header(ModelFile model, EvidenceSet set) {
        return PairFileHeader.of(
                        model.id(), set.fingerprint(), run.data().name() + " test", data.fingerprint(), set.noise())
                .withSynthetic(run.data().synthetic());
    }

    /** The header of a model's own file of the run's plan. */
    final PairFileHeader header(ModelFile model) {
        return header(model, EvidenceSet.ofPlan(run));
    }

    /** The header of a model's file that holds no pairs. */
    final ModelFileHeader header(ModelFile model, String images) {
        return new ModelFileHeader(
                model.id(),
                run.fingerprint(),
                run.data().name() + " " + images,
                data.fingerprint(),
                run.data().synthetic());
    }

    /** Reads a model's parameters, which must be what they were. */
    final Parameters parameters(ModelFile model) throws IOException, StudyException {
        folder.verify(model.file(), model.sha256());
        return SafeTensors.read(folder.file(model.file()), LeNet.SHAPES).parameters();
    }
}
