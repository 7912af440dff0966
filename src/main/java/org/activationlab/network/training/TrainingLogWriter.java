package org.activationlab.network.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.activationlab.files.Sha256;

/** Writes a {@link TrainingLog} while the training goes on; whoever looks sees all epochs so far, each as a whole line, and after the last one a SHA-256. */
public final class TrainingLogWriter implements AutoCloseable {

    private final BufferedWriter out;
    private TrainingLog log;

    /**
     * Starts a file.
     *
     * @param file replaced if it is there; missing folders are made
     * @param log what will be trained; epochs that it has are written too
     * @throws IOException if the disk fails
     */
    public TrainingLogWriter(Path file, TrainingLog log) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.log = log;
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        out.write(log.header());
        for (TrainingEpoch epoch : log.epochs()) {
            out.write(TrainingLog.line(epoch));
        }
        sumUp();
        out.flush();
    }

    /**
     * Adds an epoch.
     *
     * @param epoch the next one
     * @throws IOException if the disk fails
     * @throws IllegalArgumentException if it is not the next one
     */
    public void add(TrainingEpoch epoch) throws IOException {
        log = log.with(epoch);
        out.write(TrainingLog.line(epoch));
        sumUp();
        out.flush();
    }

    /** A training that is over changes no more: its log ends with a sum. */
    private void sumUp() throws IOException {
        if (log.isComplete()) {
            out.write(TrainingLog.SUM + Sha256.of(log.text()) + "\n");
        }
    }

    /**
     * Gives what was written so far.
     *
     * @return the log
     */
    public TrainingLog log() {
        return log;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
