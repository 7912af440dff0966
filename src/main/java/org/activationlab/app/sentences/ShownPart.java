package org.activationlab.app.sentences;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SentenceData;

/** The sentences that a network is shown and judged by. */
public enum ShownPart {
    /** Those that chose the epoch. */
    VALIDATION,
    /** Those that chose nothing; a data set may have none with labels. */
    TEST;

    /**
     * Finds the best part there is.
     *
     * @param data any
     * @return the test sentences if they have labels, otherwise the validation sentences
     */
    public static ShownPart of(SentenceData data) {
        return data.test().isPresent() ? TEST : VALIDATION;
    }

    /**
     * Finds a part by its word.
     *
     * @param word one of {@link #word}
     * @return the part
     * @throws IllegalArgumentException if there is none of that name
     */
    public static ShownPart parse(String word) {
        return Arrays.stream(values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the part must be "
                        + Arrays.stream(values()).map(ShownPart::word).collect(Collectors.joining(" or "))
                        + ", but was " + word));
    }

    /**
     * Takes the part out of the data.
     *
     * @param data any
     * @return its sentences
     * @throws IllegalArgumentException if they have no labels
     */
    public LabelledSentences in(SentenceData data) {
        return this == VALIDATION
                ? data.validation()
                : data.test()
                        .orElseThrow(() -> new IllegalArgumentException(
                                data.description() + ". Show the validation sentences instead."));
    }

    /**
     * Gives the word by which the part is asked for.
     *
     * @return for example {@code test}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names the sentences in the plural. */
    String sentences() {
        return word() + " sentences";
    }
}
