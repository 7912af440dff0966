package org.activationlab.app.notebook;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.DownloadProgress;
import org.activationlab.report.HtmlText;
import org.activationlab.study.StudyProgress;
import org.jspecify.annotations.Nullable;

/**
 * Shows a study's stages, and downloads, as one bar each; stages that an earlier start did share one line. Stages come
 * one after another.
 */
final class StageProgress implements StudyProgress, DownloadProgress {

    private static final long KIB = 1024;

    private final FrontEnd frontEnd;
    private final List<String> before = new ArrayList<>();
    private volatile @Nullable Progress bar;
    private String file = "";
    private long told;

    StageProgress(FrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    @Override
    public void begin(String stage, String unit, long total, long alreadyDone) {
        if (total > 0 && alreadyDone == total) {
            before.add(stage);
        } else {
            bar = new Progress(frontEnd, stage, unit, total, alreadyDone);
        }
    }

    @Override
    public void advance(long amount) {
        Progress shown = bar;
        if (shown != null) {
            shown.advance(amount);
        }
    }

    @Override
    public void note(String line) {
        Progress shown = bar;
        if (shown != null) {
            shown.note(line);
        }
    }

    @Override
    public void end(String summary) {
        close("");
    }

    /** Names the stages that had nothing left to do. */
    void sayWhatWasDoneBefore() {
        if (!before.isEmpty()) {
            String line = "Done before: " + String.join(", ", before) + ".";
            frontEnd.display(Bundle.html("<div>" + HtmlText.escape(line) + "</div>", line), DisplayId.next());
        }
    }

    @Override
    public void update(String newFile, long bytesDone, long bytesTotal) {
        if (!newFile.equals(file)) {
            close("");
            file = newFile;
            told = 0;
            begin("download " + newFile, "KiB", bytesTotal / KIB, 0);
        }
        advance(bytesDone / KIB - told);
        told = bytesDone / KIB;
    }

    /** Ends whatever bar is still shown. */
    void close(String summary) {
        Progress shown = bar;
        bar = null;
        if (shown != null) {
            shown.close(summary);
        }
    }
}
