package org.activationlab.app.sentences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.activationlab.app.training.SeedSubject;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.network.Parameters;
import org.activationlab.network.training.KeptEpoch;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.text.InitialVectors;
import org.activationlab.text.SentenceDesign;
import org.activationlab.text.SentenceModel;
import org.activationlab.text.SentenceNetwork;
import org.activationlab.text.SentenceScore;
import org.activationlab.text.SentenceTrainer;
import org.activationlab.text.SentenceTrainer.Lessons;
import org.activationlab.text.Vocabulary;

/** A network of sentences as something that is trained once per seed. */
final class SentenceSubject implements SeedSubject<SentenceResult> {

    private final SentencePlan plan;
    private final Vocabulary vocabulary;
    private final InitialVectors vectors;
    private final SentenceDesign design;

    SentenceSubject(SentencePlan plan) throws IOException {
        this.plan = plan;
        SentenceChoices choices = plan.choices();
        vocabulary = Vocabulary.of(plan.data().train(), choices.minimumCount());
        VectorChoice.Read read = choices.vectors().read(vocabulary, plan.data().train(), choices.embedding());
        vectors = read.vectors();
        design = choices.design(vocabulary.size(), read.width());
    }

    /** The network of these numbers, with its words. */
    SentenceModel model(Parameters learned) {
        return new SentenceModel(design, vocabulary, learned);
    }

    SentenceDesign design() {
        return design;
    }

    @Override
    public Start start(long seed) {
        SentenceData data = plan.data();
        TrainingLog log = new TrainingLog(
                design.name(),
                KeptSentenceModel.words(data),
                TrainingLog.FRESH_WEIGHTS + ", " + vectors.words(),
                plan.device().name().toLowerCase(Locale.ROOT),
                plan.choices().plan(seed, vocabulary.size(), data.validation().size()),
                List.of());
        return new Start(log, SentenceTrainer.fresh(design, seed, vectors));
    }

    @Override
    public List<String> files() {
        return List.of(SentenceModel.VOCABULARY);
    }

    @Override
    public void learn(Start start, Listener listener) throws IOException, InterruptedException {
        train(start, listener::epoch);
    }

    /** Learns, and gives the best epoch's numbers. */
    SentenceTrainer.Outcome train(Start start, SentenceTrainer.Progress progress)
            throws IOException, InterruptedException {
        return SentenceTrainer.train(
                plan.device(),
                design,
                plan.choices().settings().withSeed(start.log().plan().seed()),
                start.parameters(),
                new Lessons(vocabulary, plan.data().train(), plan.data().validation()),
                progress);
    }

    @Override
    public void keep(Path folder, TrainingLog log, TrainingEpoch epoch, Parameters learned) throws IOException {
        model(learned).write(folder, KeptEpoch.words(log, epoch));
    }

    @Override
    public Seen<SentenceResult> see(Path folder, TrainingLog log) throws IOException {
        SentenceModel model = SentenceModel.read(folder);
        ShownPart part = ShownPart.of(plan.data());
        try (SentenceNetwork network = model.network(plan.device())) {
            SentenceEvaluation shown = SentenceEvaluation.of(network, model, plan.data(), part);
            List<String> notes = new ArrayList<>(shown.write(network, model, folder));
            if (part == ShownPart.TEST) {
                SentenceScore validation = SentenceEvaluation.of(network, model, plan.data(), ShownPart.VALIDATION)
                        .score();
                return new Seen<>(
                        new SentenceResult(folder, log, model, validation, Optional.of(shown.score())),
                        OptionalDouble.of(shown.accuracy()),
                        notes);
            }
            notes.add("no test sentences with labels: pictures and tables show the validation sentences, which chose"
                    + " the epoch");
            return new Seen<>(
                    new SentenceResult(folder, log, model, shown.score(), Optional.empty()),
                    OptionalDouble.empty(),
                    notes);
        }
    }

    @Override
    public OptionalDouble testAccuracy(Path folder) throws IOException {
        if (plan.data().test().isEmpty()) {
            return OptionalDouble.empty();
        }
        SentenceModel model = SentenceModel.read(folder);
        try (SentenceNetwork network = model.network(plan.device())) {
            return OptionalDouble.of(SentenceEvaluation.of(network, model, plan.data(), ShownPart.TEST)
                    .accuracy());
        }
    }
}
