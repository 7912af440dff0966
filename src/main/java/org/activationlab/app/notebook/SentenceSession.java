package org.activationlab.app.notebook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.activationlab.app.RunSentences;
import org.activationlab.app.sentences.SentenceChoices;
import org.activationlab.app.sentences.SentenceNetworks;
import org.activationlab.app.sentences.SentenceNetworks.Learned;
import org.activationlab.app.sentences.SentencePlan;
import org.activationlab.app.sentences.SentenceTrust;
import org.activationlab.data.DataFinder;
import org.activationlab.data.sentences.FoundSentences;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.data.sentences.SentenceFinder;
import org.activationlab.data.sentences.SentenceRequest;
import org.activationlab.data.sentences.SyntheticReviews;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.NoiseRatio;
import org.activationlab.report.ClassifierTables;
import org.activationlab.study.StudyException;
import org.activationlab.study.sentences.TrustResult;
import org.activationlab.study.sentences.TrustSettings;
import org.activationlab.text.Disturbance;
import org.activationlab.text.EncodedSentences;
import org.activationlab.text.SentenceModel;
import org.activationlab.text.SentenceNetwork;
import org.activationlab.text.SentenceScore;
import org.activationlab.text.SentenceSettings;
import tech.tablesaw.api.Table;

/** What a notebook needs that reads sentences: the sentences, and networks that learn while one waits. It needs no run. */
public final class SentenceSession {

    private static final int TINY_TRAIN = 400;
    private static final int TINY_TEST = 120;
    private static final int TINY_SIZE = 12;
    private static final int TINY_DRAWS = 20;
    /** Of the usual twelve: on SST-2 networks are near their best by then. */
    private static final int QUICK_EPOCHS = 5;

    private static final long SEED = 1;

    private final boolean tiny;
    private final SentenceData data;
    private final SentencePlan plan;
    private final int workers;

    private SentenceSession(boolean tiny, SentenceData data, SentencePlan plan, int workers) {
        this.tiny = tiny;
        this.data = data;
        this.plan = plan;
        this.workers = workers;
    }

    /**
     * Finds sentences, and says which.
     *
     * @param preset tiny takes a few reviews made by code, being no result anyway; any other SST-2 or, where that cannot be
     *     had, as many reviews made by code, on which no claim is judged; quick trains for five epochs at most, any other
     *     for as many as usual
     * @return the session; nothing was computed yet
     * @throws IOException if the disk fails
     */
    public static SentenceSession open(String preset) throws IOException {
        boolean tiny = preset.equals("tiny");
        SentenceFinder finder = RunSentences.finder();
        if (tiny) {
            finder = finder.withSynthetic(SyntheticReviews.DEFAULT_SEED, TINY_TRAIN, TINY_TEST, TINY_TEST);
        }
        FoundSentences found = finder.find(tiny ? SentenceRequest.synthetic() : SentenceRequest.auto());
        SentenceData data = found.data();
        ComputeDevice device = ComputeDevice.best();
        Notebook.say("%s. Preset %s, device %s."
                .formatted(data.description(), preset, device.name().toLowerCase(Locale.ROOT)));
        if (!tiny && data.kind() != SentenceData.Kind.SST2_SENTENCES) {
            Notebook.say(
                    "These are not SST-2's sentences, so claims about them are not judged. Put train.tsv, dev.tsv and"
                            + " test.tsv into a folder and name that in " + DataFinder.VARIABLE + ".");
        }
        if (data.test().isEmpty()) {
            Notebook.say(
                    "There are no test sentences with labels. The validation sentences stand in for them; they chose the"
                            + " networks' epochs, so what is told of them flatters.");
        }
        SentenceChoices choices = SentenceChoices.usual(data.kind());
        if (tiny) {
            SentenceSettings usual = choices.settings();
            choices = choices.withSizes(TINY_SIZE, TINY_SIZE)
                    .withSettings(new SentenceSettings(3, 3, 20, 0.01, usual.wordDropout(), 0.1, 0.1, 0.9, SEED));
        }
        if (preset.equals("quick") && data.kind() != SentenceData.Kind.SYNTHETIC) {
            choices = choices.withSettings(choices.settings().withEpochs(QUICK_EPOCHS));
        }
        int workers = device == ComputeDevice.GPU ? 1 : Runtime.getRuntime().availableProcessors();
        return new SentenceSession(tiny, data, new SentencePlan(choices, data, device), workers);
    }

