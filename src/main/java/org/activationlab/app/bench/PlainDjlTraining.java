package org.activationlab.app.bench;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.activationlab.data.LabelledImages;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Task;
import org.activationlab.pairs.TraceLayout;

/** Trains one network with DJL's trainer on an array data set in random order, as DJL's tutorials do. */
final class PlainDjlTraining implements Workload {

    private final NDManager manager;
    private final Model model = Model.newInstance("plain");
    private final Trainer trainer;
    private final ArrayDataset data;

    /** Takes the scope of inputs and targets over, to close it. */
    private PlainDjlTraining(
            NDManager manager,
            Block network,
            Loss loss,
            Optimizer optimizer,
            NDArray inputs,
            NDArray targets,
            int batchSize) {
        this.manager = manager;
        model.setBlock(network);
        trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer));
        trainer.initialize(new Shape(batchSize).addAll(inputs.getShape().slice(1)));
        data = new ArrayDataset.Builder()
                .setData(inputs)
                .optLabels(targets)
                .setSampling(batchSize, true)
                .build();
    }

    /** LeNet-5 on images, by stochastic gradient descent or Adam. */
    static PlainDjlTraining leNet(LabelledImages images, boolean adam, int batchSize) {
        NDManager manager = NDManager.newBaseManager();
        Tracker rate = Tracker.fixed(adam ? 0.005f : 0.01f);
        return new PlainDjlTraining(
                manager,
                PlainNetworks.leNet(),
                Loss.softmaxCrossEntropyLoss(),
                adam
                        ? Optimizer.adam().optLearningRateTracker(rate).build()
                        : Optimizer.sgd().setLearningRateTracker(rate).build(),
                PlainImages.pixels(manager, images),
                PlainImages.digits(manager, images),
                batchSize);
    }

    /** A meta-network for the ratio with the original's settings. */
    static PlainDjlTraining meta(Architecture architecture) {
        NDManager manager = NDManager.newBaseManager();
        MetaSettings settings = MetaSettings.original(architecture, Task.RATIO, 1);
        Tracker rate = Tracker.fixed((float) settings.learningRate());
        MetaData pairs = MadeUpPairs.of(MetaWork.pairs(architecture));
        int rows = pairs.pairs().size();
        return new PlainDjlTraining(
                manager,
                PlainNetworks.meta(architecture),
                Loss.l2Loss(),
                Optimizer.adam().optLearningRateTracker(rate).build(),
                manager.create(features(pairs), new Shape(rows, TraceLayout.LENET_LAST_FOUR.totalSize())),
                manager.create(ratios(pairs), new Shape(rows, 1)),
                settings.batchSize());
    }

    private static float[] features(MetaData pairs) {
        int width = TraceLayout.LENET_LAST_FOUR.totalSize();
        float[] features = new float[pairs.pairs().size() * width];
        for (int row = 0; row < pairs.pairs().size(); row++) {
            pairs.pairs().pair(row).trace().copyTo(features, row * width);
        }
        return features;
    }

    private static float[] ratios(MetaData pairs) {
        double[] ratios = pairs.pairs().ratios();
        float[] targets = new float[ratios.length];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = (float) ratios[row];
        }
        return targets;
    }

    @Override
    public void run(Tally tally) throws Exception {
        while (true) {
            for (Batch batch : trainer.iterateDataset(data)) {
                try (batch) {
                    step(batch);
                    if (tally.finished(batch.getSize())) {
                        return;
                    }
                }
            }
        }
    }

    private void step(Batch batch) {
        NDList targets = batch.getLabels();
        try (GradientCollector collector = trainer.newGradientCollector()) {
            NDList outputs = trainer.forward(batch.getData(), targets);
            collector.backward(trainer.getLoss().evaluate(targets, outputs));
        }
        trainer.step();
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
        manager.close();
    }
}
