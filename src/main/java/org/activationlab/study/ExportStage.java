package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.activationlab.data.DigitData;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.Pair;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.TraceLayout;

/** Writes each model's pairs with their activations. */
final class ExportStage extends ModelStage {

    private final EvidenceSet set;
    /** SHA-256 of each model's label file, by the model's name. */
    private final Map<String, String> labels;

    ExportStage(
            RunFolder folder,
            RunDescription run,
            DigitData data,
            List<ModelFile> models,
            EvidenceSet set,
            Map<String, String> labels) {
        super(folder, run, data, models);
        this.set = set;
        this.labels = Map.copyOf(labels);
    }

    @Override
    public String name() {
        return set.stages() + "export";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Object settings(ModelFile model) {
        return Map.of("layout", TraceLayout.LENET_LAST_FOUR);
    }

    @Override
    public Map<String, String> inputs(ModelFile model) {
        Map<String, String> inputs = super.inputs(model);
        inputs.put("labels", labelsOf(model));
        return inputs;
    }

    private String labelsOf(ModelFile model) {
        String sha256 = labels.get(model.id());
        if (sha256 == null) {
            throw new IllegalStateException("model " + model.id() + " was not labelled");
        }
        return sha256;
    }

    @Override
    public Worker<ModelFile> open() {
        ActivationReader reader = new ActivationReader(run.device(), data.test());
        return new Worker<>() {
            @Override
            public List<Path> run(ModelFile model, LongConsumer progress) throws IOException, StudyException {
                Parameters network = parameters(model);
                folder.verify(set.labels(model), labelsOf(model));
                LabelTable labelled = LabelFile.read(folder.file(set.labels(model)));
                List<Integer> images = Arrays.stream(labelled.images()).boxed().toList();
                List<ActivationTrace> traces = reader.read(network, images);
                List<Pair> pairs = new ArrayList<>();
                for (int i = 0; i < labelled.size(); i++) {
                    pairs.add(new Pair(labelled.labelledPair(i), traces.get(i)));
                }
                Path target = folder.file(set.pairs(model));
                PairFile.write(target, header(model, set), TraceLayout.LENET_LAST_FOUR, pairs);
                progress.accept(1);
                return List.of(target);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
