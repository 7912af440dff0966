package org.activationlab.interpret.influence;

/** Which training images are left out of a training. */
public enum Removal {
    /** Those that lowered the loss most. */
    HELPFUL("the most helpful"),
    /** Any with the same labels as the most helpful ones: what does it matter which images of a class are missing? */
    LIKE_HELPFUL("others with their labels"),
    /** Any. */
    RANDOM("random ones"),
    /** Any with the same labels as the most harmful ones. */
    LIKE_HARMFUL("others with labels of the harmful"),
    /** Those that raised the loss most. */
    HARMFUL("the most harmful");

    private final String title;

    Removal(String title) {
        this.title = title;
    }

    /**
     * Names it for people.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * Tells whether the images are drawn by lot.
     *
     * @return false for the most helpful and the most harmful ones
     */
    public boolean drawn() {
        return this != HELPFUL && this != HARMFUL;
    }
}
