package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.activationlab.judge.Contender;
import org.activationlab.judge.Contender.Kind;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.MetaNetwork;
import org.activationlab.meta.MetaParameters;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Task;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.TraceLayout;

/**
 * The original's meta-networks as rivals of the judges: trained on the same pairs, chosen and tested on the same others.
 */
final class Rivals {

    private static final int BATCH = 1024;

    private final Path root;
    private final MetaPlace place;
    private final List<MetaSettings> trained;

    private Rivals(Path root, MetaPlace place, List<MetaSettings> trained) {
        this.root = root;
        this.place = place;
        this.trained = List.copyOf(trained);
    }

    /** None at all. */
    static Rivals none(Path root, JudgePlan plan) {
        return new Rivals(root, MetaPlace.besideJudges(plan), List.of());
    }

    /**
     * Those whose trainings the records say are finished, with the settings of their presets; one that diverged has no
     * answers.
     *
     * @throws StudyException if a file is missing or was changed since
     */
    static Rivals of(Path root, JudgePlan plan) throws IOException, StudyException {
        MetaPlace place = MetaPlace.besideJudges(plan);
        List<MetaSettings> found = new ArrayList<>();
        for (StageRecord record : RunInventory.of(root).records()) {
            for (Map.Entry<String, String> output : record.outputs().entrySet()) {
                if (record.stage().equals(place.stage()) && place.holdsResult(output.getKey())) {
                    RunFolder.verify(root, output.getKey(), output.getValue());
                    MetaResultFile result = Json.read(root.resolve(output.getKey()), MetaResultFile.class);
                    String parameters = place.parametersFile(MetaStage.nameOf(result.settings()));
                    RunFolder.verify(root, parameters, record.outputs().getOrDefault(parameters, "nothing"));
                    if (MetaStage.isPlain(result.settings()) && Double.isFinite(result.testLoss())) {
                        found.add(result.settings());
                    }
                }
            }
        }
        found.sort(Comparator.comparing(MetaSettings::preset)
                .thenComparing(MetaSettings::architecture)
                .thenComparing(MetaSettings::task)
                .thenComparing(MetaSettings::seed));
        return new Rivals(root, place, found);
    }

    /** For example "rnn of the original" or "rnn of the original, corrected". */
    static String title(MetaSettings settings) {
        String name = settings.architecture().name().toLowerCase(Locale.ROOT) + " of the original";
        return settings.preset() == Preset.ORIGINAL ? name : name + ", corrected";
    }

    /** Their answers to some rows about a question, seeds together. */
    List<Contender> contenders(Task task, MetaData data, int[] rows) throws IOException {
        Map<String, List<double[]>> byTitle = new LinkedHashMap<>();
        for (MetaSettings settings : trained) {
            if (settings.task() == task) {
                byTitle.computeIfAbsent(title(settings), key -> new ArrayList<>())
                        .add(answers(settings, data, rows));
            }
        }
        List<Contender> all = new ArrayList<>();
        byTitle.forEach((title, answers) -> all.add(new Contender(title, Kind.ORIGINAL, 1, true, answers)));
        return all;
    }

    private double[] answers(MetaSettings settings, MetaData data, int[] rows) throws IOException {
        Parameters parameters = SafeTensors.read(
                        root.resolve(place.parametersFile(MetaStage.nameOf(settings))),
                        MetaParameters.all(settings.architecture(), settings.task()))
                .parameters();
        TraceLayout layout = data.pairs().layout();
        double[] answers = new double[rows.length];
        try (MetaNetwork network =
                new MetaNetwork(ComputeDevice.CPU, settings.architecture(), settings.task(), parameters)) {
            for (int from = 0; from < rows.length; from += BATCH) {
                int count = Math.min(BATCH, rows.length - from);
                float[] features = new float[count * layout.totalSize()];
                for (int i = 0; i < count; i++) {
                    int at = i * layout.totalSize();
                    for (TraceLayout.Part part : layout.parts()) {
                        data.pairs().copyActivations(part.name(), rows[from + i], features, at);
                        at += part.size();
                    }
                }
                System.arraycopy(network.judge(features), 0, answers, from, count);
            }
        }
        return answers;
    }
}
