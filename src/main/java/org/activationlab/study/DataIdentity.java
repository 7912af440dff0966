package org.activationlab.study;

import org.activationlab.data.DigitData;

/**
 * Which images a run works on; where they lie on a disk is nobody's business.
 *
 * @param name "mnist", "synthetic" or the name of another set
 * @param fingerprint SHA-256 over all images and labels used
 * @param description one line for people
 * @param synthetic whether the digits were drawn by code
 * @param trainImages number of training images used
 * @param testImages number of test images used
 */
public record DataIdentity(
        String name, String fingerprint, String description, boolean synthetic, int trainImages, int testImages) {

    /**
     * Describes data.
     *
     * @param data the images of a run
     * @return its identity
     */
    public static DataIdentity of(DigitData data) {
        return new DataIdentity(
                data.name(),
                data.fingerprint(),
                data.description(),
                data.synthetic(),
                data.train().size(),
                data.test().size());
    }

    /** The same images without a name. */
    DataIdentity unnamed() {
        return new DataIdentity("", fingerprint, "", synthetic, trainImages, testImages);
    }
}
