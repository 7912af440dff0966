package org.activationlab.vision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a training was and how each of its epochs went: a file of comma-separated values that grows by a line per epoch.
 *
 * <p>Nine lines that begin with {@code #} say what was trained and how, as {@code # seed: 1}; then come the names of the
 * columns and a line per epoch. Numbers are written with all their digits.
 *
 * @param network its name
 * @param data which images, in words
 * @param weights where the training began, in words
 * @param device where it was computed: other devices give other numbers
 * @param settings how it was trained
 * @param epochs from the first on, possibly fewer than the settings ask for
 */
public record ClassifierLog(
        String network,
        String data,
        String weights,
        String device,
        ClassifierSettings settings,
        List<ClassifierEpoch> epochs) {

    /** Where a training begins that restores no checkpoint and whose first draw of weights lives. */
    public static final String FRESH_WEIGHTS = "fresh";

    static final String COLUMNS = "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,seconds";

    /** Checks that words stay on their lines and epochs come in order. */
    public ClassifierLog {
        epochs = List.copyOf(epochs);
        for (String words : List.of(network, data, weights, device)) {
            if (words.isBlank() || words.lines().count() != 1) {
                throw new IllegalArgumentException("expected a line of words, but got \"" + words + "\"");
            }
        }
        if (epochs.size() > settings.epochs()) {
            throw new IllegalArgumentException(
                    "expected at most " + settings.epochs() + " epochs, but got " + epochs.size());
        }
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).epoch() != i + 1) {
                throw new IllegalArgumentException("expected epoch " + (i + 1) + ", but got epoch "
                        + epochs.get(i).epoch());
            }
        }
    }

    /**
     * Reads a log.
     *
     * @param file as {@link ClassifierLogWriter} writes it
     * @return the log
     * @throws IOException if the file cannot be read or is no such log; the message names the line
     */
    public static ClassifierLog read(Path file) throws IOException {
        return new ClassifierLogReader(file, ClassifierLogReader.text(file)).read();
    }

    /**
     * Reads how far this training got in a file, also one that was killed while it wrote: a last line without its end does
     * not count, and neither does a header that is not all there.
     *
     * @param file as {@link ClassifierLogWriter} writes it, maybe empty
     * @return this training with the epochs of the file, maybe none; nothing if the file is another training's
     * @throws IOException if the file cannot be read or is no such log; the message names the line
     */
    public Optional<ClassifierLog> resumed(Path file) throws IOException {
        String text = ClassifierLogReader.text(file);
        String header = header();
        if (header.startsWith(text)) {
            return Optional.of(withoutEpochs());
        }
        String whole = text.startsWith(header) ? text.substring(0, text.lastIndexOf('\n') + 1) : text;
        ClassifierLog read = new ClassifierLogReader(file, whole).read();
        return read.withoutEpochs().equals(withoutEpochs()) ? Optional.of(read) : Optional.empty();
    }

    /**
     * Starts a log.
     *
     * @return the same training before its first epoch
     */
    public ClassifierLog withoutEpochs() {
        return new ClassifierLog(network, data, weights, device, settings, List.of());
    }

    /**
     * Adds an epoch.
     *
     * @param epoch the next one
     * @return a longer log
     * @throws IllegalArgumentException if it is not the next one
     */
    public ClassifierLog with(ClassifierEpoch epoch) {
        List<ClassifierEpoch> longer = new ArrayList<>(epochs);
        longer.add(epoch);
        return new ClassifierLog(network, data, weights, device, settings, longer);
    }

    /**
     * Tells whether all epochs are there.
     *
     * @return true if there are as many as the settings ask for
     */
    public boolean isComplete() {
        return epochs.size() == settings.epochs();
    }

    /**
     * Finds the epoch that is kept, by {@link ClassifierEpoch#isBetterThan}.
     *
     * @return the first of equally good ones
     * @throws IllegalStateException if there is no epoch yet
     */
    public ClassifierEpoch best() {
        return epochs.stream()
                .reduce((best, next) -> next.isBetterThan(best) ? next : best)
                .orElseThrow(() -> new IllegalStateException("the training has no epoch yet"));
    }

    /**
     * Finds the lowest loss on the validation images, which may be another epoch's than {@link #best}.
     *
     * @return nats
     * @throws IllegalStateException if there is no epoch yet
     */
    public double lowestValidationLoss() {
        return epochs.stream()
                .map(ClassifierEpoch::validationLoss)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("the training has no epoch yet"));
    }

    /** The lines before the first epoch, each with its line feed. */
    String header() {
        StringBuilder text = new StringBuilder();
        for (ClassifierLogReader.Key key : ClassifierLogReader.Key.values()) {
            text.append(key.start()).append(key.of(this)).append('\n');
        }
        return text.append(COLUMNS).append('\n').toString();
    }

    /** The line of an epoch, with its line feed. */
    static String line(ClassifierEpoch epoch) {
        return epoch.epoch() + "," + epoch.trainLoss() + "," + epoch.trainAccuracy() + "," + epoch.validationLoss()
                + "," + epoch.validationAccuracy() + "," + epoch.seconds() + "\n";
    }
}