    /**
     * Trains networks with the seeds 1, 2, ...
     *
     * @param count how many; two at tiny
     * @return in the order of the seeds, each of its best epoch on the validation sentences
     * @throws IOException never by itself
     * @throws InterruptedException if the cell was interrupted
     */
    public List<Learned> train(int count) throws IOException, InterruptedException {
        StageProgress progress = new StageProgress(Notebook.here());
        try {
            List<Long> seeds =
                    LongStream.rangeClosed(1, tiny ? 2 : count).boxed().toList();
            return new SentenceNetworks(plan, workers, progress).train(seeds);
        } finally {
            progress.close("");
        }
    }

    /**
     * Sets trainings below one another.
     *
     * @param networks trained here
     * @return a row per seed, then mean and standard deviation
     */
    public Table table(List<Learned> networks) {
        List<ClassifierTables.SeedResult> rows = new ArrayList<>();
        for (Learned learned : networks) {
            try (SentenceNetwork network = network(learned)) {
                rows.add(new ClassifierTables.SeedResult(
                        learned.log(),
                        data.test().isEmpty()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(
                                        score(network, learned.model(), test()).accuracy())));
            }
        }
        return ClassifierTables.seeds(rows);
    }

    /**
     * Loads a network.
     *
     * @param learned trained here
     * @return the network; close it, or let the notebook end
     */
    public SentenceNetwork network(Learned learned) {
        return learned.model().network(plan.device());
    }

    /**
     * Scores a network.
     *
     * @param network loaded
     * @param model the same
     * @param sentences any, at least one
     * @return its answers
     */
    public SentenceScore score(SentenceNetwork network, SentenceModel model, LabelledSentences sentences) {
        return SentenceScore.of(network, model.vocabulary().encode(sentences), sentences);
    }

    /**
     * Measures how firm answers are.
     *
     * @param network loaded
     * @param sentences in numbers of its vocabulary
     * @param disturbance what happens to the sentences
     * @param draws disturbed copies of each; twenty at tiny
     * @return the share of copies that keep the answer, one per sentence
     * @throws InterruptedException if the cell was interrupted
     */
    public double[] ratios(SentenceNetwork network, EncodedSentences sentences, Disturbance disturbance, int draws)
            throws InterruptedException {
        return disturbance.ratios(network, sentences, tiny ? TINY_DRAWS : draws, SEED).stream()
                .mapToDouble(NoiseRatio::value)
                .toArray();
    }

    /**
     * Asks the study's question: trains networks that each leave a part out, and judges on their answers, and tests the
     * judges on other networks and the test sentences.
     *
     * @param networks the networks to test on
     * @param settings how it is asked; at tiny much less
     * @return scores
     * @throws StudyException if these sentences cannot answer the question: no labelled test sentences, or GLUE's phrases
     * @throws IOException never by itself
     * @throws InterruptedException if the cell was interrupted
     */
    public TrustResult trust(List<Learned> networks, TrustSettings settings)
            throws StudyException, IOException, InterruptedException {
        TrustSettings own = tiny
                ? new TrustSettings(3, 40, 60, TINY_DRAWS, settings.wordDrop(), settings.embeddingNoise(), 1, 20, SEED)
                : settings;
        StageProgress progress = new StageProgress(Notebook.here());
        try {
            return new SentenceTrust(plan, own, workers, progress)
                    .ask(networks.stream().map(Learned::model).toList());
        } finally {
            progress.close("");
        }
    }

    /**
     * Gives the sentences.
     *
     * @return training, validation and test sentences
     */
    public SentenceData data() {
        return data;
    }

    /**
     * Gives the sentences that networks are asked about.
     *
     * @return the test sentences, which chose nothing, or, where these have no labels, the validation sentences, which
     *     chose the epochs
     */
    public LabelledSentences test() {
        return data.test().orElse(data.validation());
    }

    /**
     * Checks a claim about results; at tiny, and on other sentences than SST-2's, it says that it did not.
     *
     * @param claim what holds, with its margin, as a sentence
     * @param holds whether it does
     * @throws IllegalStateException if it was judged and does not hold, so that the notebook stops
     */
    public void claim(String claim, boolean holds) {
        if (tiny) {
            Notebook.say("not judged at tiny: " + claim);
        } else if (data.kind() != SentenceData.Kind.SST2_SENTENCES) {
            Notebook.say("not judged on other sentences than SST-2's: " + claim);
        } else {
            Notebook.check(claim, holds);
        }
    }
}
