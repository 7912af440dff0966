package org.activationlab.pairs;

import java.util.regex.Pattern;

/**
 * One prediction chosen as evidence: which model looked at which test image, and what it said.
 *
 * @param modelId the short stable id of the judged model: 1 to 128 letters, digits, {@code _ . -}
 * @param imageIndex the position of the image in the test set, from 0
 * @param trueDigit the label of the image, 0 to 9
 * @param predictedDigit the answer of the model on the clean image, 0 to 9
 */
public record SampledPair(String modelId, int imageIndex, int trueDigit, int predictedDigit) {

    /** A file can name a model, so the id is plain; a reader of files needs to know how long it can be. */
    static final int LONGEST_ID = 128;

    private static final Pattern MODEL_ID = Pattern.compile("[A-Za-z0-9_.-]{1," + LONGEST_ID + "}");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the id is not a plain name, the index is negative or a digit is no digit
     */
    public SampledPair {
        if (!isModelId(modelId)) {
            throw new IllegalArgumentException(
                    "modelId must be 1 to 128 of the characters A-Z a-z 0-9 _ . - but was \"" + modelId + "\"");
        }
        if (imageIndex < 0) {
            throw new IllegalArgumentException("imageIndex must be at least 0, but was " + imageIndex);
        }
        requireDigit("trueDigit", trueDigit);
        requireDigit("predictedDigit", predictedDigit);
    }

    /**
     * Says whether the model was right.
     *
     * @return whether the predicted digit is the true one
     */
    public boolean correct() {
        return trueDigit == predictedDigit;
    }

    static boolean isModelId(String text) {
        return MODEL_ID.matcher(text).matches();
    }

    static void requireDigit(String name, int value) {
        if (value < 0 || value > 9) {
            throw new IllegalArgumentException(name + " must be a digit from 0 to 9, but was " + value);
        }
    }
}
