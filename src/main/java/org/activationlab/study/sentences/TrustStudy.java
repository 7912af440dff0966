package org.activationlab.study.sentences;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.InOrder;
import org.activationlab.study.StudyProgress;
import org.activationlab.study.Workers;
import org.activationlab.text.SentenceModel;
import org.activationlab.text.SentenceNetwork;

/**
 * Asks the study's question of sentences.
 *
 * <p>Judges learn from the answers of networks that each left a part of the training sentences out, to just that part;
 * they are tested on networks that learned from all training sentences, asked about test sentences. So neither the
 * networks nor the sentences of the test were ever met, and in both places a network answers what it did not learn from.
 * What the judges read does not depend on the order of a network's units, which no two networks share.
 */
public final class TrustStudy {

    private final ComputeDevice device;
    private final TrustSettings settings;
    private final Workers workers;
    private final StudyProgress progress;

    /**
     * Prepares the study.
     *
     * @param device where networks and judges compute
     * @param settings how the question is asked
     * @param workers ask the networks
     * @param progress hears how far it is
     */
    public TrustStudy(ComputeDevice device, TrustSettings settings, Workers workers, StudyProgress progress) {
        this.device = device;
        this.settings = settings;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Trains the judges and tests them.
     *
     * @param folds networks and what they left out, as many as the settings ask for, all of one design but for the number
     *     of words
     * @param tested networks that learned from all training sentences, of the same design
     * @param reference sentences that no network learned from, at least one, to tell each network's own level; their labels
     *     are not looked at
     * @param test sentences that no network met
     * @return scores
     * @throws IllegalArgumentException if there are not as many folds, no tested network, or one of another design
     * @throws IOException never, but workers may
     * @throws InterruptedException if the thread was interrupted
     */
    public TrustResult run(
            List<CrossFit.Fold> folds, List<SentenceModel> tested, LabelledSentences reference, LabelledSentences test)
            throws IOException, InterruptedException {
        if (folds.size() != settings.folds() || tested.isEmpty()) {
            throw new IllegalArgumentException("expected " + settings.folds()
                    + " folds and at least one network to test, but got " + folds.size() + " and " + tested.size());
        }
        requireOneDesign(folds, tested);
        LabelledSentences asked = test.spread(settings.tested());
        int networks = folds.size() + tested.size();
        progress.begin("answers of " + networks + " networks", "networks", networks, 0);
        List<SentenceAnswers> all = InOrder.of(workers, networks, place -> {
            boolean fold = place < folds.size();
            LabelledSentences own = fold ? folds.get(place).leftOut() : asked;
            SentenceAnswers answers = ask(
                    fold ? folds.get(place).model() : tested.get(place - folds.size()),
                    fold ? own.spread(settings.sentences()) : own,
                    reference,
                    // All test networks meet the same copies; each fold has sentences of its own.
                    fold ? settings.seed() + 1 + place : settings.seed());
            progress.advance(1);
            return answers;
        });
        progress.end(networks + " networks answered");
        SentencePairs learned = new SentencePairs(all.subList(0, folds.size()));
        SentencePairs judged = new SentencePairs(all.subList(folds.size(), networks));
        return new TrustContest(device, settings, progress).of(learned, judged);
    }

    private static void requireOneDesign(List<CrossFit.Fold> folds, List<SentenceModel> tested) {
        List<SentenceModel> models = new ArrayList<>(tested);
        folds.forEach(fold -> models.add(fold.model()));
        for (SentenceModel model : models) {
            if (!model.design().name().equals(models.get(0).design().name())) {
                throw new IllegalArgumentException("the networks must differ in nothing but their words, but one is a "
                        + models.get(0).design().name() + " and one a "
                        + model.design().name());
            }
        }
    }

    private SentenceAnswers ask(
            SentenceModel model, LabelledSentences sentences, LabelledSentences reference, long seed)
            throws InterruptedException {
        try (SentenceNetwork network = model.network(device)) {
            return SentenceAnswers.of(model, network, sentences, reference, settings, seed);
        }
    }

    /** Rows from one to the one before an end. */
    static int[] rows(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}
