package org.activationlab.pairs;

/**
 * What a file of weights says about all of its models.
 *
 * @param planFingerprint the fingerprint of the plan that trained the models, not blank
 * @param dataSet the name of the images that they learned from, for example "MNIST train", not blank
 * @param dataSetFingerprint the fingerprint of the images and labels, not blank
 * @param synthetic whether the images are made up, for tests and demonstrations
 */
public record WeightFileHeader(String planFingerprint, String dataSet, String dataSetFingerprint, boolean synthetic) {

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if a text is blank
     */
    public WeightFileHeader {
        PairFileHeader.requireText("planFingerprint", planFingerprint);
        PairFileHeader.requireText("dataSet", dataSet);
        PairFileHeader.requireText("dataSetFingerprint", dataSetFingerprint);
    }
}
