package org.activationlab.study;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.activationlab.data.DigitData;

/**
 * What another process, maybe on another machine, must know to do items of a stage for the process that holds the run
 * folder. Everything else it reads in that folder.
 *
 * @param run the run folder, an absolute path that leads to the same files in both processes
 * @param stage "train" or "label"
 * @param itemsPerTask how many items are worth opening the stage for, at least 1
 * @param environment what the process that holds the folder computes with
 */
public record Errand(String run, String stage, int itemsPerTask, Map<String, String> environment)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** What must be equal in both processes: these decide over the last bits. */
    private static final List<String> EQUAL = List.of("activation-lab", "engine", "device", StageRunner.ARITHMETIC);

    /** Keeps its own copy of the environment. */
    public Errand {
        if (itemsPerTask < 1) {
            throw new IllegalArgumentException("itemsPerTask must be at least 1, but was " + itemsPerTask);
        }
        environment = Map.copyOf(environment);
    }

    /**
     * Opens the stage. Items that are done already, by a task that was believed lost, are not done again.
     *
     * @param <T> the kind of item: of the list that the errand came with
     * @param digits all images, or as many as the run uses
     * @param progress hears how much was done, in the stage's unit
     * @return the task, for one thread, which closes it
     * @throws StudyException if the folder cannot be seen from here, the images are others than the run's, or this
     *     process would compute other bits than the one that sent the errand
     * @throws IOException if the disk fails
     */
    public <T extends Serializable> Workers.Task<T> open(DigitData digits, LongConsumer progress)
            throws StudyException, IOException {
        Path root = Path.of(run);
        if (!Files.isDirectory(root)) {
            throw new StudyException("the run folder " + root + " is not to be seen by this worker. It must lie in a"
                    + " folder that all machines share under the same path.");
        }
        RunDescription description = RunFolder.describe(root);
        DigitData data = Study.limited(description.plan(), digits);
        if (!data.fingerprint().equals(description.data().fingerprint())) {
            throw new StudyException("this worker has other images than the run in " + root + " ("
                    + data.description() + "; the run was started on "
                    + description.data().description() + "). Give every machine the same data.");
        }
        Map<String, String> here = Provenance.of(description.device());
        for (String name : EQUAL) {
            String asked = environment.getOrDefault(name, "unknown");
            String own = here.getOrDefault(name, "unknown");
            if (!asked.equals(own)) {
                throw new StudyException("this worker would not compute the same bits: " + name + " is " + own
                        + " here, but " + asked + " where the run was started. Give every machine the same Java, the"
                        + " same program and the same kind of processor.");
            }
        }
        RunFolder folder = RunFolder.joined(root);
        return task(stage(folder, description, data), new ItemRecords(folder, here), progress);
    }

    /** The list that the errand came with holds this stage's items: {@link StageRunner} made both. */
    @SuppressWarnings("unchecked")
    private <T extends Serializable> Stage<T> stage(RunFolder folder, RunDescription description, DigitData data)
            throws StudyException {
        return (Stage<T>)
                switch (stage) {
                    case TrainStage.NAME -> new TrainStage(folder, description, data);
                    case LabelStage.NAME -> new LabelStage(folder, description, data, List.of());
                    default -> throw new StudyException("stage " + stage + " is done by one process only");
                };
    }

    private static <T extends Serializable> Workers.Task<T> task(
            Stage<T> stage, ItemRecords records, LongConsumer progress) throws IOException, StudyException {
        StageTask<T> task = new StageTask<>(stage, records, progress);
        return new Workers.Task<>() {
            @Override
            public void run(T item) throws Exception {
                if (records.isDone(stage, item)) {
                    progress.accept(stage.size(item));
                } else {
                    task.run(item);
                }
            }

            @Override
            public void close() {
                task.close();
            }
        };
    }
}
