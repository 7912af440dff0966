package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.activationlab.files.AtomicFile;
import org.activationlab.judge.Contender;
import org.activationlab.judge.Contender.Kind;
import org.activationlab.judge.Contest;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.meta.ConformalTrial;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import org.activationlab.meta.TestCell;
import org.activationlab.metrics.RiskCoverageCurve;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.report.ConsoleTables;
import org.activationlab.report.JudgeCsv;
import org.activationlab.report.JudgeFacts;
import org.activationlab.report.JudgeFindings;
import org.activationlab.report.JudgeReport;

/**
 * The trained judges of one design and split beside everything they must beat, as one page, one table of all figures, and
 * text for a console. Made from the run folder alone.
 *
 * @param page the page in the run folder
 * @param csv all figures, beside it
 * @param facts what they were made from
 * @param findings sentences, in reading order
 * @param tables the tables as text, by their titles, in reading order
 */
public record RunJudges(Path page, Path csv, JudgeFacts facts, List<String> findings, Map<String, String> tables) {

    private static final int SEEDS_TRIED = 100;

    /** Keeps its own copies, in order. */
    public RunJudges {
        findings = List.copyOf(findings);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * Scores the judges of a design and split, and writes page and table.
     *
     * @param root the folder of a run with trained judges
     * @param design which evidence
     * @param split how its pairs are divided
     * @return where page and table are, and what they say
     * @throws StudyException if no judge was trained there, or something cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static RunJudges write(Path root, SamplingDesign design, SplitPlan split)
            throws StudyException, IOException {
        JudgePlan plan = trained(root, design, split);
        return write(root, plan, JudgeEvidence.of(root, plan));
    }

    /** Scores the judges of a plan on evidence that was read before. */
    static RunJudges write(Path root, JudgePlan plan, JudgeEvidence evidence) throws StudyException, IOException {
        JudgeFacts facts = facts(root, plan, Rivals.of(root, plan), evidence, List.of(Task.CORRECTNESS, Task.RATIO));
        String name = "judges-" + plan.place().replace('/', '-');
        Path page = root.resolve(name + ".html");
        Path csv = root.resolve(name + ".csv");
        JudgeReport.of(facts).write(page);
        AtomicFile.writeText(csv, JudgeCsv.of(facts));
        return new RunJudges(page, csv, facts, JudgeFindings.of(facts), ConsoleTables.of(facts));
    }

    /**
     * Finds a division that leaves pairs to train, to choose and to test; with few models not every seed does. Reads no
     * activation.
     *
     * @param root the folder of a run with evidence
     * @param design which evidence
     * @param rule how pairs are divided, not BY_REGION
     * @return the plan with the smallest seed from 0 to 99 that divides
     * @throws StudyException if there is no evidence, or none of these seeds divides it
     * @throws IOException if the disk fails
     */
    public static SplitPlan divisible(Path root, SamplingDesign design, SplitRule rule)
            throws StudyException, IOException {
        LabelTable labels = EvidenceLabels.read(root, design);
        List<ModelTraits> traits = PopulationTraits.of(root);
        IllegalArgumentException why = new IllegalArgumentException("no seed was tried");
        for (int seed = 0; seed < SEEDS_TRIED; seed++) {
            try {
                SplitPlan plan = SplitPlan.of(rule, seed);
                plan.divide(labels, traits);
                return plan;
            } catch (IllegalArgumentException e) {
                why = e;
            }
        }
        throw new StudyException(
                "none of " + SEEDS_TRIED + " seeds divides the evidence of " + root + ": " + why.getMessage(), why);
    }

    /** The trainings with the usual settings that the records say are finished, in the order of a plan. */
    static JudgePlan trained(Path root, SamplingDesign design, SplitPlan split) throws StudyException, IOException {
        Map<String, String> sums = RunInventory.of(root).outputs();
        JudgePlan place = JudgePlan.of(design, split, List.of(JudgeInput.SUMMARY), List.of(Task.RATIO), List.of(0L));
        Path folder = root.resolve(JudgeStage.FOLDER + "/" + place.place());
        List<JudgeSettings> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".json")).toList()) {
                    String result = root.relativize(file).toString().replace('\\', '/');
                    if (sums.containsKey(result)) {
                        RunFolder.verify(root, result, sums.get(result));
                    }
                    JudgeSettings settings =
                            Json.read(file, JudgeStage.Training.class).settings();
                    String parameters = JudgeStage.parametersFile(place, settings);
                    boolean usual =
                            settings.equals(JudgeSettings.of(settings.input(), settings.task(), settings.seed()));
                    if (usual && sums.containsKey(parameters)) {
                        RunFolder.verify(root, parameters, sums.get(parameters));
                        found.add(settings);
                    }
                }
            }
        }
        if (found.isEmpty()) {
            throw new StudyException("there is no trained judge in " + folder
                    + ". Train some with 'activation-lab judge --run " + root + " --design "
                    + design.name().toLowerCase(Locale.ROOT) + "'.");
        }
        found.sort(Comparator.comparing(JudgeSettings::input)
                .thenComparing(JudgeSettings::task)
                .thenComparing(JudgeSettings::seed));
        return new JudgePlan(design, split, found);
    }

    /** The plan's judges, trained rivals and all else they must beat, on all test pairs, about some questions. */
    static JudgeFacts facts(Path root, JudgePlan plan, Rivals rivals, JudgeEvidence evidence, List<Task> tasks)
            throws IOException, StudyException {
        JudgeContest contest = new JudgeContest(root, plan, rivals, evidence);
        List<Contest> main = new ArrayList<>();
        Map<Task, List<Contest>> cells = new LinkedHashMap<>();
        List<Contest> groups = new ArrayList<>();
        Map<String, ConformalTrial> bounds = new LinkedHashMap<>();
        Map<String, RiskCoverageCurve> curves = new LinkedHashMap<>();
        for (TestCell cell : evidence.cells().cells()) {
            int[] rows = evidence.cells().rows(cell);
            for (Map.Entry<Task, List<Contender>> answers :
                    contest.contenders(tasks, rows).entrySet()) {
                Task task = answers.getKey();
                List<Contender> few = few(answers.getValue());
                List<Contest> told = cells.computeIfAbsent(task, key -> new ArrayList<>());
                if (cell == evidence.cells().main()) {
                    Contest all = contest.score(
                            task, cell.title(), rows, answers.getValue(), compared(task, answers.getValue()));
                    main.add(all);
                    told.add(all.of(few.stream().map(Contender::name).toList()));
                    groups.addAll(byOptimizer(contest, evidence, task, rows, few));
                    if (task == Task.CORRECTNESS) {
                        curves.putAll(curves(few, evidence.data().correct(rows)));
                    } else {
                        bounds.putAll(bounds(contest, evidence, rows, few));
                    }
                } else {
                    told.add(contest.score(task, cell.title(), rows, few, List.of()));
                }
            }
        }
        return new JudgeFacts(
                PopulationInventory.provenance(RunInventory.of(root)),
                plan.design(),
                "divided " + plan.split().title() + " with seed " + plan.split().seed(),
                evidence.cells().split().train().length,
                evidence.cells().split().validation().length,
                main,
                cells.values().stream().flatMap(List::stream).toList(),
                groups,
                bounds,
                curves);
    }

    /** What a judge must beat, and what each kind of knowledge adds. */
    private static List<List<String>> compared(Task task, List<Contender> all) {
        List<List<String>> pairs = new ArrayList<>();
        String simple = task == Task.RATIO ? JudgeContest.NOISE_MODEL : JudgeContest.MARGIN;
        for (JudgeInput input : JudgeInput.values()) {
            pairs.add(List.of(input.title(), simple));
        }
        for (Contender rival : all) {
            if (rival.kind() == Kind.ORIGINAL) {
                pairs.add(List.of(JudgeInput.SUMMARY.title(), rival.name()));
                pairs.add(List.of(JudgeInput.REFERENCE.title(), rival.name()));
                pairs.add(List.of(JudgeInput.NOISE.title(), rival.name()));
            }
        }
        pairs.add(List.of(JudgeInput.SUMMARY.title(), JudgeInput.ACTIVATIONS.title()));
        pairs.add(List.of(JudgeInput.HYPER_PARAMETERS.title(), JudgeInput.SUMMARY.title()));
        pairs.add(List.of(JudgeInput.WEIGHTS.title(), JudgeInput.SUMMARY.title()));
        pairs.add(List.of(JudgeInput.REFERENCE.title(), JudgeInput.SUMMARY.title()));
        pairs.add(List.of(JudgeInput.NOISE.title(), JudgeInput.REFERENCE.title()));
        if (task == Task.RATIO) {
            JudgeContest.DRAWS.forEach(
                    draws -> pairs.add(List.of(JudgeInput.NOISE.title(), JudgeContest.copies(draws))));
        }
        return pairs;
    }

    /** Judges, their rivals, look-ups, the margin and the noise model: what is told of every part of the pairs. */
    private static List<Contender> few(List<Contender> all) {
        return all.stream()
                .filter(one -> one.kind() == Kind.JUDGE
                        || one.kind() == Kind.ORIGINAL
                        || one.kind() == Kind.LOOK_UP
                        || one.kind() == Kind.NOISE_MODEL
                        || one.name().equals(JudgeContest.MARGIN))
                .toList();
    }

    private static List<Contest> byOptimizer(
            JudgeContest contest, JudgeEvidence evidence, Task task, int[] rows, List<Contender> few) {
        Map<String, String> optimizers = new TreeMap<>();
        for (ModelTraits model : evidence.traits()) {
            optimizers.put(model.modelId(), model.optimizer());
        }
        List<Contest> parts = new ArrayList<>();
        for (String optimizer : optimizers.values().stream().distinct().sorted().toList()) {
            int[] places = IntStream.range(0, rows.length)
                    .filter(i -> optimizer.equals(
                            optimizers.get(evidence.data().pairs().modelId(rows[i]))))
                    .toArray();
            if (places.length > 0 && places.length < rows.length) {
                int[] own = Arrays.stream(places).map(place -> rows[place]).toArray();
                parts.add(contest.score(
                        task,
                        evidence.cells().main().title() + ", " + optimizer,
                        own,
                        few.stream().map(one -> one.at(places)).toList(),
                        List.of()));
            }
        }
        return parts;
    }

    /** Lower bounds from each contender's first seed, calibrated on the validation pairs. */
    private static Map<String, ConformalTrial> bounds(
            JudgeContest contest, JudgeEvidence evidence, int[] test, List<Contender> tried)
            throws IOException, StudyException {
        int[] validation = evidence.cells().split().validation();
        List<Contender> calibrated =
                few(contest.contenders(List.of(Task.RATIO), validation).getOrDefault(Task.RATIO, List.of()));
        Map<String, ConformalTrial> bounds = new LinkedHashMap<>();
        for (int i = 0; i < tried.size(); i++) {
            Kind kind = tried.get(i).kind();
            if (kind == Kind.JUDGE || kind == Kind.NOISE_MODEL) {
                bounds.put(
                        tried.get(i).name(),
                        ConformalTrial.of(
                                evidence.answers(
                                        validation, calibrated.get(i).answers().get(0)),
                                evidence.answers(test, tried.get(i).answers().get(0))));
            }
        }
        return bounds;
    }

    private static Map<String, RiskCoverageCurve> curves(List<Contender> few, boolean[] right) {
        Map<String, RiskCoverageCurve> curves = new LinkedHashMap<>();
        for (Contender one : few) {
            boolean shown = one.name().equals(JudgeContest.MARGIN)
                    || one.name().equals(JudgeInput.ACTIVATIONS.title())
                    || one.name().equals(JudgeInput.SUMMARY.title())
                    || one.name().equals(JudgeInput.REFERENCE.title())
                    || one.name().equals(JudgeInput.NOISE.title());
            if (shown) {
                curves.put(one.name(), RiskCoverageCurve.of(one.answers().get(0), right));
            }
        }
        return curves;
    }
}
