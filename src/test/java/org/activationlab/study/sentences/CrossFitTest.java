package org.activationlab.study.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SyntheticReviews;
import org.activationlab.study.LocalWorkers;
import org.junit.jupiter.api.Test;

class CrossFitTest {

    private static final LabelledSentences SENTENCES =
            SyntheticReviews.generate(5, 103, 10, 10).train();

    @Test
    void everySentenceIsLeftOutOnceAndNeverLearnedByTheNetworkThatAnswersIt() throws Exception {
        List<String> learned = Collections.synchronizedList(new ArrayList<>());
        List<CrossFit.Fold> folds = CrossFit.train(
                SENTENCES,
                4,
                9,
                (sentences, fold) -> {
                    for (int i = 0; i < sentences.size(); i++) {
                        learned.add(fold + " " + sentences.text(i));
                    }
                    return Marker.model(SENTENCES);
                },
                new LocalWorkers(3));
        Set<String> taken = new HashSet<>(learned);
        List<String> left = new ArrayList<>();
        for (int fold = 0; fold < 4; fold++) {
            LabelledSentences own = folds.get(fold).leftOut();
            assertThat(own.size()).isBetween(25, 26);
            for (int i = 0; i < own.size(); i++) {
                assertThat(taken).doesNotContain(fold + " " + own.text(i));
                left.add(own.text(i));
            }
        }
        // The made sentences are all different.
        assertThat(left).hasSize(103).doesNotHaveDuplicates();
        assertThat(learned).hasSize(3 * 103);
    }

    @Test
    void theSeedDecidesTheParts() throws Exception {
        CrossFit.Training training = (sentences, fold) -> Marker.model(SENTENCES);
        String once = parts(CrossFit.train(SENTENCES, 3, 1, training, new LocalWorkers(1)));
        assertThat(parts(CrossFit.train(SENTENCES, 3, 1, training, new LocalWorkers(2))))
                .isEqualTo(once);
        assertThat(parts(CrossFit.train(SENTENCES, 3, 2, training, new LocalWorkers(1))))
                .isNotEqualTo(once);
    }

    private static String parts(List<CrossFit.Fold> folds) {
        StringBuilder all = new StringBuilder();
        folds.forEach(fold -> all.append(fold.leftOut().fingerprint()));
        return all.toString();
    }

    @Test
    void aFailureAndBadNumbersAreTold() {
        CrossFit.Training broken = (sentences, fold) -> {
            throw new IOException("the disk is full");
        };
        assertThatThrownBy(() -> CrossFit.train(SENTENCES, 3, 1, broken, new LocalWorkers(2)))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
        assertThatThrownBy(() -> CrossFit.train(SENTENCES, 1, 1, broken, new LocalWorkers(2)))
                .hasMessageContaining("at least 2 folds");
        assertThatThrownBy(() -> CrossFit.train(SENTENCES.first(2), 3, 1, broken, new LocalWorkers(2)))
                .hasMessageContaining("3 folds of 2 sentences");
    }
}
