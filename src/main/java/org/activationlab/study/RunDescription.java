package org.activationlab.study;

import org.activationlab.files.Sha256;
import org.activationlab.network.ComputeDevice;

/**
 * What a run folder is about: written once, compared at every later start.
 *
 * @param format version of the folder's layout
 * @param plan every setting
 * @param data the images
 * @param device where the arithmetic runs; another device gives slightly other numbers
 */
public record RunDescription(int format, StudyPlan plan, DataIdentity data, ComputeDevice device) {

    /** The layout that this version reads and writes. */
    public static final int FORMAT = 1;

    /**
     * Identifies the run.
     *
     * @return SHA-256 over this description as JSON
     */
    public String fingerprint() {
        return Sha256.of(Json.text(this));
    }
}
