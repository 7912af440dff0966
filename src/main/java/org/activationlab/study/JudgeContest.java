package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.activationlab.judge.Contender;
import org.activationlab.judge.Contender.Kind;
import org.activationlab.judge.Contest;
import org.activationlab.judge.ContestScores;
import org.activationlab.judge.FeatureTable;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.judge.NoiseResponse;
import org.activationlab.meta.Baseline;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.ScoredPairs;
import org.activationlab.meta.Task;
import org.activationlab.meta.UntrainedScores;
import org.activationlab.metrics.Confidence;
import org.activationlab.metrics.IsotonicFit;
import org.activationlab.metrics.TemperatureFit;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.PairTable;

/**
 * Lets judges and everything they must beat answer the same pairs. Whatever is fitted is fitted on training pairs, the
 * temperature on validation pairs; test pairs are only scored.
 */
final class JudgeContest {

    /** Draws of the Monte-Carlo estimates. */
    static final List<Integer> DRAWS = List.of(5, 10, 20, 50);

    static final String MARGIN = Baseline.LOGIT_MARGIN.title(Task.CORRECTNESS).replace(", one threshold", "");
    static final String NOISE_MODEL = "noise model, untrained";
    private static final List<String> REFERENCE =
            List.of(UntrainedScores.NEIGHBOURS, UntrainedScores.AGREEMENT, UntrainedScores.MAHALANOBIS);
    private static final String LOGITS = "fc3";
    private static final int DIGITS = 10;
    private static final int FEW_RESAMPLES = 100;

    private final Path root;
    private final JudgePlan plan;
    private final Rivals rivals;
    private final JudgeEvidence evidence;
    private final int[] train;
    private final Map<String, double[]> confidences;

    JudgeContest(Path root, JudgePlan plan, Rivals rivals, JudgeEvidence evidence) {
        this.root = root;
        this.plan = plan;
        this.rivals = rivals;
        this.evidence = evidence;
        train = evidence.cells().split().train();
        confidences = confidences();
    }

