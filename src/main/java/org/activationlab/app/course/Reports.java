package org.activationlab.app.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to the process of a submission, in a thread of its own, and keeps the last report of every cell. */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** Far more than a report has: twice the most that is kept of texts, each character six bytes at worst. */
    private static final int LONGEST_LINE = 500_000;

    private final Map<Integer, CellReport> last = new TreeMap<>();
    private final String mark;
    private final Thread listener;

    /**
     * Begins to listen.
     *
     * @param stream what the process writes; closed at its end
     * @param mark begins every line that is a report
     */
    Reports(InputStream stream, String mark) {
        this.mark = mark;
        listener = new Thread(() -> listen(stream), "reports");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen(InputStream stream) {
        try (InputStream in = new BufferedInputStream(stream)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int value = in.read(); value >= 0; value = in.read()) {
                if (value == '\n') {
                    heard(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else if (line.size() < LONGEST_LINE) {
                    line.write(value);
                }
            }
        } catch (IOException e) {
            // A killed process's stream may end like this; what came before counts.
            LOG.debug("the reports ended", e);
        }
    }

    private void heard(String line) {
        if (!line.startsWith(mark)) {
            return;
        }
        try {
            CellReport report = JSON.readValue(line.substring(mark.length()), CellReport.class);
            synchronized (last) {
                last.put(report.cell(), report);
            }
        } catch (JsonProcessingException e) {
            LOG.warn("a report was cut short", e);
        }
    }

    /**
     * Waits until everything was heard that an ended process has written.
     *
     * @return the last report of every cell that began, by place
     * @throws InterruptedException if the thread is interrupted
     */
    List<CellReport> last() throws InterruptedException {
        // A child of the process that could not be killed may hold the stream open.
        listener.join(5_000);
        synchronized (last) {
            return List.copyOf(last.values());
        }
    }
}
