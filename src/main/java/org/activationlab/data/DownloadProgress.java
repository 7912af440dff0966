package org.activationlab.data;

/** Hears how far a download has come, on the thread that asked for it, at most some ten times a second. */
@FunctionalInterface
public interface DownloadProgress {
    /** Says nothing. */
    DownloadProgress SILENT = (file, bytesDone, bytesTotal) -> {};

    /**
     * Hears how far a file has come.
     *
     * @param file the name of the file
     * @param bytesDone bytes on the disk, those of an earlier, interrupted run included
     * @param bytesTotal the size of the whole file, or -1 while the server has not said it
     */
    void update(String file, long bytesDone, long bytesTotal);
}
