package org.activationlab.meta;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The test scores that the original study published: rnn, lstm and transformer, both tasks, seeds 1 to 5. */
public final class PublishedRuns {

    /** About this many pairs stood behind the published runs, a random tenth of all. */
    public static final int PAIRS = 78_800;

    /** So many judged networks the original's files hold. */
    public static final int MODELS = 3_973;

    private static final String RESOURCE = "published_test.csv";

    private PublishedRuns() {}

    /**
     * Reads the runs.
     *
     * @return thirty, in the order of the file
     */
    public static List<PublishedRun> read() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<PublishedRun> runs = new ArrayList<>();
        try (InputStream in = PublishedRuns.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this program's own files");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            try (CSVParser parser = CSVParser.parse(text, format)) {
                for (CSVRecord row : parser) {
                    runs.add(new PublishedRun(
                            // The original calls the tasks classification and regression.
                            row.get("task").equals("cls") ? Task.CORRECTNESS : Task.RATIO,
                            Architecture.valueOf(row.get("meta_network").toUpperCase(Locale.ROOT)),
                            Long.parseLong(row.get("seed")),
                            Double.parseDouble(row.get("test_loss")),
                            Double.parseDouble(row.get("test_score"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(runs);
    }

    /**
     * Selects the runs of one cell of the comparison.
     *
     * @param task the question
     * @param architecture the encoder
     * @return five runs by seed; none for the gru, which was never run
     */
    public static List<PublishedRun> of(Task task, Architecture architecture) {
        return read().stream()
                .filter(run -> run.task() == task && run.architecture() == architecture)
                .toList();
    }
}
