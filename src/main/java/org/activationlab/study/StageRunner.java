package org.activationlab.study;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the items of a stage that are not done yet; {@link ItemRecords} tells which these are. */
final class StageRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);

    /** The entry of {@link Provenance} that names the kind of arithmetic. */
    static final String ARITHMETIC = "lenet";

    private final RunFolder folder;
    private final Workers workers;
    private final StudyProgress progress;
    private final Map<String, String> environment;
    private final ItemRecords records;

    StageRunner(RunFolder folder, Workers workers, StudyProgress progress, Map<String, String> environment) {
        this.folder = folder;
        this.workers = workers;
        this.progress = progress;
        this.environment = environment;
        records = new ItemRecords(folder, environment);
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
            if (records.isDone(stage, item)) {
                Map<String, String> then =
                        records.read(stage.name(), stage.id(item)).environment();
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
        workers.forEach(left, tasks(stage));
        List<StageRecord> made = new ArrayList<>();
        for (T item : items) {
            made.add(records.read(stage.name(), stage.id(item)));
        }
        String mixed = otherVersions == 0 ? "" : ", " + otherVersions + " with other versions of Java or program";
        progress.end(items.size() + " items, " + (items.size() - left.size()) + " of them done before" + mixed);
        return made;
    }

    /** The arithmetic of a record if it is not today's, else what was found before. */
    private String other(Map<String, String> then, String before) {
        String own = environment.getOrDefault(ARITHMETIC, "");
        String recorded = then.getOrDefault(ARITHMETIC, own);
        return recorded.equals(own) ? before : recorded;
    }

    /** Opens a stage here, or says where another process finds it. */
    private <T extends Serializable> Workers.TaskFactory<T> tasks(Stage<T> stage) {
        return new Workers.TaskFactory<>() {
            @Override
            public Workers.Task<T> open() throws IOException, StudyException {
                return new StageTask<>(stage, records, progress::advance);
            }

            @Override
            public Optional<Errand> errand() {
                return stage.itemsPerErrand() == 0
                        ? Optional.empty()
                        : Optional.of(new Errand(
                                folder.root().toAbsolutePath().toString(),
                                stage.name(),
                                stage.itemsPerErrand(),
                                environment));
            }

            @Override
            public void advance(long amount) {
                progress.advance(amount);
            }
        };
    }
}
