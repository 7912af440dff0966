package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.activationlab.data.DigitData;
import org.activationlab.files.Sha256;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.lenet.PopulationTrainer;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.lenet.TrainingGroup;
import org.activationlab.network.SafeTensors;

/** Trains the population, one group of models per item. */
final class TrainStage implements Stage<TrainingGroup> {

    static final String NAME = "train";

    private final RunFolder folder;
    private final RunDescription run;
    private final DigitData data;

    TrainStage(RunFolder folder, RunDescription run, DigitData data) {
        this.folder = folder;
        this.run = run;
        this.data = data;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public String unit() {
        return "images";
    }

    @Override
    public List<TrainingGroup> items() {
        return run.plan().groups();
    }

    @Override
    public String id(TrainingGroup group) {
        return group.id();
    }

    @Override
    public long size(TrainingGroup group) {
        return (long) group.trainings().size() * group.epochs() * data.train().size();
    }

    @Override
    public int itemsPerErrand() {
        return 1;
    }

    @Override
    public boolean needsOneArithmetic() {
        return true;
    }

    @Override
    public Object settings(TrainingGroup group) {
        return group;
    }

    @Override
    public Map<String, String> inputs(TrainingGroup group) {
        return Map.of("data", data.fingerprint());
    }

    /** Where the losses and accuracies of a group's epochs are. */
    Path epochs(String group) {
        return folder.file("training/" + group + ".csv");
    }

    @Override
    public Worker<TrainingGroup> open() {
        PopulationTrainer trainer = new PopulationTrainer(run.device(), data.train(), data.test());
        return new Worker<>() {
            @Override
            public List<Path> run(TrainingGroup group, LongConsumer progress) throws IOException, InterruptedException {
                return write(group, trainer.train(group, progress));
            }

            @Override
            public void close() {
                trainer.close();
            }
        };
    }

    private List<Path> write(TrainingGroup group, PopulationTrainer.GroupOutcome outcome) throws IOException {
        List<Path> outputs = new ArrayList<>();
        Map<HyperParameters, PopulationRow> saved = new HashMap<>();
        for (PopulationTrainer.Outcome model : outcome.models()) {
            HyperParameters settings = model.model().hyperParameters();
            String name = "models/" + settings.id() + ".safetensors";
            Path file = folder.file(name);
            SafeTensors.write(file, model.parameters(), metadata(settings));
            outputs.add(file);
            saved.put(settings, new PopulationRow(model.model(), name, Sha256.of(file)));
        }
        List<PopulationRow> rows = new ArrayList<>();
        for (TrainedModel epoch : outcome.epochs()) {
            rows.add(saved.getOrDefault(epoch.hyperParameters(), new PopulationRow(epoch, "", "")));
        }
        Path epochs = epochs(group.id());
        PopulationTable.write(epochs, rows);
        outputs.add(epochs);
        return outputs;
    }

    private Map<String, String> metadata(HyperParameters settings) {
        Map<String, String> all = new TreeMap<>();
        all.put("architecture", "LeNet-5, " + LeNet.PARAMETER_COUNT + " parameters");
        all.put("model", settings.id());
        all.put("optimizer", settings.optimizer().name());
        all.put("learning_rate", Double.toString(settings.learningRate()));
        all.put("weight_decay", Double.toString(settings.weightDecay()));
        all.put("epochs", Integer.toString(settings.epochs()));
        all.put("seed", Integer.toString(settings.seed()));
        all.put("initialization", settings.initialization().name());
        all.put("batch_size", Integer.toString(settings.batchSize()));
        all.put("data", run.data().name());
        all.put("data_sha256", data.fingerprint());
        return all;
    }
}
