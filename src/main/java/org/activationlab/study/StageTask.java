package org.activationlab.study;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does items of a stage in one thread, and writes down each that is done. */
final class StageTask<T extends Serializable> implements Workers.Task<T> {

    private static final Logger LOG = LoggerFactory.getLogger(StageTask.class);

    private final Stage<T> stage;
    private final ItemRecords records;
    private final LongConsumer progress;
    private final Stage.Worker<T> worker;

    StageTask(Stage<T> stage, ItemRecords records, LongConsumer progress) throws IOException, StudyException {
        this.stage = stage;
        this.records = records;
        this.progress = progress;
        worker = stage.open();
    }

    @Override
    public void run(T item) throws IOException, StudyException, InterruptedException {
        long begin = System.nanoTime();
        List<Path> outputs = worker.run(item, progress);
        double seconds = (System.nanoTime() - begin) / 1e9;
        records.record(stage, item, outputs, seconds);
        LOG.info("stage {}: {} done in {} s", stage.name(), stage.id(item), "%.2f".formatted(seconds));
    }

    @Override
    public void close() {
        worker.close();
    }
}
