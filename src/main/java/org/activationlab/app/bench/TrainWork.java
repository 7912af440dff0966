package org.activationlab.app.bench;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;
import org.activationlab.lenet.PopulationTrainer;
import org.activationlab.lenet.TrainingGroup;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.StudyPlan;

/** Trains LeNet-5s as the study does: as many on the same mini-batches as the standard plan puts together. */
final class TrainWork implements Workload {

    private static final int EPOCHS = 4;

    /** Accuracies are no part of what is measured, and no opponent takes them: so few images that it does not show. */
    private static final int TEST_IMAGES = 100;

    private final PopulationTrainer trainer;
    private final TrainingGroup group;

    /**
     * Puts the images on the device.
     *
     * @param data MNIST
     * @param optimizer of every network
     * @param batchSize images per step
     * @param worker which of the plan's groups is taken, from 0
     */
    TrainWork(DigitData data, Optimizer optimizer, int batchSize, int worker) {
        List<TrainingGroup> groups = TrainingGroup.divide(
                models(optimizer, batchSize), StudyPlan.standard().imagesAtOnce());
        group = groups.get(worker % groups.size());
        trainer = new PopulationTrainer(
                ComputeDevice.CPU,
                data.train(),
                data.test().first(Math.min(TEST_IMAGES, data.test().size())));
    }

    /** Sixteen networks from the grid's milder half, enough to fill a step of the smallest batch. */
    private static List<HyperParameters> models(Optimizer optimizer, int batchSize) {
        List<HyperParameters> models = new ArrayList<>();
        for (Initialization initialization : Initialization.values()) {
            for (double learningRate : List.of(0.005, 0.01)) {
                for (double weightDecay : List.of(0.0, 0.05)) {
                    models.add(new HyperParameters(
                            optimizer, learningRate, weightDecay, EPOCHS, 0, initialization, batchSize));
                }
            }
        }
        return models;
    }

    @Override
    public void run(Tally tally) {
        boolean[] enough = {false};
        try {
            while (!enough[0]) {
                trainer.train(group, pairs -> {
                    if (tally.finished(pairs)) {
                        enough[0] = true;
                        // The trainer has no other way to end before its last epoch.
                        Thread.currentThread().interrupt();
                    }
                });
            }
        } catch (InterruptedException e) {
            // Our own wish, above.
        } finally {
            // Left set if the wish came with the very last step.
            boolean unused = Thread.interrupted();
        }
    }

    @Override
    public void close() {
        trainer.close();
    }
}
