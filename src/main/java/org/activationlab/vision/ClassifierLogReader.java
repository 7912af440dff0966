package org.activationlab.vision;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a {@link ClassifierLog} and trusts none of its lines. */
final class ClassifierLogReader {

    private static final long LARGEST_FILE = 1 << 24;

    private final Path file;
    private final List<String> lines;
    private int next;

    /** The lines of the header, in order. */
    enum Key {
        NETWORK("network", ClassifierLog::network),
        DATA("data", ClassifierLog::data),
        WEIGHTS("weights", ClassifierLog::weights),
        DEVICE("device", ClassifierLog::device),
        EPOCHS("epochs", log -> log.settings().epochs()),
        BATCH_SIZE("batch size", log -> log.settings().batchSize()),
        LEARNING_RATE("learning rate", log -> log.settings().learningRate()),
        VALIDATION_IMAGES("validation images", log -> log.settings().validationImages()),
        SEED("seed", log -> log.settings().seed());

        private final String words;
        // A lambda without state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Function<ClassifierLog, Object> value;

        Key(String words, Function<ClassifierLog, Object> value) {
            this.words = words;
            this.value = value;
        }

        String start() {
            return "# " + words + ": ";
        }

        String of(ClassifierLog log) {
            return value.apply(log).toString();
        }
    }

    /** Reads a text as a value. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(String text);
    }

    /** Reads a text that came from a file, whose name is for messages. */
    ClassifierLogReader(Path file, String text) {
        this.file = file;
        lines = text.lines().toList();
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

    ClassifierLog read() throws IOException {
        String network = header(Key.NETWORK, "a name", text -> text);
        String data = header(Key.DATA, "words", text -> text);
        String weights = header(Key.WEIGHTS, "words", text -> text);
        String device = header(Key.DEVICE, "a name", text -> text);
        int epochs = header(Key.EPOCHS, "a whole number", Integer::valueOf);
        int batchSize = header(Key.BATCH_SIZE, "a whole number", Integer::valueOf);
        double rate = header(Key.LEARNING_RATE, "a number", Double::valueOf);
        int validation = header(Key.VALIDATION_IMAGES, "a whole number", Integer::valueOf);
        long seed = header(Key.SEED, "a whole number", Long::valueOf);
        ClassifierSettings settings;
        try {
            settings = new ClassifierSettings(epochs, batchSize, rate, validation, seed);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
        if (!line(ClassifierLog.COLUMNS).equals(ClassifierLog.COLUMNS)) {
            throw refused("expected the columns " + ClassifierLog.COLUMNS);
        }
        List<ClassifierEpoch> read = new ArrayList<>();
        while (next < lines.size()) {
            read.add(epoch(line("an epoch"), read.size() + 1, epochs));
        }
        return new ClassifierLog(network, data, weights, device, settings, read);
    }

    private String line(String expected) throws IOException {
        if (next == lines.size()) {
            next++;
            throw refused("the file ends where it should go on with " + expected);
        }
        return lines.get(next++);
    }

    private <T> T header(Key key, String expected, Reading<T> reading) throws IOException {
        String line = line("'" + key.start().strip() + "'");
        String value = line.startsWith(key.start()) ? line.substring(key.start().length()) : "";
        if (value.isBlank()) {
            throw refused("expected '" + key.start() + "' and " + expected + ", but got '" + shortened(line) + "'");
        }
        return number(value, key.words, expected, reading);
    }

    private <T> T number(String text, String name, String expected, Reading<T> reading) throws IOException {
        try {
            return reading.of(text);
        } catch (NumberFormatException e) {
            throw refused(name + " must be " + expected + ", but is '" + shortened(text) + "'");
        }
    }

    private ClassifierEpoch epoch(String line, int number, int most) throws IOException {
        String[] cells = line.split(",", -1);
        int wanted = ClassifierLog.COLUMNS.split(",", -1).length;
        if (cells.length != wanted) {
            throw refused("expected " + wanted + " values between commas, but got " + cells.length + " in '"
                    + shortened(line) + "'");
        }
        int epoch = number(cells[0], "the epoch", "a whole number", Integer::valueOf);
        if (epoch != number || epoch > most) {
            throw refused("expected epoch " + number + " of " + most + ", but got epoch " + epoch);
        }
        return new ClassifierEpoch(
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
