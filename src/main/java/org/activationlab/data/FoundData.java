package org.activationlab.data;

import java.util.List;

/**
 * The data that a search ended with, and the way there.
 *
 * @param data the data
 * @param search all places looked in, in this order; the last is where the data came from
 */
public record FoundData(DigitData data, List<SearchStep> search) {
    /** Copies the list. */
    public FoundData {
        search = List.copyOf(search);
    }
}
