package org.activationlab.app;

import java.io.IOException;
import org.activationlab.data.sentences.FoundSentences;
import org.activationlab.data.sentences.SentenceFinder;
import org.activationlab.data.sentences.SentenceRequest;
import org.jspecify.annotations.Nullable;

/** Finds sentences that praise or blame, for every door of the program alike. */
public final class RunSentences {

    private RunSentences() {}

    /**
     * Finds the sentences where this machine's environment says, or in the project's own cache.
     *
     * @param asked {@code auto}, {@code sst2}, {@code synthetic} or a folder; absent for the best at hand
     * @return the sentences and where they were looked for
     * @throws IOException if they cannot be had; says every place looked in
     */
    public static FoundSentences find(@Nullable String asked) throws IOException {
        return finder().find(SentenceRequest.parse(asked));
    }

    /**
     * Looks where this machine's environment says, and in the project's own cache.
     *
     * @return a finder
     */
    public static SentenceFinder finder() {
        return new SentenceFinder(System.getenv(), Home.dataCache());
    }
}
