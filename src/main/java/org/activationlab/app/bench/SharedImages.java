package org.activationlab.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.activationlab.app.Home;
import org.activationlab.data.DataException;
import org.activationlab.data.DataFinder;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.data.DownloadProgress;
import org.activationlab.data.Downloader;
import org.activationlab.data.IdxWriter;

/** Finds MNIST once and lays it down where every side reads it, whatever language it is written in. */
final class SharedImages {

    private SharedImages() {}

    /**
     * Finds the images and writes them.
     *
     * @param folder receives the four idx files
     * @throws DataException if MNIST cannot be had; says what to do
     * @throws IOException if the disk fails
     * @throws InterruptedException if the thread was interrupted during a download
     */
    static void layDown(Path folder) throws IOException, InterruptedException {
        DigitData data;
        try {
            data = new DataFinder(System.getenv(), Home.dataCache(), new Downloader())
                    .find(DataRequest.mnist(), DownloadProgress.SILENT)
                    .data();
        } catch (DataException e) {
            throw new DataException(
                    "benchmarks run on MNIST, and it could neither be found nor downloaded. Put its four files into a"
                            + " folder and name it in " + DataFinder.VARIABLE + ", or put them into data-cache;"
                            + " 'env/activation-lab data --data mnist' tells where it was looked for and what went wrong.",
                    e);
        }
        IdxWriter.write(data, folder);
    }
}
