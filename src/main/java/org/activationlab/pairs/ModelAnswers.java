package org.activationlab.pairs;

/** One model's answers to all test images. Immutable; arrays are copied in and out. */
public final class ModelAnswers {

    private final String modelId;
    private final byte[] digits;

    private ModelAnswers(String modelId, byte[] digits) {
        this.modelId = modelId;
        this.digits = digits;
    }

    /**
     * Takes answers.
     *
     * @param modelId the model
     * @param digits (images), its answer to each test image in the order of the test set, 0 to 9; copied
     * @return the answers
     * @throws IllegalArgumentException if the id is no plain name or an answer is no digit
     */
    public static ModelAnswers of(String modelId, int... digits) {
        if (!SampledPair.isModelId(modelId)) {
            throw new IllegalArgumentException(
                    "modelId must be 1 to 128 of the characters A-Z a-z 0-9 _ . - but was \"" + modelId + "\"");
        }
        byte[] copy = new byte[digits.length];
        for (int i = 0; i < digits.length; i++) {
            SampledPair.requireDigit("the answer to image " + i, digits[i]);
            copy[i] = (byte) digits[i];
        }
        return new ModelAnswers(modelId, copy);
    }

    /**
     * Gives the model.
     *
     * @return its id
     */
    public String modelId() {
        return modelId;
    }

    /**
     * Counts the images.
     *
     * @return how many there are
     */
    public int size() {
        return digits.length;
    }

    /**
     * Gives one answer.
     *
     * @param image its position in the test set, from 0
     * @return 0 to 9
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public int digit(int image) {
        return digits[image];
    }
}
