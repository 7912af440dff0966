package org.activationlab.study;

/** Hears how far a study is; called from several threads. */
public interface StudyProgress {

    /** Hears everything and says nothing. */
    StudyProgress SILENT = new StudyProgress() {
        @Override
        public void begin(String stage, String unit, long total, long alreadyDone) {}

        @Override
        public void advance(long amount) {}

        @Override
        public void end(String summary) {}
    };

    /**
     * A stage begins.
     *
     * @param stage its name
     * @param unit what is counted, in the plural
     * @param total how many there are in all
     * @param alreadyDone how many of them an earlier start did
     */
    void begin(String stage, String unit, long total, long alreadyDone);

    /**
     * Work was done.
     *
     * @param amount how many units since the last call
     */
    void advance(long amount);

    /**
     * Something between two stages, or within a long item, is worth a line.
     *
     * @param line what happened
     */
    default void note(String line) {}

    /**
     * The stage is done.
     *
     * @param summary one line with its result
     */
    void end(String summary);
}
