package org.activationlab.study;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.files.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run folder's records say of a stage's items.
 *
 * <p>An item is done when its record carries the fingerprint of today's settings and inputs and every output has the
 * SHA-256 that the record states. A missing record or output means: do it (again). Anything else stops with a message.
 */
final class ItemRecords {

    private static final Logger LOG = LoggerFactory.getLogger(ItemRecords.class);

    private final RunFolder folder;
    private final Map<String, String> environment;

    /**
     * Reads nothing yet.
     *
     * @param folder whose records
     * @param environment what {@link Provenance} says of this process; stands in the records that are written
     */
    ItemRecords(RunFolder folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** Writes down that an item is done. */
    <T extends Serializable> void record(Stage<T> stage, T item, List<Path> outputs, double seconds)
            throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (Path output : outputs) {
            sums.put(folder.nameOf(output), Sha256.of(output));
        }
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        StageRecord record = new StageRecord(
                stage.name(),
                stage.id(item),
                fingerprint(stage, item),
                stage.inputs(item),
                sums,
                environment,
                now,
                seconds);
        Json.writeSummed(folder.record(stage.name(), stage.id(item)), record);
    }

    /** Tells whether an item is done, and refuses one that was made from something else. */
    <T extends Serializable> boolean isDone(Stage<T> stage, T item) throws IOException, StudyException {
        Path file = folder.record(stage.name(), stage.id(item));
        if (!Files.exists(file)) {
            return false;
        }
        StageRecord record = read(stage.name(), stage.id(item));
        if (!record.fingerprint().equals(fingerprint(stage, item))) {
            throw new StudyException("%s of stage %s was made from other settings or inputs than today's (%s). "
                            .formatted(stage.id(item), stage.name(), changedInputs(record, stage.inputs(item)))
                    + "Use a new run folder, or delete " + folder.nameOf(file) + " to make it again.");
        }
        // The fingerprint is over today's inputs: other ones beside it were not written by this program.
        if (!record.inputs().equals(stage.inputs(item))) {
            throw new StudyException(file + " names other inputs than its own fingerprint ("
                    + changedInputs(record, stage.inputs(item))
                    + "). It was edited or damaged: delete it and run again.");
        }
        for (Map.Entry<String, String> output : record.outputs().entrySet()) {
            if (!Files.exists(folder.file(output.getKey()))) {
                LOG.warn("{} is missing and will be made again", output.getKey());
                return false;
            }
            folder.verify(output.getKey(), output.getValue());
        }
        return true;
    }

    /** Reads the record of an item that is done. */
    StageRecord read(String stage, String item) throws IOException, StudyException {
        StageRecord record = Json.readSummed(folder.record(stage, item), StageRecord.class);
        if (!record.stage().equals(stage) || !record.item().equals(item)) {
            throw new StudyException("the record of " + item + " of stage " + stage + " is that of " + record.item()
                    + " of stage " + record.stage() + ". Maybe a file was renamed: delete it and run again.");
        }
        return record;
    }

    private static String changedInputs(StageRecord record, Map<String, String> now) {
        List<String> differences = new ArrayList<>();
        Json.differences("", Json.tree(record.inputs()), Json.tree(now), differences);
        return differences.isEmpty() ? "same inputs, other settings or stage version" : String.join("; ", differences);
    }

    private static <T extends Serializable> String fingerprint(Stage<T> stage, T item) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("stage", stage.name());
        all.put("version", stage.version());
        all.put("item", stage.id(item));
        all.put("settings", stage.settings(item));
        all.put("inputs", new TreeMap<>(stage.inputs(item)));
        return Sha256.of(Json.text(all));
    }
}