    /** Every untrained score of every pair of the table, by name. */
    private Map<String, double[]> confidences() {
        PairTable pairs = evidence.data().pairs();
        Map<String, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int row = 0; row < pairs.size(); row++) {
            rowsOf.computeIfAbsent(pairs.modelId(row), key -> new ArrayList<>()).add(row);
        }
        Map<String, double[]> all = new LinkedHashMap<>();
        UntrainedScores.names().forEach(name -> all.put(name, new double[pairs.size()]));
        rowsOf.entrySet().parallelStream().forEach(model -> {
            int[] rows = model.getValue().stream().mapToInt(Integer::intValue).toArray();
            UntrainedScores.of(pairs, rows, evidence.reference(model.getKey())).forEach((name, values) -> {
                double[] into = Objects.requireNonNull(all.get(name));
                for (int i = 0; i < rows.length; i++) {
                    into[rows[i]] = values[i];
                }
            });
        });
        return all;
    }

    /** The contenders' answers to some rows about some questions, each in the order of a table. */
    Map<Task, List<Contender>> contenders(List<Task> tasks, int[] rows) throws IOException, StudyException {
        Map<Task, List<Contender>> judges = judges(tasks, rows);
        Map<Task, List<Contender>> all = new LinkedHashMap<>();
        for (Task task : tasks) {
            List<Contender> own = untrained(task, rows);
            own.addAll(rivals.contenders(task, evidence.data(), rows));
            own.addAll(judges.getOrDefault(task, List.of()));
            all.put(task, own);
        }
        return all;
    }

    private List<Contender> untrained(Task task, int[] rows) {
        List<Contender> all = new ArrayList<>();
        for (Baseline baseline : Baseline.values()) {
            if (baseline.isLookUp()) {
                double[] answers = baseline.answers(task, evidence.data(), train, rows);
                all.add(new Contender(baseline.title(task), Kind.LOOK_UP, 1, true, List.of(answers)));
            }
        }
        confidences.forEach((name, values) -> {
            Kind kind = REFERENCE.contains(name) ? Kind.REFERENCE : Kind.LOGITS;
            double[] own = at(values, rows);
            if (task == Task.RATIO) {
                IsotonicFit fit =
                        IsotonicFit.of(at(values, train), evidence.data().ratios(train));
                own = Arrays.stream(own).map(fit::at).toArray();
            }
            all.add(new Contender(name, kind, 1, false, List.of(own)));
        });
        if (task == Task.CORRECTNESS) {
            all.add(temperatureScaled(rows));
        } else {
            all.add(new Contender(NOISE_MODEL, Kind.NOISE_MODEL, 1, true, List.of(noiseModel(rows))));
            monteCarlo(rows, all);
        }
        return all;
    }

    private static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    private float[] logits(int[] rows) {
        float[] logits = new float[rows.length * DIGITS];
        for (int i = 0; i < rows.length; i++) {
            evidence.data().pairs().copyActivations(LOGITS, rows[i], logits, i * DIGITS);
        }
        return logits;
    }

    /** One temperature for all networks, pooled over the validation pairs. */
    private Contender temperatureScaled(int[] rows) {
        int[] validation = evidence.cells().split().validation();
        LabelTable labels = evidence.data().pairs().labels();
        double temperature = TemperatureFit.of(
                        logits(validation),
                        Arrays.stream(validation).map(labels::trueDigit).toArray())
                .temperature();
        float[] logits = logits(rows);
        double[] answers = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            answers[i] =
                    Confidence.largestSoftmaxAt(temperature, Arrays.copyOfRange(logits, i * DIGITS, (i + 1) * DIGITS));
        }
        return new Contender("largest softmax, temperature scaled", Kind.LOGITS, 1, true, List.of(answers));
    }

    private double[] noiseModel(int[] rows) {
        float[] logits = logits(rows);
        double[] answers = new double[rows.length];
        IntStream.range(0, rows.length).parallel().forEach(i -> {
            NoiseResponse response =
                    evidence.profile(evidence.data().pairs().modelId(rows[i])).noiseResponse();
            answers[i] = response.expectedRatio(Arrays.copyOfRange(logits, i * DIGITS, (i + 1) * DIGITS));
        });
        return answers;
    }

    /** The name of an estimate from so many noisy copies. */
    static String copies(int draws) {
        return draws + " noisy copies";
    }

    private void monteCarlo(int[] rows, List<Contender> all) {
        for (int draws : DRAWS) {
            if (draws <= evidence.extraDraws()) {
                double[] answers = Arrays.stream(rows)
                        .mapToDouble(row -> evidence.monteCarlo(row, draws))
                        .toArray();
                all.add(new Contender(copies(draws), Kind.MONTE_CARLO, draws + 1, true, List.of(answers)));
            }
        }
    }

    /** The plan's judges, their seeds together. What they read is the same for every question: one table at a time. */
    private Map<Task, List<Contender>> judges(List<Task> tasks, int[] rows) throws IOException, StudyException {
        Map<JudgeInput, Map<Task, List<JudgeSettings>>> byInput = new LinkedHashMap<>();
        for (JudgeSettings settings : plan.trainings()) {
            if (tasks.contains(settings.task())) {
                byInput.computeIfAbsent(settings.input(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(settings.task(), key -> new ArrayList<>())
                        .add(settings);
            }
        }
        Map<Task, List<Contender>> all = new LinkedHashMap<>();
        for (Map.Entry<JudgeInput, Map<Task, List<JudgeSettings>>> input : byInput.entrySet()) {
            FeatureTable table = evidence.table(input.getKey(), rows);
            for (Map.Entry<Task, List<JudgeSettings>> asked : input.getValue().entrySet()) {
                List<double[]> answers = new ArrayList<>();
                for (JudgeSettings settings : asked.getValue()) {
                    answers.add(table.answers(JudgeStage.read(root, plan, settings), rows));
                }
                all.computeIfAbsent(asked.getKey(), key -> new ArrayList<>())
                        .add(new Contender(input.getKey().title(), Kind.JUDGE, 1, true, answers));
            }
        }
        return all;
    }

    /** Scores contenders on rows that their answers are of. */
    Contest score(Task task, String part, int[] rows, List<Contender> contenders, List<List<String>> compared) {
        MetaData data = evidence.data();
        // Where nothing is compared, the interval is an aside.
        int resamples = compared.isEmpty() ? FEW_RESAMPLES : ScoredPairs.USUAL_RESAMPLES;
        ScoredPairs scored = ScoredPairs.of(
                        data.pairs().labels(),
                        rows,
                        evidence.traits(),
                        plan.split().seed())
                .withResamples(resamples);
        List<Contest.Entry> entries = ContestScores.entries(scored, task, contenders);
        List<Contest.Difference> differences = ContestScores.differences(scored, task, contenders, compared);
        Set<String> models = new HashSet<>();
        Set<Integer> images = new HashSet<>();
        for (int row : rows) {
            models.add(data.pairs().modelId(row));
            images.add(data.pairs().image(row));
        }
        Set<String> groups = new HashSet<>();
        for (ModelTraits model : evidence.traits()) {
            if (models.contains(model.modelId())) {
                groups.add(model.siblings());
            }
        }
        int right = 0;
        for (boolean correct : data.correct(rows)) {
            right += correct ? 1 : 0;
        }
        return new Contest(
                task,
                part,
                rows.length,
                models.size(),
                groups.size(),
                images.size(),
                right / (double) rows.length,
                entries,
                differences);
    }
}
