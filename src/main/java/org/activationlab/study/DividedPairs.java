package org.activationlab.study;

import java.util.Map;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.Split;

/**
 * Pairs that meta-networks learn from.
 *
 * @param data the pairs
 * @param split their division
 * @param inputs what the outputs of every training over them depend on, besides its own settings
 */
record DividedPairs(MetaData data, Split split, Map<String, String> inputs) {

    /** Keeps its own copy. */
    DividedPairs {
        inputs = Map.copyOf(inputs);
    }
}
