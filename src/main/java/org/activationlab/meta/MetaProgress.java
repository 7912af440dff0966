package org.activationlab.meta;

/** Told how a training goes on, by the thread that trains. */
public interface MetaProgress {

    /** Says nothing. */
    MetaProgress SILENT = new MetaProgress() {
        @Override
        public void trained(int pairs) {}

        @Override
        public void finished(EpochScores epoch) {}
    };

    /**
     * A step was taken.
     *
     * @param pairs how many pairs it learned from
     */
    void trained(int pairs);

    /**
     * An epoch was finished and validated; not told again of epochs that a checkpoint brought.
     *
     * @param epoch what it came to
     */
    void finished(EpochScores epoch);
}
