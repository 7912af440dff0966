package org.activationlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.network.ComputeDevice;
import org.junit.jupiter.api.Test;

class WordScoresTest {

    @Test
    void meansOfAWordOverTheSentencesInWhichItStands() throws Exception {
        LabelledSentences known = LabelledSentences.of(List.of(List.of("good", "film", "bad", "film")), new int[] {1});
        Vocabulary vocabulary = Vocabulary.of(known, 1);
        assertThat(vocabulary.words()).containsExactly("film", "bad", "good");
        SentenceDesign design = new SentenceDesign(5, 1, 1, 1, false, Pooling.MAX);
        // film says nothing, bad -1, good 1; a first word x leaves the state tanh(tanh(x)).
        try (SentenceNetwork network =
                new SentenceNetwork(ComputeDevice.CPU, design, HandMade.open(design, 0, 0, 0, -1, 1))) {
            EncodedSentences asked =
                    HandMade.sentences(new int[] {4}, new int[] {4, 2}, new int[] {3}, new int[] {2, 1}, new int[0]);
            WordScores scores =
                    WordScores.of(network, vocabulary, asked, new WordOcclusion(WordOcclusion.Gap.UNKNOWN), 1);
            double one = Math.tanh(Math.tanh(1));
            assertThat(scores.words()).extracting(WordScores.Word::word).containsExactly("good", "film", "bad");
            assertThat(scores.words()).extracting(WordScores.Word::occurrences).containsExactly(2, 2, 1);
            assertThat(scores.words().get(0).mean()).isCloseTo(one, within(1e-6));
            assertThat(scores.words().get(1).mean()).isCloseTo(0, within(1e-6));
            assertThat(scores.words().get(2).mean()).isCloseTo(-one, within(1e-6));
            assertThat(WordScores.of(network, vocabulary, asked, new WordOcclusion(WordOcclusion.Gap.UNKNOWN), 2)
                            .words())
                    .extracting(WordScores.Word::word)
                    .containsExactly("good", "film");
        }
    }
}
