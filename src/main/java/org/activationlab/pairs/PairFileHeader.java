package org.activationlab.pairs;

/**
 * What a label or pair file says about all of its rows.
 *
 * @param modelId the model of every row, or {@link #MANY} where files of several models were joined
 * @param planFingerprint the fingerprint of the plan that made the rows, not blank
 * @param dataSet the name of the images, for example "MNIST test", not blank
 * @param dataSetFingerprint the fingerprint of the images and labels, not blank
 * @param noise how the labels were measured; every row has exactly that many draws, or at most that many
 *     if the settings let draws end early
 * @param synthetic whether the rows are made up, for tests and demonstrations, and no measurement
 * @param selection which share of the sampled pairs the file holds
 */
public record PairFileHeader(
        String modelId,
        String planFingerprint,
        String dataSet,
        String dataSetFingerprint,
        NoiseSettings noise,
        boolean synthetic,
        PairSelection selection) {

    /** Stands for the model id where rows of several models are in one file. */
    public static final String MANY = "*";

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if the model id is neither plain nor {@link #MANY}, or a text is blank
     */
    public PairFileHeader {
        if (!modelId.equals(MANY) && !SampledPair.isModelId(modelId)) {
            throw new IllegalArgumentException(
                    "modelId must be 1 to 128 of the characters A-Z a-z 0-9 _ . - or be \"*\", but was \"" + modelId
                            + "\"");
        }
        requireText("planFingerprint", planFingerprint);
        requireText("dataSet", dataSet);
        requireText("dataSetFingerprint", dataSetFingerprint);
    }

    /**
     * Makes the header of one model's own file, which holds all of its sampled pairs.
     *
     * @param modelId the model of every row
     * @param planFingerprint the fingerprint of the plan that made the rows
     * @param dataSet the name of the images
     * @param dataSetFingerprint the fingerprint of the images and labels
     * @param noise how the labels were measured
     * @return a header of measured rows; see {@link #withSynthetic}
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static PairFileHeader of(
            String modelId, String planFingerprint, String dataSet, String dataSetFingerprint, NoiseSettings noise) {
        return new PairFileHeader(
                modelId, planFingerprint, dataSet, dataSetFingerprint, noise, false, PairSelection.ALL);
    }

    /**
     * Marks rows as made up, or as measured.
     *
     * @param newSynthetic whether they are made up
     * @return this header with another mark
     */
    public PairFileHeader withSynthetic(boolean newSynthetic) {
        return new PairFileHeader(
                modelId, planFingerprint, dataSet, dataSetFingerprint, noise, newSynthetic, selection);
    }

    /**
     * Turns the header of one model's file into the header of a joined file.
     *
     * @param newSelection the share that the joined file holds
     * @return this header for {@link #MANY} models
     */
    public PairFileHeader joined(PairSelection newSelection) {
        return new PairFileHeader(MANY, planFingerprint, dataSet, dataSetFingerprint, noise, synthetic, newSelection);
    }

    /** Refuses a row that this header does not describe. */
    void requireDescribes(LabelledPair pair) {
        if (!modelId.equals(MANY) && !modelId.equals(pair.sample().modelId())) {
            throw new IllegalArgumentException("expected rows of model " + modelId + ", but a row is of model "
                    + pair.sample().modelId());
        }
        if (!noise.allows(pair.votes().total())) {
            throw new IllegalArgumentException("expected " + (noise.adaptive() ? "1 to " : "") + noise.draws()
                    + " votes per row, but image " + pair.sample().imageIndex() + " has "
                    + pair.votes().total());
        }
        if (pair.meanKl().isPresent() != noise.withMeanKl()) {
            throw new IllegalArgumentException("rows have a mean divergence exactly where every pair has noise of its"
                    + " own, but the noise is " + noise.sharing() + " and image "
                    + pair.sample().imageIndex() + (pair.meanKl().isPresent() ? " has one" : " has none"));
        }
    }

    /** Refuses the header of a joined file where one model's own file is to be written. */
    void requireOneModel() {
        if (modelId.equals(MANY)) {
            throw new IllegalArgumentException(
                    "expected the id of one model, but was \"*\"; files of many models are made by PairDataSet.join");
        }
    }

    static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }
}
