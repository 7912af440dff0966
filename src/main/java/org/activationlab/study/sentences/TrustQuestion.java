package org.activationlab.study.sentences;

import org.activationlab.meta.Task;

/** What is asked about an answer. */
public enum TrustQuestion {
    /** Whether it is right. */
    RIGHT("right or wrong", Task.CORRECTNESS),
    /** The share of copies that keep it when words are left out. */
    WORDS_LEFT_OUT("ratio with words left out", Task.RATIO),
    /** The share of copies that keep it under noise on the embeddings. */
    EMBEDDING_NOISE("ratio under embedding noise", Task.RATIO);

    private final String words;
    private final Task task;

    TrustQuestion(String words, Task task) {
        this.words = words;
        this.task = task;
    }

    /**
     * Says what is asked.
     *
     * @return for a table
     */
    public String words() {
        return words;
    }

    /**
     * Says what kind of answer is wanted, and so how it is scored.
     *
     * @return a share, or right and wrong
     */
    public Task task() {
        return task;
    }
}
