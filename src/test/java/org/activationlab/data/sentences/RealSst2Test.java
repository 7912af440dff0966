package org.activationlab.data.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import org.activationlab.data.DataFinder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts about SST-2 that were published or computed by others; skipped where the files are not at hand. */
class RealSst2Test {
    private static SentenceData sst2;

    private static @Nullable String whyNot;

    @BeforeAll
    static void findSst2() {
        try {
            sst2 = new SentenceFinder(System.getenv(), Path.of("data-cache"))
                    .find(SentenceRequest.sst2())
                    .data();
        } catch (IOException e) {
            whyNot = e.getMessage();
        }
    }

    /** Before each test, not before all, so that the report counts every test that was skipped. */
    @BeforeEach
    void skipWhereSst2IsNotAtHand() {
        assumeThat(whyNot).as("why SST-2's facts cannot be checked here").isNull();
    }

    /** Counts: R. Socher et al., "Recursive Deep Models for Semantic Compositionality Over a Sentiment Treebank", 2013. */
    @Test
    void hasAsManySentencesAsPublished() {
        assertThat(sst2.kind()).isEqualTo(SentenceData.Kind.SST2_SENTENCES);
        assertThat(sst2.description())
                .isEqualTo("SST-2 (sentences): 6,920 training, 872 validation and 1,821 test sentences");
    }

    @Test
    void hasAsManyOfEachLabelAsPublished() {
        assertThat(sst2.train().countsByLabel()).containsExactly(3310, 3610);
        assertThat(sst2.validation().countsByLabel()).containsExactly(428, 444);
        assertThat(sst2.test().orElseThrow().countsByLabel()).containsExactly(912, 909);
    }

    @Test
    void readsKnownSentences() {
        assertThat(sst2.validation().text(0)).isEqualTo("one long string of cliches");
        assertThat(sst2.validation().label(0)).isZero();
        assertThat(sst2.test().orElseThrow().text(4)).isEqualTo("this is one of polanski 's best films");
        assertThat(sst2.test().orElseThrow().label(4)).isEqualTo(1);
    }

    /** Sum: Python's hashlib over the same file, split by str.split, in the documented order. */
    @Test
    void readsTheSameWordsAsPython() {
        assertThat(sst2.validation().fingerprint())
                .isEqualTo("e7188332594057ed59777c91bcabe9ccf3032a6bbb904c6f493985c97a35aeac");
    }

    /** What is split already must stay as it is. */
    @Test
    void isWrittenAsWordsWritesAReadersSentence() {
        for (LabelledSentences part : new LabelledSentences[] {
            sst2.train(), sst2.validation(), sst2.test().orElseThrow()
        }) {
            for (int i = 0; i < part.size(); i++) {
                assertThat(Words.of(part.text(i))).isEqualTo(part.words(i));
            }
        }
    }

    @Test
    void liesWhereMnistLies() {
        assertThat(new SentenceFinder(System.getenv(), Path.of("data-cache")).survey())
                .anyMatch(step -> step.place().contains(DataFinder.VARIABLE))
                .anyMatch(step -> step.outcome().startsWith("SST-2 (sentences)"));
    }
}
