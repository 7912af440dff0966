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
     * Leaves out what does not change a number: how the data is called.
     *
     * @return this description without the data's name and text
     */
    RunDescription essence() {
        return new RunDescription(format, plan, data.unnamed(), device);
    }

    /**
     * Identifies the run.
     *
     * @return SHA-256 over this description as JSON, without the data's name and text
     */
    public String fingerprint() {
        return Sha256.of(Json.text(essence()));
    }
}
