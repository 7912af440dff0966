package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ModelWeights;
import org.activationlab.pairs.WeightFileHeader;
import org.activationlab.pairs.WeightWriter;

/** Writes the weights of all kept models into one Arrow file: a single item. */
final class WeightsStage extends SingleItemStage {

    /** The file of all weights, in the run folder. */
    static final String FILE = RunFolder.FLOW + "/weights.arrow";

    private final RunDescription run;
    private final DigitData data;

    WeightsStage(RunFolder folder, RunDescription run, DigitData data, List<ModelFile> models) {
        super(folder, models, "weights");
        this.run = run;
        this.data = data;
    }

    @Override
    public String name() {
        return "weights";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String unit() {
        return "models";
    }

    @Override
    Object settings() {
        return Map.of();
    }

    /** The run is an input because its fingerprint stands in the file's header. */
    @Override
    Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("run", run.fingerprint());
        inputs.put("data", data.fingerprint());
        models.forEach(model -> inputs.put(model.file(), model.sha256()));
        return inputs;
    }

    @Override
    Path write(LongConsumer progress) throws IOException, StudyException {
        for (ModelFile model : models) {
            folder.verify(model.file(), model.sha256());
        }
        Path target = folder.file(FILE);
        WeightWriter.write(target, header(), writer -> {
            for (ModelFile model : models) {
                writer.append(new ModelWeights(
                        model.id(),
                        SafeTensors.read(folder.file(model.file()), LeNet.SHAPES)
                                .parameters()));
                progress.accept(1);
            }
        });
        return target;
    }

    private WeightFileHeader header() {
        return new WeightFileHeader(
                run.fingerprint(), run.data().name() + " train", data.fingerprint(), data.synthetic());
    }
}
