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
 * Does the items of a stage that are not done yet.
 *
 * <p>An item is done when its record carries the fingerprint of today's settings and inputs and every output has the
 * SHA-256 that the record states. A missing record or output means: do it (again). Anything else stops with a message.
 */
final class StageRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);

    /** The entry of {@link Provenance} that names the kind of arithmetic. */
    private static final String ARITHMETIC = "lenet";

    private final RunFolder folder;
    private final Workers workers;
    private final StudyProgress progress;
    private final Map<String, String> environment;

    StageRunner(RunFolder folder, Workers workers, StudyProgress progress, Map<String, String> environment) {
        this.folder = folder;
        this.workers = workers;
        this.progress = progress;
        this.environment = environment;
    }

    /** Does what is left of a stage and returns the records of all its items in order. */
    <T extends Serializable> List<StageRecord> run(Stage<T> stage) throws Exception {
        List<T> items = stage.items();
        List<T> left = new ArrayList<>();
        long total = 0;
        long done = 0;
        int otherVersions = 0;
        String otherArithmetic = "";
        for (T item : items) {
            total += stage.size(item);
            if (isDone(stage, item)) {
                Map<String, String> then = read(stage.name(), stage.id(item)).environment();
                otherVersions += then.equals(environment) ? 0 : 1;
                otherArithmetic = stage.needsOneArithmetic() ? other(then, otherArithmetic) : otherArithmetic;
                done += stage.size(item);
            } else {
                left.add(item);
            }
        }
        if (!left.isEmpty() && !otherArithmetic.isEmpty()) {
            throw new StudyException("part of stage " + stage.name() + " was computed in " + otherArithmetic
                    + ", but this Java computes in " + environment.get(ARITHMETIC)
                    + ", which differs in the last bits. Go on with a Java like the one before ('activation-lab doctor' tells"
                    + " what this one does), or use a new run folder.");
        }
        LOG.info("stage {}: {} items, {} of them left", stage.name(), items.size(), left.size());
        progress.begin(stage.name(), stage.unit(), total, done);
        workers.forEach(left, () -> task(stage));
        List<StageRecord> records = new ArrayList<>();
        for (T item : items) {
            records.add(read(stage.name(), stage.id(item)));
        }
        String mixed = otherVersions == 0 ? "" : ", " + otherVersions + " with other versions of Java or program";
        progress.end(items.size() + " items, " + (items.size() - left.size()) + " of them done before" + mixed);
        return records;
    }

    /** The arithmetic of a record if it is not today's, else what was found before. */
    private String other(Map<String, String> then, String before) {
        String own = environment.getOrDefault(ARITHMETIC, "");
        String recorded = then.getOrDefault(ARITHMETIC, own);
        return recorded.equals(own) ? before : recorded;
    }

    private <T extends Serializable> Workers.Task<T> task(Stage<T> stage) throws IOException, StudyException {
        Stage.Worker<T> worker = stage.open();
        return new Workers.Task<>() {
            @Override
            public void run(T item) throws Exception {
                long begin = System.nanoTime();
                List<Path> outputs = worker.run(item, progress::advance);
                double seconds = (System.nanoTime() - begin) / 1e9;
                record(stage, item, outputs, seconds);
                LOG.info("stage {}: {} done in {} s", stage.name(), stage.id(item), "%.2f".formatted(seconds));
            }

            @Override
            public void close() {
                worker.close();
            }
        };
    }

    private <T extends Serializable> void record(Stage<T> stage, T item, List<Path> outputs, double seconds)
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
        Json.write(folder.record(stage.name(), stage.id(item)), record);
    }

    private <T extends Serializable> boolean isDone(Stage<T> stage, T item) throws IOException, StudyException {
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
        for (Map.Entry<String, String> output : record.outputs().entrySet()) {
            if (!Files.exists(folder.file(output.getKey()))) {
                LOG.warn("{} is missing and will be made again", output.getKey());
                return false;
            }
            folder.verify(output.getKey(), output.getValue());
        }
        return true;
    }

    private static String changedInputs(StageRecord record, Map<String, String> now) {
        List<String> differences = new ArrayList<>();
        Json.differences("", Json.tree(record.inputs()), Json.tree(now), differences);
        return differences.isEmpty() ? "same inputs, other settings or stage version" : String.join("; ", differences);
    }

    private StageRecord read(String stage, String item) throws IOException, StudyException {
        StageRecord record = Json.read(folder.record(stage, item), StageRecord.class);
        if (!record.stage().equals(stage) || !record.item().equals(item)) {
            throw new StudyException("the record of " + item + " of stage " + stage + " is that of " + record.item()
                    + " of stage " + record.stage() + ". Maybe a file was renamed: delete it and run again.");
        }
        return record;
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
