package org.activationlab.app.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.app.training.SeedFolder;
import org.activationlab.app.training.SeedRun;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyProgress;

/**
 * Trains a classifier once per seed and keeps everything in a folder. Each seed, also a single one, has a folder {@code
 * seed-N} in it: {@value #LOG} grows by a line per epoch; {@value #CHECKPOINT} is the best epoch so far; {@code epochs/}
 * has pictures after each epoch; at the end {@code curves.png}, {@code confusion.png}, {@code confusion.csv}, {@code
 * scores.csv}, {@code saliency.png}, {@code pca.png} and {@code tsne.png} show the best epoch.
 *
 * <p>Beside these folders {@value #SEEDS}, {@code curves.png} and {@code curves.svg} sum up all finished trainings of the
 * folder, those of earlier commands too. They differ in nothing but their seeds: a folder that holds a training with other
 * settings, data, first weights or device, or files of somebody else, is refused.
 *
 * <p>Equal plans give equal numbers. A training that is there already, as it was asked for, is not done again; one that was
 * interrupted begins anew. The weights of an epoch are written before its line in the log, so that a log with all its
 * lines never stands beside older weights.
 */
public final class ClassifierRun {

    /** How each epoch went. */
    public static final String LOG = SeedFolder.LOG;

    /** The learned numbers of the best epoch. */
    public static final String CHECKPOINT = SeedFolder.CHECKPOINT;

    /** The finished trainings, with mean and deviation. */
    public static final String SEEDS = SeedFolder.SEEDS;

    private final ClassifierPlan plan;
    private final StudyProgress progress;

    /**
     * Touches nothing yet.
     *
     * @param plan what to train
     * @param progress hears of every epoch
     */
    public ClassifierRun(ClassifierPlan plan, StudyProgress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Trains some seeds, one after the other, and sums up all finished trainings of the folder after each of them.
     *
     * @param seeds at least one
     * @param folder where everything goes, each seed in a folder of its own
     * @return how each went
     * @throws StudyException if the folder holds something else, or a training with other settings
     * @throws IOException if the checkpoint cannot be read or the disk fails
     * @throws InterruptedException if the thread was interrupted
     */
    public List<ClassifierResult> train(List<Long> seeds, Path folder)
            throws StudyException, IOException, InterruptedException {
        return new SeedRun<>(new ClassifierSubject(plan, progress), progress).train(seeds, folder);
    }
}
