package org.activationlab.data.sentences;

import java.util.Locale;
import java.util.Optional;
import org.activationlab.files.Sha256;

/**
 * A data set of sentences: some to train on, some to choose settings by, and perhaps some to be judged on.
 *
 * @param description one line for consoles and reports, for example "SST-2 (sentences): 6,920 training, 872 validation and
 *     1,821 test sentences"
 * @param train sentences to learn from
 * @param validation sentences to choose settings by, and the moment to stop
 * @param test sentences to be judged on; absent where none with labels were given, as in GLUE
 * @param kind what the sentences are
 */
public record SentenceData(
        String description,
        LabelledSentences train,
        LabelledSentences validation,
        Optional<LabelledSentences> test,
        Kind kind) {

    /** What sentences are, so that no result may be read as one about other sentences. */
    public enum Kind {
        /** The official sentence level of SST-2. */
        SST2_SENTENCES,
        /** GLUE's form of SST-2, whose training part is the phrases of the sentences. */
        GLUE_PHRASES,
        /** Film reviews made by code. */
        SYNTHETIC,
        /** Anything else, for example one's own. */
        OTHER
    }

    /**
     * Checks the description.
     *
     * @throws IllegalArgumentException if it is blank or longer than a line
     */
    public SentenceData {
        if (description.isBlank() || description.lines().count() != 1) {
            throw new IllegalArgumentException("a description is one line, but was \"" + description + "\"");
        }
    }

    /** Data whose description is the given title and the counts. */
    static SentenceData titled(
            String title,
            LabelledSentences train,
            LabelledSentences validation,
            Optional<LabelledSentences> test,
            Kind kind) {
        String counts = test.isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%,d training, %,d validation and %,d test sentences",
                        train.size(),
                        validation.size(),
                        test.get().size())
                : String.format(
                        Locale.ROOT,
                        "%,d training and %,d validation sentences, no test sentences with labels",
                        train.size(),
                        validation.size());
        return new SentenceData(title + ": " + counts, train, validation, test, kind);
    }

    /**
     * Identifies all words and labels of all parts. Description and kind play no role: equal sentences are equal data.
     *
     * @return SHA-256, in hexadecimal, of the parts' fingerprints as text: training, validation, and test if it is there
     */
    public String fingerprint() {
        Sha256 sum = new Sha256().add(train.fingerprint()).add(validation.fingerprint());
        test.ifPresent(part -> sum.add(part.fingerprint()));
        return sum.hex();
    }

    @Override
    public String toString() {
        return description;
    }
}
