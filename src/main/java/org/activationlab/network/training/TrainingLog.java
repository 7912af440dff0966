package org.activationlab.network.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a training was and how each of its epochs went: a file of comma-separated values that grows by a line per epoch.
 *
 * <p>Lines that begin with {@code #} say what was trained and how, as {@code # seed: 1}: network, data, weights, device,
 * epochs, the patience if there is one, the further settings in the order of the plan, and last the seed. Then come the
 * names of the columns and a line per epoch. Numbers are written with all their digits.
 *
 * @param network its name
 * @param data which examples, in words
 * @param weights where the training began, in words
 * @param device where it was computed: other devices give other numbers
 * @param plan how it is trained
 * @param epochs from the first on, possibly fewer than the plan asks for
 */
public record TrainingLog(
        String network, String data, String weights, String device, TrainingPlan plan, List<TrainingEpoch> epochs) {

    /** Where a training begins that restores no checkpoint and whose first draw of weights lives. */
    public static final String FRESH_WEIGHTS = "fresh";

    static final String NETWORK = "# network: ";
    static final String DATA = "# data: ";
    static final String WEIGHTS = "# weights: ";
    static final String DEVICE = "# device: ";
    static final String EPOCHS = "# epochs: ";
    static final String PATIENCE = "# patience: ";
    /** Begins the last line of a training that is over. */
    static final String SUM = "# SHA-256: ";

    static final String SEED = "# seed: ";
    static final String COLUMNS = "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,seconds";

    /** Checks that words stay on their lines and epochs come in order. */
    public TrainingLog {
        epochs = List.copyOf(epochs);
        for (String words : List.of(network, data, weights, device)) {
            TrainingPlan.requireLine(words);
        }
        if (epochs.size() > plan.epochs()) {
            throw new IllegalArgumentException(
                    "expected at most " + plan.epochs() + " epochs, but got " + epochs.size());
        }
        int best = 0;
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).epoch() != i + 1) {
                throw new IllegalArgumentException("expected epoch " + (i + 1) + ", but got epoch "
                        + epochs.get(i).epoch());
            }
            if (plan.isOver(i, best)) {
                throw new IllegalArgumentException("expected no epoch after " + i + ", because none of the last "
                        + plan.patience().orElseThrow() + " was better than epoch " + best);
            }
            if (best == 0 || epochs.get(i).isBetterThan(epochs.get(best - 1))) {
                best = i + 1;
            }
        }
    }

    /**
     * Reads a log.
     *
     * @param file as {@link TrainingLogWriter} writes it
     * @return the log
     * @throws IOException if the file cannot be read or is no such log; the message names the line
     */
    public static TrainingLog read(Path file) throws IOException {
        return new TrainingLogReader(file, TrainingLogReader.text(file)).read();
    }

    /**
     * Reads how far this training got in a file, also one that was killed while it wrote: a last line without its end does
     * not count, and neither does a header that is not all there.
     *
     * @param file as {@link TrainingLogWriter} writes it, maybe empty
     * @return this training with the epochs of the file, maybe none; nothing if the file is another training's
     * @throws IOException if the file cannot be read or is no such log; the message names the line
     */
    public Optional<TrainingLog> resumed(Path file) throws IOException {
        String text = TrainingLogReader.text(file);
        String header = header();
        if (header.startsWith(text)) {
            return Optional.of(withoutEpochs());
        }
        String whole = text.startsWith(header) ? text.substring(0, text.lastIndexOf('\n') + 1) : text;
        TrainingLog read = new TrainingLogReader(file, whole).read();
        return read.withoutEpochs().equals(withoutEpochs()) ? Optional.of(read) : Optional.empty();
    }

    /**
     * Starts a log.
     *
     * @return the same training before its first epoch
     */
    public TrainingLog withoutEpochs() {
        return new TrainingLog(network, data, weights, device, plan, List.of());
    }

    /**
     * Adds an epoch.
     *
     * @param epoch the next one
     * @return a longer log
     * @throws IllegalArgumentException if it is not the next one
     */
    public TrainingLog with(TrainingEpoch epoch) {
        List<TrainingEpoch> longer = new ArrayList<>(epochs);
        longer.add(epoch);
        return new TrainingLog(network, data, weights, device, plan, longer);
    }

    /**
     * Tells whether the training is over.
     *
     * @return true if all epochs of the plan are there, or its patience ran out
     */
    public boolean isComplete() {
        return plan.isOver(epochs.size(), epochs.isEmpty() ? 0 : best().epoch());
    }

    /**
     * Finds the epoch that is kept, by {@link TrainingEpoch#isBetterThan}.
     *
     * @return the first of equally good ones
     * @throws IllegalStateException if there is no epoch yet
     */
    public TrainingEpoch best() {
        return epochs.stream()
                .reduce((best, next) -> next.isBetterThan(best) ? next : best)
                .orElseThrow(() -> new IllegalStateException("the training has no epoch yet"));
    }

    /**
     * Finds the lowest loss on the validation examples, which may be another epoch's than {@link #best}.
     *
     * @return nats
     * @throws IllegalStateException if there is no epoch yet
     */
    public double lowestValidationLoss() {
        return epochs.stream()
                .map(TrainingEpoch::validationLoss)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("the training has no epoch yet"));
    }

    /** All lines but that of the sum. */
    String text() {
        StringBuilder text = new StringBuilder(header());
        epochs.forEach(epoch -> text.append(line(epoch)));
        return text.toString();
    }

    /** The lines before the first epoch, each with its line feed. */
    String header() {
        StringBuilder text = new StringBuilder();
        text.append(NETWORK).append(network).append('\n');
        text.append(DATA).append(data).append('\n');
        text.append(WEIGHTS).append(weights).append('\n');
        text.append(DEVICE).append(device).append('\n');
        text.append(EPOCHS).append(plan.epochs()).append('\n');
        plan.patience()
                .ifPresent(patience -> text.append(PATIENCE).append(patience).append('\n'));
        for (TrainingPlan.Setting setting : plan.settings()) {
            text.append("# ")
                    .append(setting.name())
                    .append(": ")
                    .append(setting.words())
                    .append('\n');
        }
        text.append(SEED).append(plan.seed()).append('\n');
        return text.append(COLUMNS).append('\n').toString();
    }

    /** The line of an epoch, with its line feed. */
    static String line(TrainingEpoch epoch) {
        return epoch.epoch() + "," + epoch.trainLoss() + "," + epoch.trainAccuracy() + "," + epoch.validationLoss()
                + "," + epoch.validationAccuracy() + "," + epoch.seconds() + "\n";
    }
}
