package org.activationlab.meta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** What a meta-network said of each test pair, beside the truth: enough to score it again by any other rule. */
public final class TestAnswers {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader("model", "image", "target", "answer")
            .get();

    private final List<String> models;
    private final int[] images;
    private final double[] targets;
    private final double[] answers;

    private TestAnswers(List<String> models, int[] images, double[] targets, double[] answers) {
        this.models = List.copyOf(models);
        this.images = images;
        this.targets = targets;
        this.answers = answers;
    }

    /**
     * Sets answers beside the truth.
     *
     * @param task the question
     * @param data where the truth stands
     * @param rows the rows that the answers are about
     * @param answers expected ratios or probabilities of right, in the order of the rows; copied
     * @return one entry per row, in their order
     * @throws IllegalArgumentException if there are not as many answers as rows
     */
    public static TestAnswers of(Task task, MetaData data, int[] rows, double[] answers) {
        if (rows.length != answers.length) {
            throw new IllegalArgumentException(
                    "expected one answer per row, but got " + answers.length + " for " + rows.length + " rows");
        }
        List<String> models = new ArrayList<>();
        int[] images = new int[rows.length];
        double[] targets = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            models.add(data.pairs().modelId(rows[i]));
            images[i] = data.pairs().image(rows[i]);
            boolean correct = data.pairs().correct(rows[i]);
            targets[i] = task == Task.RATIO ? data.pairs().ratio(rows[i]).value() : correct ? 1 : 0;
        }
        return new TestAnswers(models, images, targets, answers.clone());
    }

    /**
     * Counts.
     *
     * @return the number of test pairs
     */
    public int size() {
        return images.length;
    }

    /**
     * Names the judged network.
     *
     * @param row from 0
     * @return its id
     */
    public String modelId(int row) {
        return models.get(row);
    }

    /**
     * Names the image.
     *
     * @param row from 0
     * @return its position in the test set
     */
    public int image(int row) {
        return images[row];
    }

    /**
     * Gives the truth.
     *
     * @return per pair the noise ratio in [0, 1], or 1 for a right prediction and 0 for a wrong one; a copy
     */
    public double[] targets() {
        return targets.clone();
    }

    /**
     * Gives what the meta-network said.
     *
     * @return per pair the expected ratio (not clipped), or the probability of right; a copy
     */
    public double[] answers() {
        return answers.clone();
    }

    /**
     * Writes everything as CSV.
     *
     * @return one line per pair under a header line; numbers at full precision, so that {@link #parse} gives the same
     */
    public String csv() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (int row = 0; row < size(); row++) {
                printer.printRecord(models.get(row), images[row], targets[row], answers[row]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail", e);
        }
        return text.toString();
    }

    /**
     * Reads answers.
     *
     * @param text as {@link #csv} writes it
     * @return the answers
     * @throws IllegalArgumentException if a column is missing, a number is none, or the text is no CSV
     */
    public static TestAnswers parse(String text) {
        CSVFormat format =
                FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> rows = parser.getRecords();
            return new TestAnswers(
                    rows.stream().map(row -> row.get("model")).toList(),
                    rows.stream()
                            .mapToInt(row -> Integer.parseInt(row.get("image")))
                            .toArray(),
                    rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row.get("target")))
                            .toArray(),
                    rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row.get("answer")))
                            .toArray());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("it is no valid CSV: " + e.getMessage(), e);
        }
    }
}
