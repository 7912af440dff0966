package org.activationlab.app.notebook;

import org.activationlab.data.DownloadProgress;
import org.activationlab.study.StudyProgress;
import org.jspecify.annotations.Nullable;

/** Shows a study's stages, and downloads, as one bar each. Stages come one after another. */
final class StageProgress implements StudyProgress, DownloadProgress {

    private static final long KIB = 1024;

    private final FrontEnd frontEnd;
    private volatile @Nullable Progress bar;
    private String file = "";
    private long told;

    StageProgress(FrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    @Override
    public void begin(String stage, String unit, long total, long alreadyDone) {
        bar = new Progress(frontEnd, stage, unit, total, alreadyDone);
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
        close(summary);
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
