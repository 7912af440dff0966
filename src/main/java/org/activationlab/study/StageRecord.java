package org.activationlab.study;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The provenance of one finished work item.
 *
 * @param stage the stage's name
 * @param item the item's name
 * @param fingerprint SHA-256 over stage, version, item, settings and inputs: what the outputs depend on
 * @param inputs what was read: names and SHA-256 sums
 * @param outputs what was written: paths in the run folder, with forward slashes, and SHA-256 sums
 * @param environment versions of Java, engine and program, and the device; not part of the fingerprint
 * @param finishedAt when, in UTC, ISO 8601
 * @param seconds how long it took
 */
public record StageRecord(
        String stage,
        String item,
        String fingerprint,
        Map<String, String> inputs,
        Map<String, String> outputs,
        Map<String, String> environment,
        String finishedAt,
        double seconds) {

    /** Checks the time and keeps its own copies, sorted by name. */
    public StageRecord {
        try {
            Instant.parse(finishedAt);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "finishedAt must be a time such as 2026-01-31T12:00:00Z, but was \"" + finishedAt + "\"", e);
        }
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }
}
