package org.activationlab.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.activationlab.meta.Task;

/**
 * A monitor as a folder that can be taken elsewhere:
 *
 * <ul>
 *   <li>{@code monitor.json}: the alarm rule, and the SHA-256 of every other file;
 *   <li>{@code reference.safetensors}: what the network makes of reference images;
 *   <li>{@code ratio.safetensors}, {@code correctness.safetensors}: the judges, one or both;
 *   <li>{@code network.safetensors}: the network, where it is a {@link LeNetObserver} or an {@link MlpObserver}.
 * </ul>
 *
 * <p>It holds no code. A monitor that was read gives the same answers as the one that was written, bit for bit, provided
 * that its network does.
 */
public final class MonitorFile {

    private static final String REFERENCE = "reference.safetensors";
    private static final String NETWORK = "network.safetensors";
    private static final List<String> KNOWN = List.of(REFERENCE, fileOf(Task.RATIO), fileOf(Task.CORRECTNESS), NETWORK);

    private MonitorFile() {}

    private static String fileOf(Task task) {
        return task.name().toLowerCase(Locale.ROOT) + ".safetensors";
    }

    /**
     * Writes a monitor. Files of an older one in the folder are replaced; {@code monitor.json} comes last, so that a folder
     * that was half written is refused.
     *
     * @param folder the folder; made if it is missing
     * @param monitor the monitor
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder, ReliabilityMonitor monitor) throws IOException {
        List<String> names = new ArrayList<>(List.of(REFERENCE));
        ReferenceAnswersFile.write(folder.resolve(REFERENCE), monitor.network(), monitor.reference());
        for (TrainedJudge judge : monitor.judges()) {
            String name = fileOf(judge.task());
            judge.write(folder.resolve(name));
            names.add(name);
        }
        if (NetworkFile.write(folder.resolve(NETWORK), monitor.network())) {
            names.add(NETWORK);
        }
        MonitorDescription.write(folder, monitor, names);
    }

    /**
     * Reads a monitor together with its network.
     *
     * @param folder the folder
     * @return the monitor
     * @throws IOException if a file cannot be read, is damaged or is another than was written, or the network is not in
     *     the folder; says what to do
     */
    public static ReliabilityMonitor read(Path folder) throws IOException {
        MonitorDescription description = MonitorDescription.read(folder);
        if (!description.files().containsKey(NETWORK)) {
            throw new IOException(folder + " does not hold network " + description.network()
                    + " itself, which is of another program. Use MonitorFile.read(folder, network).");
        }
        description.verify(folder, REFERENCE, KNOWN);
        return read(folder, description, NetworkFile.read(folder.resolve(NETWORK)));
    }

    /**
     * Reads a monitor of a network that is at hand.
     *
     * @param folder the folder
     * @param network the network that was measured when the monitor was made
     * @return the monitor
     * @throws IOException if a file cannot be read, is damaged or is another than was written; says what to do
     * @throws IllegalArgumentException if the network is another one than was measured
     */
    public static ReliabilityMonitor read(Path folder, ObservedNetwork network) throws IOException {
        MonitorDescription description = MonitorDescription.read(folder);
        description.verify(folder, REFERENCE, KNOWN);
        return read(folder, description, network);
    }

    private static ReliabilityMonitor read(Path folder, MonitorDescription description, ObservedNetwork network)
            throws IOException {
        ReferenceAnswers reference = ReferenceAnswersFile.read(folder.resolve(REFERENCE), network);
        List<TrainedJudge> judges = new ArrayList<>();
        for (Task task : Task.values()) {
            Path file = folder.resolve(fileOf(task));
            if (description.files().containsKey(fileOf(task))) {
                TrainedJudge judge = TrainedJudge.read(file);
                if (judge.task() != task) {
                    throw new MonitorFileException(
                            file, "expected a judge of " + task + ", but it is one of " + judge.task());
                }
                judges.add(judge);
            }
        }
        try {
            return ReliabilityMonitor.of(network, reference, judges, description.alarm());
        } catch (IllegalArgumentException e) {
            throw new MonitorFileException(
                    folder.resolve(MonitorDescription.NAME), "its parts do not fit: " + e.getMessage(), e);
        }
    }
}
