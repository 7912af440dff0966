package org.activationlab.study.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.judge.Contest;
import org.activationlab.meta.PairMetric;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.StudyProgress;
import org.activationlab.text.SentenceModel;
import org.junit.jupiter.api.Test;

class TrustStudyTest {

    private static final TrustSettings SETTINGS = new TrustSettings(4, 200, 300, 60, 0.3, 1, 1, 20, 3);

    /**
     * "good" comes never, once, or twice among other words; the network takes "good" for praise, and that is wrong exactly
     * in sentences of more than six words.
     */
    private static LabelledSentences sentences(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<String>> words = new ArrayList<>();
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int goods = random.nextInt(3);
            int length = 3 + random.nextInt(8);
            List<String> sentence = new ArrayList<>();
            for (int t = 0; t < length; t++) {
                sentence.add(t < goods ? "good" : "word" + random.nextInt(5));
            }
            words.add(sentence);
            labels[i] = (goods > 0) == (length <= 6) ? 1 : 0;
        }
        return LabelledSentences.of(words, labels);
    }

    private static TrustResult run(int workers) throws Exception {
        LabelledSentences train = sentences(1, 600);
        SentenceModel model = Marker.model(train);
        List<CrossFit.Fold> folds = CrossFit.train(train, 4, 1, (sentences, fold) -> model, new LocalWorkers(workers));
        return new TrustStudy(ComputeDevice.CPU, SETTINGS, new LocalWorkers(workers), StudyProgress.SILENT)
                .run(folds, List.of(model, model), sentences(4, 100), sentences(2, 300));
    }

    @Test
    void judgesFindWhereErrorsAndFragilityWerePut() throws Exception {
        TrustResult result = run(2);
        Contest right = result.contest(TrustQuestion.RIGHT);
        assertThat(right.pairs()).isEqualTo(600);
        assertThat(right.models()).isEqualTo(2);
        assertThat(right.images()).isEqualTo(300);
        // Lengths 3 to 6 of 3 to 10 are right: about a half.
        assertThat(right.rightShare()).isCloseTo(0.5, within(0.1));
        // Every answer is equally sure, so confidence tells nothing; the length tells all.
        assertThat(score(right, TrustInput.SOFTMAX, PairMetric.AUROC)).isCloseTo(0.5, within(0.08));
        assertThat(score(right, TrustInput.SENTENCE.contender(), PairMetric.AUROC))
                .isGreaterThan(0.97);
        assertThat(score(right, TrustInput.LOGITS.contender(), PairMetric.AUROC))
                .isCloseTo(0.5, within(0.1));
        // Two goods survive one another's loss: the ratio is 1 without good, 0.7 with one and 0.91 with two. The mean
        // of the embedded words tells how many there are in how many words; the logits tell only whether.
        assertThat(result.meanLeftOut()).isCloseTo((1 + 0.7 + 0.91) / 3, within(0.03));
        Contest ratio = result.contest(TrustQuestion.WORDS_LEFT_OUT);
        double logits = score(ratio, TrustInput.LOGITS.contender(), PairMetric.R2);
        double activations = score(ratio, TrustInput.ACTIVATIONS.contender(), PairMetric.R2);
        assertThat(activations).isGreaterThan(logits + 0.05);
        assertThat(logits).isBetween(0.4, 0.8);
        assertThat(result.learned() + result.chosen()).isEqualTo(600);
    }

    @Test
    void withTwoClassesEntropyAndSoftmaxAreOneOrder() throws Exception {
        Contest right = run(1).contest(TrustQuestion.RIGHT);
        assertThat(score(right, "negative entropy", PairMetric.AUROC))
                .isEqualTo(score(right, TrustInput.SOFTMAX, PairMetric.AUROC));
    }

    @Test
    void workersChangeNoNumber() throws Exception {
        assertThat(run(3)).isEqualTo(run(1));
    }

    @Test
    void refusesWhatDoesNotFit() {
        SentenceModel model = Marker.model(sentences(1, 20));
        TrustStudy study = new TrustStudy(ComputeDevice.CPU, SETTINGS, new LocalWorkers(1), StudyProgress.SILENT);
        assertThatThrownBy(() -> study.run(List.of(), List.of(model), sentences(4, 9), sentences(2, 20)))
                .hasMessageContaining("expected 4 folds and at least one network to test, but got 0 and 1");
        assertThatThrownBy(() -> new TrustSettings(2, 1, 1, 2, 0.2, 1, 1, 1, 1))
                .hasMessageContaining("at least 3 folds");
    }

    private static double score(Contest contest, String contender, PairMetric metric) {
        return contest.entry(contender).scores().get(metric).value();
    }
}
