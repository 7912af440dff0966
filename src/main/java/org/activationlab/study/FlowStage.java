package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.Pair;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.TraceLayout;

/** Writes each model's pairs with their images and the outputs of all layers. */
final class FlowStage extends ModelStage {

    /** As many as the reader computes at once, so that layers have the same bits here as in the model's pairs. */
    private static final int PAIRS_AT_ONCE = ActivationReader.IMAGES_AT_ONCE;

    /** SHA-256 of each model's label file, by the model's name. */
    private final Map<String, String> labels;

    FlowStage(
            RunFolder folder, RunDescription run, DigitData data, List<ModelFile> models, Map<String, String> labels) {
        super(folder, run, data, models);
        this.labels = Map.copyOf(labels);
    }

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Object settings(ModelFile model) {
        return Map.of("layout", TraceLayout.LENET_WHOLE);
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

    /** Where a model's whole data flow is. */
    static String file(ModelFile model) {
        return RunFolder.FLOW + "/" + model.id() + ".arrow";
    }

    @Override
    public Worker<ModelFile> open() {
        ActivationReader reader = new ActivationReader(run.device(), data.test());
        return new Worker<>() {
            @Override
            public List<Path> run(ModelFile model, LongConsumer progress) throws IOException, StudyException {
                folder.verify(model.file(), model.sha256());
                folder.verify(LabelStage.file(model), labelsOf(model));
                Parameters network = SafeTensors.read(folder.file(model.file()), LeNet.SHAPES)
                        .parameters();
                LabelTable labelled = LabelFile.read(folder.file(LabelStage.file(model)));
                Path target = folder.file(file(model));
                PairFile.write(target, header(model), TraceLayout.LENET_WHOLE, portions(reader, network, labelled));
                progress.accept(1);
                return List.of(target);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    /** Computes a portion when it is asked for: all of a model's pairs together could be gigabytes. */
    private static Iterator<List<Pair>> portions(ActivationReader reader, Parameters network, LabelTable labelled) {
        return IntStream.iterate(0, from -> from < labelled.size(), from -> from + PAIRS_AT_ONCE)
                .mapToObj(from ->
                        portion(reader, network, labelled, from, Math.min(labelled.size(), from + PAIRS_AT_ONCE)))
                .iterator();
    }

    private static List<Pair> portion(
            ActivationReader reader, Parameters network, LabelTable labelled, int from, int to) {
        List<Integer> images =
                Arrays.stream(labelled.images(), from, to).boxed().toList();
        List<ActivationTrace> traces = reader.read(network, images, TraceLayout.LENET_WHOLE);
        List<Pair> pairs = new ArrayList<>();
        for (int row = from; row < to; row++) {
            pairs.add(new Pair(labelled.labelledPair(row), traces.get(row - from)));
        }
        return pairs;
    }
}
