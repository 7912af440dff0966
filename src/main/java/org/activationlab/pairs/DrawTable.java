package org.activationlab.pairs;

import java.util.List;
import java.util.Objects;

/**
 * What one model takes further noisy copies of its pairs' images for, copy by copy. Their noise is not that of the
 * labels, so the share of unchanged answers among the first few of them is a Monte-Carlo estimate that is independent of
 * the label it is compared with. Immutable; arrays are copied in.
 */
public final class DrawTable {

    private final String modelId;
    private final int draws;
    private final int[] images;
    /** (rows, draws). */
    private final byte[] digits;

    /** Takes arrays over without a copy. */
    DrawTable(String modelId, int draws, int[] images, byte[] digits) {
        if (!SampledPair.isModelId(modelId)) {
            throw new IllegalArgumentException(
                    "modelId must be 1 to 128 of the characters A-Z a-z 0-9 _ . - but was \"" + modelId + "\"");
        }
        if (draws < 1) {
            throw new IllegalArgumentException("draws must be at least 1, but was " + draws);
        }
        for (int i = 0; i < digits.length; i++) {
            if (digits[i] < 0 || digits[i] >= VoteHistogram.DIGITS) {
                throw new IllegalArgumentException("the answers to image " + images[i / draws]
                        + " must be digits 0 to 9, but one was " + digits[i]);
            }
        }
        this.modelId = modelId;
        this.draws = draws;
        this.images = images;
        this.digits = digits;
    }

    /**
     * Takes answers.
     *
     * @param modelId the model
     * @param draws how many noisy copies every image has, at least 1
     * @param images positions in the test set
     * @param answers for each image, in order, (draws) digits 0 to 9; copied
     * @return the table
     * @throws IllegalArgumentException if there is not one row of so many digits for each image
     */
    public static DrawTable of(String modelId, int draws, List<Integer> images, List<int[]> answers) {
        if (images.size() != answers.size()) {
            throw new IllegalArgumentException(
                    "expected answers for each of " + images.size() + " images, but " + answers.size() + " came");
        }
        byte[] digits = new byte[Math.multiplyExact(images.size(), draws)];
        for (int row = 0; row < answers.size(); row++) {
            int[] own = answers.get(row);
            if (own.length != draws) {
                throw new IllegalArgumentException(
                        "expected " + draws + " answers to image " + images.get(row) + ", but " + own.length + " came");
            }
            for (int draw = 0; draw < draws; draw++) {
                SampledPair.requireDigit("an answer to image " + images.get(row), own[draw]);
                digits[row * draws + draw] = (byte) own[draw];
            }
        }
        return new DrawTable(
                modelId, draws, images.stream().mapToInt(Integer::intValue).toArray(), digits);
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
     * Gives the number of rows, which are the model's pairs in the order of its label file.
     *
     * @return at least 0
     */
    public int size() {
        return images.length;
    }

    /**
     * Gives the number of noisy copies of each image.
     *
     * @return at least 1
     */
    public int draws() {
        return draws;
    }

    /**
     * Gives the image of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return its position in the test set
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int image(int row) {
        return images[Objects.checkIndex(row, size())];
    }

    /**
     * Gives the images of all rows.
     *
     * @return (size), positions in the test set, a copy
     */
    public int[] images() {
        return images.clone();
    }

    /**
     * Gives the answer to one noisy copy.
     *
     * @param row from 0 to {@code size() - 1}
     * @param draw from 0 to {@code draws() - 1}
     * @return 0 to 9
     * @throws IndexOutOfBoundsException if there is no such row or copy
     */
    public int digit(int row, int draw) {
        return digits[Objects.checkIndex(row, size()) * draws + Objects.checkIndex(draw, draws)];
    }

    /**
     * Counts how many of the first noisy copies kept the digit of the clean image.
     *
     * @param row from 0 to {@code size() - 1}
     * @param predictedDigit the digit the model gave to the clean image, 0 to 9
     * @param first how many copies to look at, from 1 to {@code draws()}; fewer are a prefix of more
     * @return from 0 to {@code first}
     * @throws IllegalArgumentException if the digit is no digit, or there are not so many copies
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int unchanged(int row, int predictedDigit, int first) {
        SampledPair.requireDigit("predictedDigit", predictedDigit);
        if (first < 1 || first > draws) {
            throw new IllegalArgumentException("expected 1 to " + draws + " draws, but " + first
                    + " were asked for. Draw evidence with more extra draws, or ask for fewer.");
        }
        int from = Objects.checkIndex(row, size()) * draws;
        int unchanged = 0;
        for (int i = from; i < from + first; i++) {
            unchanged += digits[i] == predictedDigit ? 1 : 0;
        }
        return unchanged;
    }

    /** Lets the pair room write all answers without a copy; callers must not change them. */
    byte[] allDigits() {
        return digits;
    }
}
