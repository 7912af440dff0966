package org.activationlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.activationlab.data.DataException;
import org.activationlab.data.DataFinder;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DownloadProgress;
import org.activationlab.data.Downloader;
import org.activationlab.data.FoundData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.study.RunFolder;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyPlan;
import org.jspecify.annotations.Nullable;

/** Finds the images of a run, for every door of the program alike. */
public final class RunImages {

    private RunImages() {}

    /**
     * Finds the images.
     *
     * @param plan what will be done with them
     * @param run the run folder, which need not exist; one that began with synthetic digits goes on with them
     * @param asked {@code mnist}, {@code synthetic} or a path; absent for the best at hand, where tiny takes synthetic
     *     digits, being no result anyway
     * @param progress hears of downloads
     * @return the images and where they were looked for
     * @throws DataException if what was asked for cannot be had
     * @throws StudyException if the run folder cannot be read
     * @throws IOException if the disk fails
     * @throws InterruptedException if the thread was interrupted during a download
     */
    public static FoundData find(StudyPlan plan, Path run, @Nullable String asked, DownloadProgress progress)
            throws DataException, StudyException, IOException, InterruptedException {
        DataFinder finder = finder();
        if (plan.trainImages() > 0 && plan.testImages() > 0) {
            // Digits drawn by code do not depend on how many are drawn: no need for more than the plan uses.
            finder = finder.withSyntheticDigits(SyntheticDigits.DEFAULT_SEED, plan.trainImages(), plan.testImages());
        }
        return finder.find(asked == null ? usual(plan, run) : DataRequest.parse(asked), progress);
    }

    /**
     * Looks where this machine's environment says, and in the project's own cache.
     *
     * @return a finder, which downloads what is nowhere else
     */
    public static DataFinder finder() {
        return new DataFinder(System.getenv(), Home.dataCache(), new Downloader());
    }

    private static DataRequest usual(StudyPlan plan, Path run) throws StudyException, IOException {
        boolean resumesSynthetic = Files.exists(run.resolve("run.json"))
                && RunFolder.describe(run).data().synthetic();
        return resumesSynthetic || plan.preset().equals("tiny") ? DataRequest.synthetic() : DataRequest.auto();
    }
}
