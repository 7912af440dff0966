package org.activationlab.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * By which program, on what, from which files.
 *
 * @param versions of program, Java, engine and arithmetic, and the device, of networks and evidence
 * @param judgeVersions the same of the judges; empty on a data sheet
 * @param fingerprints SHA-256 by what they are of
 * @param seconds the time that the work took, added up over all workers, by kind of work
 */
public record CardOrigin(
        Map<String, String> versions,
        Map<String, String> judgeVersions,
        Map<String, String> fingerprints,
        Map<String, Double> seconds) {

    /** Copies the maps, sorted by name. */
    public CardOrigin {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        judgeVersions = Collections.unmodifiableMap(new TreeMap<>(judgeVersions));
        fingerprints = Collections.unmodifiableMap(new TreeMap<>(fingerprints));
        seconds = Collections.unmodifiableMap(new TreeMap<>(seconds));
    }
}
