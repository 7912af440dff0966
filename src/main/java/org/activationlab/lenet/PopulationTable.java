package org.activationlab.lenet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.activationlab.data.DataException;
import org.activationlab.files.AtomicFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The population as a CSV file: UTF-8, one line per model under one header line.
 *
 * <p>The columns: {@code model} (the id), the seven hyper-parameters, {@code train_loss} and {@code test_loss} (mean
 * cross-entropy in nats), {@code test_accuracy} (a share, in [0, 1]), {@code seconds} (wall time), {@code kept} (true
 * from 60 % accuracy), {@code reason} (why not, else empty), {@code file} and {@code sha256} of the parameters. Numbers
 * stand at full precision, so that reading gives back the same bits; a diverged loss is {@code NaN} or
 * {@code Infinity}.
 */
public final class PopulationTable {

    private static final List<String> HEADER = List.of(
            "model",
            "optimizer",
            "learning_rate",
            "weight_decay",
            "epochs",
            "seed",
            "initialization",
            "batch_size",
            "train_loss",
            "test_loss",
            "test_accuracy",
            "seconds",
            "kept",
            "reason",
            "file",
            "sha256");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private PopulationTable() {}

    /**
     * Writes the table as a whole: to a temporary name first, then moved in one step.
     *
     * @param file the name; replaced if it is there, missing folders are made
     * @param rows the models, each once; their order stays
     * @throws IllegalArgumentException if a model comes twice
     * @throws IOException if the file cannot be written; one that was there before stays as it was
     */
    public static void write(Path file, List<PopulationRow> rows) throws IOException {
        Set<HyperParameters> seen = new HashSet<>();
        for (PopulationRow row : rows) {
            if (!seen.add(row.model().hyperParameters())) {
                throw new IllegalArgumentException("the model "
                        + row.model().hyperParameters().id() + " comes twice: "
                        + row.model().hyperParameters());
            }
        }
        StringBuilder text = new StringBuilder();
        CSVPrinter printer = new CSVPrinter(text, FORMAT);
        printer.printRecord(HEADER);
        for (PopulationRow row : rows) {
            printer.printRecord(cells(row));
        }
        AtomicFile.writeText(file, text.toString());
    }

    private static List<Object> cells(PopulationRow row) {
        TrainedModel model = row.model();
        HyperParameters settings = model.hyperParameters();
        return List.of(
                settings.id(),
                settings.optimizer(),
                settings.learningRate(),
                settings.weightDecay(),
                settings.epochs(),
                settings.seed(),
                settings.initialization(),
                settings.batchSize(),
                model.trainLoss(),
                model.testLoss(),
                model.testAccuracy(),
                model.seconds(),
                model.kept(),
                model.reason(),
                row.file(),
                row.sha256());
    }

    /**
     * Reads a table and checks that every line agrees with itself.
     *
     * @param file the table
     * @return the models in the file's order
     * @throws DataException naming the line if the header, a number, an id, {@code kept} or {@code reason} is not what
     *     it must be, or a model comes twice
     * @throws IOException if the file cannot be read
     */
    public static List<PopulationRow> read(Path file) throws IOException {
        List<PopulationRow> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (CSVParser parser = CSVParser.parse(Files.readString(file), FORMAT)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new DataException(file + " is empty, but a header line was expected. Maybe the run was cut short:"
                        + " delete the file and train again.");
            }
            List<String> header = records.next().toList();
            if (!header.equals(HEADER)) {
                throw odd(file, 1, "the header must be " + HEADER + ", but is " + header);
            }
            while (records.hasNext()) {
                CSVRecord record = records.next();
                // No cell of ours holds a line break, so records are lines.
                long line = record.getRecordNumber();
                PopulationRow row = row(file, line, record);
                if (!seen.add(record.get(0))) {
                    throw odd(file, line, "the model " + record.get(0) + " stands in the table twice");
                }
                rows.add(row);
            }
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is not UTF-8 text. Maybe another program saved it: make it again.", e);
        } catch (UncheckedIOException e) {
            throw new DataException(file + " is not valid CSV: " + e.getMessage(), e);
        }
        return List.copyOf(rows);
    }

    private static PopulationRow row(Path file, long line, CSVRecord record) throws DataException {
        if (record.size() != HEADER.size()) {
            throw odd(file, line, "expected " + HEADER.size() + " cells, but found " + record.size());
        }
        PopulationRow row;
        try {
            row = parsed(record);
        } catch (IllegalArgumentException e) {
            throw odd(file, line, String.valueOf(e.getMessage()));
        }
        TrainedModel model = row.model();
        agree(file, line, "model", model.hyperParameters().id(), record.get(0));
        agree(file, line, "kept", String.valueOf(model.kept()), record.get(12));
        agree(file, line, "reason", model.reason(), record.get(13));
        return row;
    }

    private static PopulationRow parsed(CSVRecord record) {
        HyperParameters settings = new HyperParameters(
                Optimizer.valueOf(record.get(1)),
                real(record, 2),
                real(record, 3),
                whole(record, 4),
                whole(record, 5),
                Initialization.valueOf(record.get(6)),
                whole(record, 7));
        TrainedModel model =
                new TrainedModel(settings, real(record, 8), real(record, 9), real(record, 10), real(record, 11));
        return new PopulationRow(model, record.get(14), record.get(15));
    }

    private static double real(CSVRecord record, int column) {
        try {
            return Double.parseDouble(record.get(column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    HEADER.get(column) + " must be a number, but is '" + record.get(column) + "'", e);
        }
    }

    private static int whole(CSVRecord record, int column) {
        try {
            return Integer.parseInt(record.get(column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    HEADER.get(column) + " must be a whole number, but is '" + record.get(column) + "'", e);
        }
    }

    private static void agree(Path file, long line, String column, String expected, String found) throws DataException {
        if (!expected.equals(found)) {
            throw odd(
                    file,
                    line,
                    String.format(
                            Locale.ROOT, "by the other cells %s must be '%s', but is '%s'", column, expected, found));
        }
    }

    private static DataException odd(Path file, long line, String what) {
        return new DataException(file + ", line " + line + ": " + what
                + ". Maybe the table was changed by hand: restore it, or delete it and train again.");
    }
}
