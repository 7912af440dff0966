package org.activationlab.app.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.activationlab.data.DataFinder;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.data.DownloadProgress;
import org.activationlab.data.Downloader;

/**
 * The images in a folder that every machine has under the same path.
 *
 * @param folder an absolute path to the four files
 */
record DigitsByPath(String folder) implements DigitSource {

    private static final long serialVersionUID = 1;

    /** By folder; a process works for one run, so this holds one entry. */
    private static final Map<String, DigitData> READ = new HashMap<>();

    DigitsByPath {
        if (!Path.of(folder).isAbsolute()) {
            throw new IllegalArgumentException(
                    "the folder of the images must be an absolute path, the same on every machine, but was " + folder);
        }
    }

    @Override
    public DigitData digits() throws IOException, InterruptedException {
        // One at a time: the tasks of an executor begin together, and the first reads for all.
        synchronized (READ) {
            DigitData known = READ.get(folder);
            if (known == null) {
                Path place = Path.of(folder);
                known = new DataFinder(Map.of(), place, new Downloader())
                        .find(DataRequest.in(place), DownloadProgress.SILENT)
                        .data();
                READ.put(folder, known);
            }
            return known;
        }
    }
}
