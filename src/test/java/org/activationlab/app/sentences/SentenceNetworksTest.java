package org.activationlab.app.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.StudyProgress;
import org.activationlab.study.sentences.CrossFit;
import org.activationlab.text.SentenceSettings;
import org.activationlab.text.Vocabulary;
import org.junit.jupiter.api.Test;

class SentenceNetworksTest {

    private static final SentenceChoices SMALL = SentenceChoices.usual()
            .withSizes(6, 4)
            .withSettings(new SentenceSettings(2, 2, 50, 0.01, 0.1, 0.1, 0.1, 0.9, 1));
    private static final SentencePlan PLAN = new SentencePlan(SMALL, SmallReviews.DATA, ComputeDevice.CPU);

    @Test
    void networksThatLeaveAPartOutKnowNoWordOfThatPartAlone() throws Exception {
        LabelledSentences train = SmallReviews.DATA.train();
        List<CrossFit.Fold> folds = new SentenceNetworks(PLAN, 2, StudyProgress.SILENT).leavingOut(3, 1);
        for (CrossFit.Fold fold : folds) {
            Set<String> left = new HashSet<>();
            for (int i = 0; i < fold.leftOut().size(); i++) {
                left.add(fold.leftOut().text(i));
            }
            List<Integer> others = new ArrayList<>();
            for (int i = 0; i < train.size(); i++) {
                if (!left.contains(train.text(i))) {
                    others.add(i);
                }
            }
            LabelledSentences learned =
                    train.select(others.stream().mapToInt(Integer::intValue).toArray());
            assertThat(learned.size() + fold.leftOut().size()).isEqualTo(train.size());
            assertThat(fold.model().vocabulary()).isEqualTo(Vocabulary.of(learned, 1));
            assertThat(fold.model().vocabulary().size())
                    .isLessThan(Vocabulary.of(train, 1).size());
        }
    }

    @Test
    void workersChangeNoNumber() throws Exception {
        List<SentenceNetworks.Learned> alone =
                new SentenceNetworks(PLAN, 1, StudyProgress.SILENT).train(List.of(1L, 2L, 3L));
        List<SentenceNetworks.Learned> together =
                new SentenceNetworks(PLAN, 3, StudyProgress.SILENT).train(List.of(3L, 1L, 2L));
        assertThat(together.get(0).model()).isEqualTo(alone.get(2).model());
        assertThat(together.get(1).model()).isEqualTo(alone.get(0).model());
        assertThat(alone.get(0).model()).isNotEqualTo(alone.get(1).model());
        assertThat(alone.get(0).log().isComplete()).isTrue();
    }
}
