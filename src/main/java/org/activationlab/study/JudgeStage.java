package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.activationlab.files.Sha256;
import org.activationlab.judge.FeatureTable;
import org.activationlab.judge.Judge;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.judge.JudgeTrainer;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.EngineFacts;
import org.activationlab.network.SafeTensors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains judges on one design and split. */
final class JudgeStage implements Stage<JudgeSettings> {

    static final String NAME = "judge";

    /** Where judges are kept in the run folder. */
    static final String FOLDER = "judges";

    private static final Logger LOG = LoggerFactory.getLogger(JudgeStage.class);

    /** Two workers at two inputs; a table of a large study takes some 200 MB. */
    private static final int TABLES = 2;

    private final RunFolder folder;
    private final JudgeEvidence evidence;
    private final JudgePlan plan;
    private final ComputeDevice device;
    private final StudyProgress progress;
    private final Map<JudgeInput, FeatureTable> tables = new LinkedHashMap<>(TABLES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JudgeInput, FeatureTable> eldest) {
            return size() > TABLES;
        }
    };

    JudgeStage(RunFolder folder, JudgeEvidence evidence, JudgePlan plan, ComputeDevice device, StudyProgress progress) {
        this.folder = folder;
        this.evidence = evidence;
        this.plan = plan;
        this.device = device;
        this.progress = progress;
    }

    /**
     * How a training went; its parameters lie beside it.
     *
     * @param settings how it was trained
     * @param trainPairs pairs it learned from
     * @param validationPairs pairs its epoch was chosen by
     * @param bestEpoch the epoch that was kept, from 1; 0 if none had a finite loss
     * @param validationLosses mean loss of each epoch, in nats
     * @param seconds the time it took
     */
    record Training(
            JudgeSettings settings,
            int trainPairs,
            int validationPairs,
            int bestEpoch,
            List<Double> validationLosses,
            double seconds) {
        Training {
            validationLosses = List.copyOf(validationLosses);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String unit() {
        return "judges";
    }

    @Override
    public List<JudgeSettings> items() {
        return plan.trainings();
    }

    @Override
    public long size(JudgeSettings settings) {
        return 1;
    }

    @Override
    public String id(JudgeSettings settings) {
        return idOf(plan, settings);
    }

    static String idOf(JudgePlan plan, JudgeSettings settings) {
        return plan.place().replace('/', '-') + "-" + nameOf(settings);
    }

    /** For example noise-ratio-seed1; with a hash behind it where settings were changed. */
    static String nameOf(JudgeSettings settings) {
        String plain = "%s-%s-seed%d"
                .formatted(settings.input(), settings.task(), settings.seed())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        boolean usual = settings.equals(JudgeSettings.of(settings.input(), settings.task(), settings.seed()));
        return usual ? plain : plain + "-" + Sha256.of(Json.text(settings)).substring(0, 8);
    }

    static String parametersFile(JudgePlan plan, JudgeSettings settings) {
        return FOLDER + "/" + plan.place() + "/" + nameOf(settings) + ".safetensors";
    }

    static String trainingFile(JudgePlan plan, JudgeSettings settings) {
        return FOLDER + "/" + plan.place() + "/" + nameOf(settings) + ".json";
    }

    @Override
    public Object settings(JudgeSettings settings) {
        return Map.of("training", settings, "device", device);
    }

    @Override
    public Map<String, String> inputs(JudgeSettings settings) {
        return evidence.inputs();
    }

    /** The table of an input, made by whichever worker needs it first. */
    private synchronized FeatureTable table(JudgeInput input) throws IOException, StudyException {
        FeatureTable table = tables.get(input);
        if (table == null) {
            table = evidence.table(input);
            tables.put(input, table);
        }
        return table;
    }

    @Override
    public Worker<JudgeSettings> open() {
        return (settings, advance) -> {
            FeatureTable table = table(settings.input());
            JudgeTrainer.Outcome outcome = JudgeTrainer.train(
                    device,
                    settings,
                    table,
                    evidence.cells().split(),
                    (epoch, loss) ->
                            LOG.info("{}: epoch {}, validation loss {}", id(settings), epoch, "%.4f".formatted(loss)));
            progress.note(String.format(
                    Locale.ROOT,
                    "%s: epoch %d of %d kept, validation loss %.4f, %.0f s",
                    nameOf(settings),
                    outcome.bestEpoch(),
                    outcome.validationLosses().size(),
                    outcome.bestEpoch() == 0
                            ? Double.NaN
                            : outcome.validationLosses().get(outcome.bestEpoch() - 1),
                    outcome.seconds()));
            advance.accept(1);
            return write(settings, outcome);
        };
    }

    private List<Path> write(JudgeSettings settings, JudgeTrainer.Outcome outcome) throws IOException {
        Path parameters = folder.file(parametersFile(plan, settings));
        Path training = folder.file(trainingFile(plan, settings));
        SafeTensors.write(parameters, outcome.judge().parameters(), words(settings, outcome));
        Json.write(
                training,
                new Training(
                        settings,
                        evidence.cells().split().train().length,
                        evidence.cells().split().validation().length,
                        outcome.bestEpoch(),
                        outcome.validationLosses(),
                        outcome.seconds()));
        return List.of(parameters, training);
    }

    /** What a parameter file says about itself wherever it is taken; nothing that changes from run to run. */
    private Map<String, String> words(JudgeSettings settings, JudgeTrainer.Outcome outcome) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("input", settings.input().name());
        words.put("task", settings.task().name());
        words.put("width", Integer.toString(settings.width()));
        words.put("seed", Long.toString(settings.seed()));
        words.put("design", plan.design().name());
        words.put("split", plan.split().title() + ", seed " + plan.split().seed());
        words.put("data", evidence.data().fingerprint());
        words.put("rows", evidence.cells().split().fingerprint());
        words.put("kept_epoch", Integer.toString(outcome.bestEpoch()));
        words.put("engine", EngineFacts.version());
        words.put("device", device.name());
        return words;
    }

    /** Reads a trained judge. */
    static Judge read(Path root, JudgePlan plan, JudgeSettings settings) throws IOException {
        int inputs = settings.input().features().size();
        SafeTensors file =
                SafeTensors.read(root.resolve(parametersFile(plan, settings)), Judge.shapes(inputs, settings.width()));
        return new Judge(inputs, settings.width(), file.parameters());
    }
}
