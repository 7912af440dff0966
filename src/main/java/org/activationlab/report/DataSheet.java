package org.activationlab.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be known of evidence before anything is learned from it.
 *
 * <p>T. Gebru et al., "Datasheets for Datasets", 2021; the sections that apply to pairs of networks and images.
 *
 * @param source images, networks and how pairs were drawn
 * @param images distinct images among the pairs
 * @param right the share of right pairs, in [0, 1]
 * @param ratios mean noise ratio of the pairs that are "right" and of those that are "wrong"; only those there are
 * @param neverRight test images that no kept network answers rightly
 * @param neverWrong test images that no kept network answers wrongly
 * @param leaks AUROC of look-ups that see no activation, on the very pairs that filled them, by what they look up; only
 *     where there are right and wrong pairs
 * @param bytes sizes of the files, in bytes, by file or folder
 * @param licence what is known of the licence of the images
 * @param origin versions and fingerprints
 */
public record DataSheet(
        CardSource source,
        int images,
        double right,
        Map<String, Double> ratios,
        int neverRight,
        int neverWrong,
        Map<String, Double> leaks,
        Map<String, Long> bytes,
        String licence,
        CardOrigin origin) {

    /** Copies the maps, sorted by name. */
    public DataSheet {
        ratios = Collections.unmodifiableMap(new TreeMap<>(ratios));
        leaks = Collections.unmodifiableMap(new TreeMap<>(leaks));
        bytes = Collections.unmodifiableMap(new TreeMap<>(bytes));
    }
}
