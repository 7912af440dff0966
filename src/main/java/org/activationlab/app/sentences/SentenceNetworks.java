package org.activationlab.app.sentences;

import java.io.IOException;
import java.util.List;
import org.activationlab.app.training.SeedSubject.Start;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.study.InOrder;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.StudyProgress;
import org.activationlab.study.sentences.CrossFit;
import org.activationlab.text.SentenceModel;
import org.activationlab.text.SentenceTrainer;

/** Trains networks of sentences in memory, several at once; nothing is written. */
public final class SentenceNetworks {

    /** Seeds of networks that leave a part out begin here, far from those that a table lists. */
    private static final long FOLD_SEEDS = 1_000;

    private final SentencePlan plan;
    private final int workers;
    private final StudyProgress progress;

    /**
     * Prepares trainings.
     *
     * @param plan what to train
     * @param workers how many at once, at least 1
     * @param progress hears of every network
     */
    public SentenceNetworks(SentencePlan plan, int workers, StudyProgress progress) {
        this.plan = plan;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * A trained network.
     *
     * @param log how its epochs went
     * @param model of the best of them
     */
    public record Learned(TrainingLog log, SentenceModel model) {}

    /**
     * Trains a network per seed.
     *
     * @param seeds each once
     * @return in the order of the seeds
     * @throws IOException if vectors cannot be read
     * @throws InterruptedException if the thread was interrupted
     */
    public List<Learned> train(List<Long> seeds) throws IOException, InterruptedException {
        SentenceSubject subject = new SentenceSubject(plan);
        progress.begin("networks of sentences", "networks", seeds.size(), 0);
        List<Learned> trained = InOrder.of(new LocalWorkers(workers), seeds.size(), place -> {
            Learned learned = learn(subject, seeds.get(place));
            progress.advance(1);
            return learned;
        });
        progress.end(seeds.size() + " networks trained");
        return trained;
    }

    /**
     * Trains networks that each leave a part of the training sentences out, of the words and their vectors too.
     *
     * @param folds how many, at least 2
     * @param seed decides which sentence is in which part
     * @return one per part
     * @throws IOException if vectors cannot be read
     * @throws InterruptedException if the thread was interrupted
     */
    public List<CrossFit.Fold> leavingOut(int folds, long seed) throws IOException, InterruptedException {
        SentenceData data = plan.data();
        progress.begin("networks that leave a part out", "networks", folds, 0);
        List<CrossFit.Fold> trained = CrossFit.train(
                data.train(),
                folds,
                seed,
                (sentences, fold) -> {
                    SentenceModel model = learn(new SentenceSubject(on(sentences)), FOLD_SEEDS * seed + fold)
                            .model();
                    progress.advance(1);
                    return model;
                },
                new LocalWorkers(workers));
        progress.end(folds + " networks trained");
        return trained;
    }

    private SentencePlan on(LabelledSentences train) {
        SentenceData data = plan.data();
        return new SentencePlan(
                plan.choices(),
                new SentenceData(data.description(), train, data.validation(), data.test(), data.kind()),
                plan.device());
    }

    private static Learned learn(SentenceSubject subject, long seed) throws IOException, InterruptedException {
        Start start = subject.start(seed);
        SentenceTrainer.Outcome outcome = subject.train(start, (epoch, parameters) -> {});
        TrainingLog log = start.log();
        for (TrainingEpoch epoch : outcome.epochs()) {
            log = log.with(epoch);
        }
        return new Learned(log, subject.model(outcome.parameters()));
    }
}
