package org.activationlab.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.DataFinder;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.data.DownloadProgress;
import org.activationlab.data.Downloader;
import org.junit.jupiter.api.Assumptions;

/** MNIST for tests, read once: from the environment variable's folder or data-cache, never by a download. */
public final class Mnist {

    private static DigitData found;

    private Mnist() {}

    /** Returns MNIST, or skips the calling test and says why. */
    public static synchronized DigitData orSkip() {
        if (found != null) {
            return found;
        }
        List<String> places = new ArrayList<>();
        String named = System.getenv(DataFinder.VARIABLE);
        if (named != null && !named.isBlank()) {
            places.add(named);
        }
        places.add("data-cache");
        StringBuilder why = new StringBuilder("needs MNIST, which was not found: ");
        for (String place : places) {
            try {
                DataFinder finder = new DataFinder(System.getenv(), Path.of("data-cache"), new Downloader());
                DigitData data = finder.find(DataRequest.in(Path.of(place)), DownloadProgress.SILENT)
                        .data();
                if (data.name().equals(DigitData.MNIST)) {
                    found = data;
                    return data;
                }
                why.append(place).append(" holds ").append(data.description()).append("; ");
            } catch (IOException e) {
                why.append(e.getMessage()).append("; ");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                why.append("interrupted; ");
            }
        }
        Assumptions.abort(why.toString());
        throw new AssertionError("abort always throws");
    }
}
