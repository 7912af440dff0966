package org.activationlab.meta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The epochs of one training in order.
 *
 * @param epochs one entry per epoch, possibly none; copied
 */
public record LearningCurve(List<EpochScores> epochs) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader("epoch", "train_loss", "validation_loss", "train_score", "validation_score", "seconds")
            .get();

    /** Keeps its own copy. */
    public LearningCurve {
        epochs = List.copyOf(epochs);
    }

    /**
     * Adds an epoch.
     *
     * @param next the epoch after the last
     * @return a longer curve
     */
    LearningCurve plus(EpochScores next) {
        List<EpochScores> longer = new ArrayList<>(epochs);
        longer.add(next);
        return new LearningCurve(longer);
    }

    /**
     * Finds the epoch with the lowest validation loss.
     *
     * @return its number, from 1; of equal ones the earliest; 0 if no epoch has a loss that is a number
     */
    public int bestEpoch() {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (EpochScores scores : epochs) {
            if (scores.validationLoss() < lowest) {
                lowest = scores.validationLoss();
                best = scores.epoch();
            }
        }
        return best;
    }

    /**
     * Writes the curve as CSV.
     *
     * @return one line per epoch under a header line; numbers at full precision, so that {@link #parse} gives the same
     */
    public String csv() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (EpochScores row : epochs) {
                printer.printRecord(
                        row.epoch(),
                        row.trainLoss(),
                        row.validationLoss(),
                        row.trainScore(),
                        row.validationScore(),
                        row.seconds());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail", e);
        }
        return text.toString();
    }

    /**
     * Reads a curve.
     *
     * @param text as {@link #csv} writes it
     * @return the curve
     * @throws IllegalArgumentException if a column is missing, a number is none, or the text is no CSV
     */
    public static LearningCurve parse(String text) {
        CSVFormat format =
                FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
        List<EpochScores> epochs = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord row : parser) {
                epochs.add(new EpochScores(
                        Integer.parseInt(row.get("epoch")),
                        Double.parseDouble(row.get("train_loss")),
                        Double.parseDouble(row.get("validation_loss")),
                        Double.parseDouble(row.get("train_score")),
                        Double.parseDouble(row.get("validation_score")),
                        Double.parseDouble(row.get("seconds"))));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("it is no valid CSV: " + e.getMessage(), e);
        }
        return new LearningCurve(epochs);
    }
}
