package org.activationlab.study.sentences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.activationlab.judge.Contender;
import org.activationlab.judge.Contender.Kind;
import org.activationlab.judge.Contest;
import org.activationlab.judge.ContestScores;
import org.activationlab.judge.Judge;
import org.activationlab.judge.JudgeLearning;
import org.activationlab.judge.JudgeTrainer;
import org.activationlab.meta.ScoredPairs;
import org.activationlab.meta.Task;
import org.activationlab.metrics.Confidence;
import org.activationlab.metrics.IsotonicFit;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.StudyProgress;

/** Trains judges of sentences and scores them beside what needs no training. */
final class TrustContest {

    private final ComputeDevice device;
    private final TrustSettings settings;
    private final StudyProgress progress;

    TrustContest(ComputeDevice device, TrustSettings settings, StudyProgress progress) {
        this.device = device;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Holds the contests.
     *
     * @param learned answers of the folds, in the order of the folds
     * @param judged answers of the tested networks, all to the same sentences
     */
    TrustResult of(SentencePairs learned, SentencePairs judged) throws InterruptedException {
        // The last fifth of the folds chooses the epoch.
        int chosenFrom = learned.rowsOf(learned.networks() - Math.max(1, learned.networks() / 5));
        int[] train = TrustStudy.rows(0, chosenFrom);
        int[] validation = TrustStudy.rows(chosenFrom, learned.size());
        int judges = TrustQuestion.values().length * TrustInput.values().length * settings.judges();
        progress.begin("judges", "judges", judges, 0);
        Map<TrustQuestion, Contest> contests = new EnumMap<>(TrustQuestion.class);
        for (TrustQuestion question : TrustQuestion.values()) {
            List<Contender> contenders = untrained(learned, train, judged, question);
            for (TrustInput input : TrustInput.values()) {
                List<double[]> answers = new ArrayList<>();
                for (int i = 0; i < settings.judges(); i++) {
                    JudgeLearning how = new JudgeLearning(64, 0.2, 1e-3, 1e-2, 128, 60, 8, settings.seed() + i);
                    Judge judge = JudgeTrainer.train(
                                    device, how, learned.rows(question, input), train, validation, (epoch, loss) -> {})
                            .judge();
                    answers.add(judged.answers(judge, input));
                    progress.advance(1);
                }
                contenders.add(new Contender(input.contender(), input.kind(), 1, true, answers));
            }
            contests.put(question, contest(judged, question, contenders));
        }
        progress.end("judges trained");
        return new TrustResult(
                settings,
                train.length,
                validation.length,
                mean(judged, TrustQuestion.WORDS_LEFT_OUT),
                mean(judged, TrustQuestion.EMBEDDING_NOISE),
                contests);
    }

    private static double mean(SentencePairs judged, TrustQuestion question) {
        return Arrays.stream(judged.ratioValues(question)).average().orElseThrow();
    }

    /**
     * What has no network of its own. With two classes all that is read off the softmax puts answers in one order. As an
     * expected ratio it is fitted to the ratios that judges learn from, rising where the softmax rises: it shall lose for
     * what it does not know, and not because it is no ratio.
     */
    private List<Contender> untrained(
            SentencePairs learned, int[] train, SentencePairs judged, TrustQuestion question) {
        List<Contender> all = new ArrayList<>();
        double[] softmax = judged.scores(Confidence::largestSoftmax);
        if (question.task() == Task.RATIO) {
            IsotonicFit fit = IsotonicFit.of(
                    Arrays.copyOf(learned.scores(Confidence::largestSoftmax), train.length),
                    Arrays.copyOf(learned.ratioValues(question), train.length));
            softmax = Arrays.stream(softmax).map(fit::at).toArray();
        }
        all.add(new Contender(TrustInput.SOFTMAX, Kind.LOGITS, 1, true, List.of(softmax)));
        if (question.task() == Task.CORRECTNESS) {
            double[] entropy = judged.scores(Confidence::negativeEntropy);
            double[] energy = judged.scores(Confidence::energy);
            all.add(new Contender("negative entropy", Kind.LOGITS, 1, false, List.of(entropy)));
            all.add(new Contender("energy", Kind.LOGITS, 1, false, List.of(energy)));
            for (TrustQuestion ratio : List.of(TrustQuestion.WORDS_LEFT_OUT, TrustQuestion.EMBEDDING_NOISE)) {
                all.add(new Contender(
                        ratio.words() + ", measured",
                        Kind.MONTE_CARLO,
                        settings.draws() + 1,
                        false,
                        List.of(judged.ratioValues(ratio))));
            }
        }
        return all;
    }

    private Contest contest(SentencePairs judged, TrustQuestion question, List<Contender> contenders) {
        TrustQuestion ratio = question == TrustQuestion.RIGHT ? TrustQuestion.WORDS_LEFT_OUT : question;
        boolean[] right = judged.right();
        ScoredPairs scored = ScoredPairs.of(
                        right, judged.ratios(ratio), judged.networkOfRows(), judged.sentenceOfRows(), settings.seed())
                .withResamples(settings.resamples());
        int rights = 0;
        for (boolean one : right) {
            rights += one ? 1 : 0;
        }
        String judge = TrustInput.OWN_LEVEL.contender();
        return new Contest(
                question.task(),
                question == TrustQuestion.RIGHT ? "test sentences" : question.words(),
                judged.size(),
                judged.networks(),
                judged.networks(),
                judged.size() / judged.networks(),
                rights / (double) right.length,
                ContestScores.entries(scored, question.task(), contenders),
                ContestScores.differences(
                        scored,
                        question.task(),
                        contenders,
                        List.of(List.of(judge, TrustInput.SOFTMAX), List.of(judge, TrustInput.LOGITS.contender()))));
    }
}
