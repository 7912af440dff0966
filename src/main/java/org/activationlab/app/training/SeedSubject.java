package org.activationlab.app.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.activationlab.network.Parameters;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;

/**
 * What is trained once per seed: all that {@link SeedRun} does not know of the network and its data.
 *
 * @param <R> how one seed's training went
 */
public interface SeedSubject<R> {

    /**
     * Where one seed's training begins.
     *
     * @param log before the first epoch: all that tells this training from others
     * @param parameters the numbers to begin with
     */
    record Start(TrainingLog log, Parameters parameters) {

        /** Checks that nothing happened yet. */
        public Start {
            if (!log.epochs().isEmpty()) {
                throw new IllegalArgumentException("expected a log before its first epoch, but it has "
                        + log.epochs().size());
            }
        }
    }

    /** Hears of every epoch. */
    @FunctionalInterface
    interface Listener {
        /**
         * An epoch is over.
         *
         * @param epoch how it went
         * @param learned the network's numbers after it
         * @throws IOException if something could not be kept; the training ends
         */
        void epoch(TrainingEpoch epoch, Parameters learned) throws IOException;
    }

    /**
     * What is to be said of a kept epoch.
     *
     * @param result for the caller
     * @param testAccuracy share of right answers on examples that chose nothing; absent where there are none with labels
     * @param notes sentences for the user, for example what could not be drawn and why
     * @param <R> how one seed's training went
     */
    record Seen<R>(R result, OptionalDouble testAccuracy, List<String> notes) {

        /** Copies the sentences. */
        public Seen {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Begins a training.
     *
     * @param seed any
     * @return the same for equal seeds
     * @throws IOException if something to begin with cannot be read
     */
    Start start(long seed) throws IOException;

    /**
     * Names what {@link #keep} writes beside {@link SeedFolder#CHECKPOINT}. A training without one of them is not finished.
     *
     * @return file names, maybe none
     */
    default List<String> files() {
        return List.of();
    }

    /**
     * Learns.
     *
     * @param start of this seed
     * @param listener hears of every epoch of the log's plan
     * @throws IOException if the listener throws it
     * @throws InterruptedException if the thread was interrupted
     */
    void learn(Start start, Listener listener) throws IOException, InterruptedException;

    /**
     * Keeps the best epoch so far.
     *
     * @param folder of this seed; {@link SeedFolder#CHECKPOINT} in it gets the words of {@link
     *     org.activationlab.network.training.KeptEpoch}
     * @param log with this epoch
     * @param epoch the last one
     * @param learned the network's numbers after it
     * @throws IOException if the disk fails
     */
    void keep(Path folder, TrainingLog log, TrainingEpoch epoch, Parameters learned) throws IOException;

    /**
     * Looks at the network after an epoch; without this method's help nothing happens.
     *
     * @param folder of this seed
     * @param epoch which is in the log already
     * @param learned the network's numbers after it
     * @throws IOException if the disk fails
     */
    default void look(Path folder, TrainingEpoch epoch, Parameters learned) throws IOException {}

    /**
     * Reads the kept epoch back, judges it and writes everything that is worth seeing of it.
     *
     * @param folder of this seed
     * @param log of the whole training
     * @return what there is to say
     * @throws IOException if the kept epoch cannot be read, or the disk fails
     */
    Seen<R> see(Path folder, TrainingLog log) throws IOException;

    /**
     * Judges a kept epoch and writes nothing.
     *
     * @param folder of its seed
     * @return as {@link Seen#testAccuracy}
     * @throws IOException if it cannot be read
     */
    OptionalDouble testAccuracy(Path folder) throws IOException;
}
