package org.activationlab.study;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.activationlab.files.AtomicFile;
import org.activationlab.files.Sha256;
import org.activationlab.meta.EpochScores;
import org.activationlab.meta.MetaProgress;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.MetaTrainer;
import org.activationlab.meta.Task;
import org.activationlab.meta.TestAnswers;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.EngineFacts;
import org.activationlab.network.SafeTensors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains meta-networks. An item that was interrupted goes on after its last full epoch, from a checkpoint that is gone
 * once the item is done.
 */
final class MetaStage implements Stage<MetaSettings> {

    private static final Logger LOG = LoggerFactory.getLogger(MetaStage.class);

    private final RunFolder folder;
    private final MetaPlace place;
    private final DividedPairs evidence;
    private final List<MetaSettings> trainings;
    private final MetaTrainer trainer;
    private final ComputeDevice device;
    private final StudyProgress progress;

    /**
     * Takes what it needs.
     *
     * @param place where trainings are kept
     * @param evidence what they learn from
     * @param trainer over the evidence's data on the device; used by all workers, closed by the caller
     */
    MetaStage(
            RunFolder folder,
            MetaPlace place,
            DividedPairs evidence,
            List<MetaSettings> trainings,
            MetaTrainer trainer,
            ComputeDevice device,
            StudyProgress progress) {
        this.folder = folder;
        this.place = place;
        this.evidence = evidence;
        this.trainings = List.copyOf(trainings);
        this.trainer = trainer;
        this.device = device;
        this.progress = progress;
    }

    @Override
    public String name() {
        return place.stage();
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String unit() {
        return "pairs";
    }

    @Override
    public List<MetaSettings> items() {
        return trainings;
    }

    @Override
    public String id(MetaSettings settings) {
        return place.item(settings);
    }

    /** Whether a training has the settings of its preset, so that its name need not tell them. */
    static boolean isPlain(MetaSettings settings) {
        return settings.equals(
                MetaSettings.of(settings.architecture(), settings.task(), settings.preset(), settings.seed()));
    }

    /** For example rnn-ratio-original-seed1; with a hash behind it where settings were changed. */
    static String nameOf(MetaSettings settings) {
        String plain = "%s-%s-%s-seed%d"
                .formatted(settings.architecture(), settings.task(), settings.preset(), settings.seed())
                .toLowerCase(Locale.ROOT);
        return isPlain(settings)
                ? plain
                : plain + "-" + Sha256.of(Json.text(settings)).substring(0, 8);
    }

    private Path checkpoint(MetaSettings settings) {
        return folder.file(place.checkpoint(nameOf(settings)));
    }

    @Override
    public long size(MetaSettings settings) {
        return (long) settings.epochs() * evidence.split().train().length;
    }

    @Override
    public Object settings(MetaSettings settings) {
        return Map.of("training", settings, "device", device);
    }

    @Override
    public Map<String, String> inputs(MetaSettings settings) {
        return evidence.inputs();
    }

    @Override
    public Worker<MetaSettings> open() {
        return (settings, advance) -> {
            Reporter reporter = new Reporter(settings, advance);
            MetaTrainer.Outcome outcome =
                    trainer.trainResumably(settings, evidence.split(), checkpoint(settings), reporter);
            // Epochs that a checkpoint brought, or that early stopping saved, count as done, too.
            advance.accept(size(settings) - reporter.pairs);
            List<Path> outputs = write(settings, outcome);
            Files.deleteIfExists(checkpoint(settings));
            return outputs;
        };
    }

    private List<Path> write(MetaSettings settings, MetaTrainer.Outcome outcome) throws IOException {
        String name = nameOf(settings);
        Path parameters = folder.file(place.parametersFile(name));
        Path curve = folder.file(place.curveFile(name));
        Path answers = folder.file(place.answersFile(name));
        Path result = folder.file(place.resultFile(name));
        SafeTensors.write(parameters, outcome.parameters(), words(settings, outcome));
        AtomicFile.writeText(curve, outcome.result().curve().csv());
        int[] test = evidence.split().test();
        TestAnswers said = TestAnswers.of(
                settings.task(), evidence.data(), test, trainer.judge(settings, outcome.parameters(), test));
        AtomicFile.writeText(answers, said.csv());
        Json.write(result, MetaResultFile.of(outcome.result()));
        return List.of(parameters, curve, answers, result);
    }

    /** What a parameter file says about itself wherever it is taken; nothing that changes from run to run. */
    private Map<String, String> words(MetaSettings settings, MetaTrainer.Outcome outcome) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("settings", settings.toString());
        words.put("data", evidence.data().fingerprint());
        words.put("split", evidence.split().fingerprint());
        words.put("kept_epoch", Integer.toString(outcome.result().keptEpoch()));
        words.put("engine", EngineFacts.version());
        words.put("device", device.name());
        return words;
    }

    /** Checkpoints of trainings that another plan has may still be there. */
    static void deleteIfEmpty(Path checkpoints) throws IOException {
        try {
            Files.deleteIfExists(checkpoints);
        } catch (DirectoryNotEmptyException e) {
            LOG.info("{} holds trainings that are not finished", checkpoints);
        }
    }

    /** Hands progress on: pairs to the bar, epochs as lines. */
    private final class Reporter implements MetaProgress {
        private final MetaSettings settings;
        private final LongConsumer advance;
        private long pairs;

        Reporter(MetaSettings settings, LongConsumer advance) {
            this.settings = settings;
            this.advance = advance;
        }

        @Override
        public void trained(int count) {
            pairs += count;
            advance.accept(count);
        }

        @Override
        public void finished(EpochScores epoch) {
            String line = String.format(
                    Locale.ROOT,
                    "%s: epoch %d of %d, loss %.4f train %.4f validation, %s %.3f train %.3f validation, %.1f s",
                    nameOf(settings),
                    epoch.epoch(),
                    settings.epochs(),
                    epoch.trainLoss(),
                    epoch.validationLoss(),
                    settings.task() == Task.RATIO ? "R2" : "accuracy",
                    epoch.trainScore(),
                    epoch.validationScore(),
                    epoch.seconds());
            LOG.info(line);
            progress.note(line);
        }
    }
}
