package org.activationlab.app.bench;

import java.util.stream.IntStream;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.EpochScores;
import org.activationlab.meta.MetaProgress;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.MetaTrainer;
import org.activationlab.meta.Split;
import org.activationlab.meta.Task;

/**
 * Trains meta-networks with the original's settings for the ratio, one per worker, on pairs that the workers share.
 *
 * <p>Counted is what comes after the first epoch, because the original trains all others in evaluation mode and they
 * make up its time. So that they come soon, an epoch is short.
 */
final class MetaWork implements Workload {

    private static final int STEPS_PER_EPOCH = 20;
    /** A step of it takes ten times as long. */
    private static final int TRANSFORMER_STEPS_PER_EPOCH = 5;

    /** More than any measurement has time for. */
    private static final int EPOCHS = 1_000_000;

    /** Two rows to validate and two to test: scores are no part of what is measured. */
    private static final int OTHER_ROWS = 4;

    private final MetaTrainer trainer;
    private final MetaSettings settings;
    private final Split split;

    /**
     * Prepares a worker.
     *
     * @param trainer holds as many pairs as {@link #pairs} says; closed by whoever opened it
     * @param architecture of the network
     * @param worker its number, from 0
     */
    MetaWork(MetaTrainer trainer, Architecture architecture, int worker) {
        this.trainer = trainer;
        settings = MetaSettings.original(architecture, Task.RATIO, worker + 1L).withEpochs(EPOCHS);
        int train = pairs(architecture) - OTHER_ROWS;
        split = new Split(
                IntStream.range(0, train).toArray(), new int[] {train, train + 1}, new int[] {train + 2, train + 3});
    }

    /**
     * Says how many pairs an epoch and its scores take.
     *
     * @param architecture of the network
     * @return a number of pairs
     */
    static int pairs(Architecture architecture) {
        int steps = architecture == Architecture.TRANSFORMER ? TRANSFORMER_STEPS_PER_EPOCH : STEPS_PER_EPOCH;
        return steps * MetaSettings.BATCH_SIZE + OTHER_ROWS;
    }

    @Override
    public void run(Tally tally) {
        try {
            trainer.train(settings, split, new MetaProgress() {
                private boolean afterFirstEpoch;

                @Override
                public void trained(int pairs) {
                    if (afterFirstEpoch && tally.finished(pairs)) {
                        // The trainer has no other way to end before its last epoch.
                        Thread.currentThread().interrupt();
                    }
                }

                @Override
                public void finished(EpochScores epoch) {
                    afterFirstEpoch = true;
                }
            });
        } catch (InterruptedException e) {
            // Our own wish, above.
        }
    }

    @Override
    public void close() {}
}
