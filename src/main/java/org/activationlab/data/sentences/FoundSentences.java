package org.activationlab.data.sentences;

import java.util.List;
import org.activationlab.data.SearchStep;

/**
 * The sentences that a search ended with, and the way there.
 *
 * @param data the sentences
 * @param search all places looked in, in this order; the last is where the sentences came from
 */
public record FoundSentences(SentenceData data, List<SearchStep> search) {
    /** Copies the list. */
    public FoundSentences {
        search = List.copyOf(search);
    }
}
