package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.activationlab.files.Sha256;

/**
 * What the records of a run folder say is finished.
 *
 * @param description what the run is about
 * @param records all records, by stage in alphabetical order, then by item
 */
public record RunInventory(RunDescription description, List<StageRecord> records) {

    /** Keeps its own copy. */
    public RunInventory {
        records = List.copyOf(records);
    }

    /**
     * Reads the records of a folder.
     *
     * @param root a run folder
     * @return what is finished
     * @throws StudyException if it is no run folder or a record cannot be read
     * @throws IOException if the disk fails
     */
    public static RunInventory of(Path root) throws StudyException, IOException {
        RunDescription description = RunFolder.describe(root);
        List<StageRecord> records = new ArrayList<>();
        Path folder = root.resolve("records");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    records.add(record(file));
                }
            }
        }
        return new RunInventory(description, records);
    }

    /** A record must be the one that its place says: two of one item would count it twice and lose another. */
    private static StageRecord record(Path file) throws StudyException, IOException {
        StageRecord record = Json.readSummed(file, StageRecord.class);
        if (!file.endsWith(Path.of(record.stage(), record.item() + ".json"))) {
            throw new StudyException(file + " is the record of " + record.item() + " of stage " + record.stage()
                    + ". Maybe a file was renamed or copied: delete it and run again.");
        }
        return record;
    }

    /**
     * Counts the finished items of a stage.
     *
     * @param stage train, label, export, join, flow, weights, baselines or meta
     * @return how many records there are
     */
    public int finished(String stage) {
        return (int)
                records.stream().filter(record -> record.stage().equals(stage)).count();
    }

    /**
     * Adds up the time that a stage's finished items took, over all workers.
     *
     * @param stage train, label, export, join, flow, weights, baselines or meta
     * @return seconds
     */
    public double seconds(String stage) {
        return records.stream()
                .filter(record -> record.stage().equals(stage))
                .mapToDouble(StageRecord::seconds)
                .sum();
    }

    /**
     * Lists what all finished items wrote.
     *
     * @return names in the run folder and their SHA-256 sums, sorted by name
     */
    public Map<String, String> outputs() {
        Map<String, String> sums = new TreeMap<>();
        records.forEach(record -> sums.putAll(record.outputs()));
        return sums;
    }

    /**
     * Finds a file that a finished item wrote.
     *
     * @param root the run folder of this inventory
     * @param name the file's name in it
     * @return where it is
     * @throws StudyException if no finished item wrote it, or it is missing or was changed since
     * @throws IOException if the disk fails
     */
    public Path verified(Path root, String name) throws StudyException, IOException {
        String recorded = outputs().get(name);
        if (recorded == null || !Files.isRegularFile(root.resolve(name))) {
            throw new StudyException(
                    name + " is missing in " + root + (recorded == null ? ": no record names it." : ".")
                            + " Make it again with 'activation-lab run --run " + root + "'.");
        }
        RunFolder.verify(root, name, recorded);
        return root.resolve(name);
    }

    /**
     * Identifies the results: every parameter, label and activation, but neither times nor places. A run that also
     * exported its whole data flow has another fingerprint than one that did not.
     *
     * @return SHA-256 over the names and sums of all parameter and Arrow files
     */
    public String fingerprint() {
        Map<String, String> sums = outputs();
        sums.keySet().removeIf(name -> !name.endsWith(".safetensors") && !name.endsWith(".arrow"));
        return Sha256.of(Json.text(sums));
    }
}
