package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.activationlab.app.Logs;
import org.activationlab.app.RunImages;
import org.activationlab.data.FoundData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.RunFolder;
import org.activationlab.study.StudyPlan;
import org.jspecify.annotations.Nullable;

/** The work of one command in a run folder: a line that says where, then the work, with a log and progress. */
final class OpenRun {

    private final Path root;
    private final PrintWriter out;
    private final ConsoleProgress progress;

    /**
     * Touches nothing yet.
     *
     * @param root the run folder, which need not exist
     * @param out where progress goes
     */
    OpenRun(Path root, PrintWriter out) {
        this.root = root;
        this.out = out;
        this.progress = new ConsoleProgress(out);
    }

    /** What is done in the folder while it is open. */
    @FunctionalInterface
    interface Work {
        void in(RunFolder folder, ConsoleProgress progress) throws Exception;
    }

    /** What is found out in the folder while it is open. */
    @FunctionalInterface
    interface Question<T> {
        T in(RunFolder folder, ConsoleProgress progress) throws Exception;
    }

    /** Finds the run's images, before anything is written. */
    FoundData images(StudyPlan plan, @Nullable String asked) throws Exception {
        try {
            return RunImages.find(plan, root, asked, progress);
        } finally {
            progress.closeBar();
        }
    }

    /** Says what is worked on, on which device, and in which folder. */
    void header(String what, ComputeDevice where) {
        out.println(what + ", device " + where.name().toLowerCase(Locale.ROOT) + ", run folder " + root);
    }

    /** Opens the folder and works in it; a failure is told to the folder's log, too. */
    void work(Work work) throws Exception {
        answer((folder, progressOfWork) -> {
            work.in(folder, progressOfWork);
            return root;
        });
    }

    /** Like {@link #work}, for work that comes to something. */
    <T> T answer(Question<T> question) throws Exception {
        out.flush();
        try (RunFolder folder = RunFolder.open(root)) {
            Logs.toFolder(root);
            return question.in(folder, progress);
        } catch (Exception | OutOfMemoryError e) {
            Logs.failure(e);
            throw e;
        } finally {
            progress.closeBar();
            Logs.silence();
        }
    }
}
