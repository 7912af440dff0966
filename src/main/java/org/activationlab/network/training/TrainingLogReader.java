package org.activationlab.network.training;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.activationlab.files.Sha256;

/** Reads a {@link TrainingLog} and trusts none of its lines. */
final class TrainingLogReader {

    private static final long LARGEST_FILE = 1 << 24;
    private static final String SETTING = "# ";

    private final Path file;
    private final String text;
    private final List<String> lines;
    private final boolean summed;
    private int next;

    /** Reads a text as a value. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(String text);
    }

    /** Reads a text that came from a file, whose name is for messages. */
    TrainingLogReader(Path file, String text) {
        this.file = file;
        this.text = text;
        List<String> all = text.lines().toList();
        summed = !all.isEmpty() && all.get(all.size() - 1).startsWith(TrainingLog.SUM);
        lines = summed ? all.subList(0, all.size() - 1) : all;
    }

    /** Logs from before there was a sum, and of trainings that are not over, have none. */
    private void verify() throws IOException {
        if (summed) {
            int from = text.lastIndexOf(TrainingLog.SUM);
            String stated = text.substring(from + TrainingLog.SUM.length()).strip();
            String found = Sha256.of(text.substring(0, from));
            if (!found.equals(stated)) {
                throw new IOException(file + " has SHA-256 " + found + " but for its last line, which says " + stated
                        + ": it was edited or damaged. Restore it, or delete its folder and train again.");
            }
        }
    }

    /** Takes the text out of a file. */
    static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(file + " has more than 16 MB: that is no log of a training");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not text in UTF-8, so it is no log of a training", e);
        }
    }

    TrainingLog read() throws IOException {
        verify();
        String network = header(TrainingLog.NETWORK, "a name", text -> text);
        String data = header(TrainingLog.DATA, "words", text -> text);
        String weights = header(TrainingLog.WEIGHTS, "words", text -> text);
        String device = header(TrainingLog.DEVICE, "a name", text -> text);
        TrainingPlan plan = plan();
        if (!line(TrainingLog.COLUMNS).equals(TrainingLog.COLUMNS)) {
            throw refused("expected the columns " + TrainingLog.COLUMNS);
        }
        List<TrainingEpoch> read = new ArrayList<>();
        TrainingEpoch best = null;
        while (next < lines.size()) {
            TrainingEpoch epoch = epoch(line("an epoch"), read.size() + 1, plan.epochs());
            if (best != null && plan.isOver(read.size(), best.epoch())) {
                throw refused("expected no epoch after " + read.size() + ", because none of the last "
                        + plan.patience().orElseThrow() + " was better than epoch " + best.epoch());
            }
            if (best == null || epoch.isBetterThan(best)) {
                best = epoch;
            }
            read.add(epoch);
        }
        return new TrainingLog(network, data, weights, device, plan, read);
    }

    /** From the number of epochs to the seed; between them any settings. */
    private TrainingPlan plan() throws IOException {
        int epochs = header(TrainingLog.EPOCHS, "a whole number", Integer::valueOf);
        OptionalInt patience = OptionalInt.empty();
        if (at(TrainingLog.PATIENCE)) {
            patience = OptionalInt.of(header(TrainingLog.PATIENCE, "a whole number", Integer::valueOf));
        }
        TrainingPlan plan = refusing(epochs, patience);
        while (!at(TrainingLog.SEED)) {
            String line = line("'" + TrainingLog.SEED.strip() + "'");
            int end = line.indexOf(": ");
            if (!line.startsWith(SETTING) || end < 0) {
                throw refused("expected a setting as '# name: words', or '" + TrainingLog.SEED
                        + "' and a whole number, but got '" + shortened(line) + "'");
            }
            try {
                plan = plan.with(line.substring(SETTING.length(), end), line.substring(end + 2));
            } catch (IllegalArgumentException e) {
                throw refused(String.valueOf(e.getMessage()));
            }
        }
        long seed = header(TrainingLog.SEED, "a whole number", Long::valueOf);
        return new TrainingPlan(seed, plan.epochs(), plan.patience(), plan.settings());
    }

    private TrainingPlan refusing(int epochs, OptionalInt patience) throws IOException {
        try {
            return new TrainingPlan(0, epochs, patience, List.of());
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the next line begins so. */
    private boolean at(String start) {
        return next < lines.size() && lines.get(next).startsWith(start.stripTrailing());
    }

    private String line(String expected) throws IOException {
        if (next == lines.size()) {
            next++;
            throw refused("the file ends where it should go on with " + expected);
        }
        return lines.get(next++);
    }

    private <T> T header(String start, String expected, Reading<T> reading) throws IOException {
        String line = line("'" + start.strip() + "'");
        String value = line.startsWith(start) ? line.substring(start.length()) : "";
        if (value.isBlank()) {
            throw refused("expected '" + start + "' and " + expected + ", but got '" + shortened(line) + "'");
        }
        return number(value, start.substring(SETTING.length(), start.indexOf(':')), expected, reading);
    }

    private <T> T number(String text, String name, String expected, Reading<T> reading) throws IOException {
        try {
            return reading.of(text);
        } catch (NumberFormatException e) {
            throw refused(name + " must be " + expected + ", but is '" + shortened(text) + "'");
        }
    }

    private TrainingEpoch epoch(String line, int number, int most) throws IOException {
        String[] cells = line.split(",", -1);
        int wanted = TrainingLog.COLUMNS.split(",", -1).length;
        if (cells.length != wanted) {
            throw refused("expected " + wanted + " values between commas, but got " + cells.length + " in '"
                    + shortened(line) + "'");
        }
        int epoch = number(cells[0], "the epoch", "a whole number", Integer::valueOf);
        if (epoch != number || epoch > most) {
            throw refused("expected epoch " + number + " of " + most + ", but got epoch " + epoch);
        }
        return new TrainingEpoch(
                epoch, loss(cells[1]), accuracy(cells[2]), loss(cells[3]), accuracy(cells[4]), seconds(cells[5]));
    }

    /** A training that diverged has losses that are no number. */
    private double loss(String text) throws IOException {
        double loss = number(text, "a loss", "a number", Double::valueOf);
        if (loss < 0) {
            throw refused("a loss must be at least 0, but is " + loss);
        }
        return loss;
    }

    private double accuracy(String text) throws IOException {
        double accuracy = number(text, "an accuracy", "a number", Double::valueOf);
        if (!(accuracy >= 0 && accuracy <= 1)) {
            throw refused("an accuracy must be 0 to 1, but is " + accuracy);
        }
        return accuracy;
    }

    private double seconds(String text) throws IOException {
        double seconds = number(text, "the time", "a number of seconds", Double::valueOf);
        if (!(seconds >= 0 && Double.isFinite(seconds))) {
            throw refused("the time must be at least 0 seconds, but is " + seconds);
        }
        return seconds;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    private IOException refused(String reason) {
        return new IOException(file + ", line " + next + ": " + reason);
    }
}
