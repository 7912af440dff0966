package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.lenet.TrainingGroup;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.EvidencePlan;

/**
 * The experiment: train, label, export, join, and the meta-networks on top.
 *
 * <p>Each stage first does whatever of the stages before it is still missing. Killed at any moment and started again, a
 * study ends with the same {@link #fingerprint} as one that was left alone.
 */
public final class Study {

    private final RunFolder folder;
    private final RunDescription run;
    private final DigitData data;
    /** (network, image) pairs that take a quarter of an hour on a slow machine. */
    private static final long WORTH_AN_ESTIMATE = 20_000_000;

    private final Workers workers;
    private final StudyProgress progress;
    private final StageRunner runner;

    private Study(RunFolder folder, RunDescription run, DigitData data, Workers workers, StudyProgress progress) {
        this.folder = folder;
        this.run = run;
        this.data = data;
        this.workers = workers;
        this.progress = progress;
        runner = new StageRunner(folder, workers, progress, Provenance.of(run.device()));
    }

    /**
     * Prepares a study, or goes on with one.
     *
     * @param folder where it is kept, opened by the caller
     * @param plan every setting
     * @param all the images; the plan says how many of them are used
     * @param device where to compute
     * @param workers who does the items
     * @param progress hears how far it is
     * @return the study; nothing was computed yet
     * @throws StudyException if the folder belongs to another plan, data set or device
     * @throws IOException if the disk fails
     */
    public static Study open(
            RunFolder folder,
            StudyPlan plan,
            DigitData all,
            ComputeDevice device,
            Workers workers,
            StudyProgress progress)
            throws StudyException, IOException {
        DigitData data = limited(plan, all);
        RunDescription run =
                folder.claim(new RunDescription(RunDescription.FORMAT, plan, DataIdentity.of(data), device));
        return new Study(folder, run, data, workers, progress);
    }

    /** As many of the images as a plan uses. */
    static DigitData limited(StudyPlan plan, DigitData all) throws StudyException {
        int train = plan.trainImages() == 0 ? all.train().size() : plan.trainImages();
        int test = plan.testImages() == 0 ? all.test().size() : plan.testImages();
        if (train > all.train().size() || test > all.test().size()) {
            throw new StudyException("the plan asks for " + train + " training and " + test + " test images, but "
                    + all.name() + " has " + all.train().size() + " and "
                    + all.test().size() + ". Use larger data or another preset.");
        }
        boolean whole = train == all.train().size() && test == all.test().size();
        return whole ? all : all.first(train, test);
    }

    /**
     * Estimates the time that the rest of training and labelling takes, by measuring for some seconds how fast this
     * machine is.
     *
     * @param count how many workers there are
     * @return a sentence; empty if so little is left that measuring would not pay
     * @throws Exception if the measurement fails
     */
    public Optional<String> estimate(int count) throws Exception {
        TrainStage stage = new TrainStage(folder, run, data);
        long train = 0;
        long test = 0;
        for (TrainingGroup group : stage.items()) {
            if (!Files.exists(folder.record(stage.name(), stage.id(group)))) {
                train += stage.size(group);
                test += (long) group.trainings().size()
                        * group.epochs()
                        * data.test().size();
            }
        }
        if (train < WORTH_AN_ESTIMATE) {
            return Optional.empty();
        }
        WorkRates rates = WorkRates.measure(run.plan(), data, run.device(), workers, count);
        int models = run.plan().models().size();
        return Optional.of(TimeEstimate.of(train, test, models, run.plan().pairsPerCell(), rates)
                .words());
    }

    /**
     * Trains what is not trained yet.
     *
     * @return all models in the order of the plan, rejected ones too
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public List<PopulationRow> train() throws Exception {
        TrainStage stage = new TrainStage(folder, run, data);
        new BytesLeft(folder).requireForTraining(stage, stage.items());
        runner.run(stage);
        Map<HyperParameters, PopulationRow> all = new HashMap<>();
        for (TrainingGroup group : stage.items()) {
            for (PopulationRow row : PopulationTable.read(stage.epochs(group.id()))) {
                all.put(row.model().hyperParameters(), row);
            }
        }
        List<PopulationRow> rows = new ArrayList<>();
        for (HyperParameters model : run.plan().models()) {
            PopulationRow row = all.get(model);
            if (row == null || row.file().isEmpty()) {
                throw new StudyException("the training records of " + folder.root() + " lack model " + model.id()
                        + ". Delete the folder's training and records/train folders and run again.");
            }
            rows.add(row);
        }
        PopulationTable.write(folder.file("population.csv"), rows);
        return rows;
    }

    /**
     * Labels what is not labelled yet.
     *
     * @return where the labels of each kept model are, in the order of the plan
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public List<Path> label() throws Exception {
        List<ModelFile> models = kept(train());
        labels(models);
        return models.stream().map(model -> folder.file(LabelStage.file(model))).toList();
    }

    /**
     * Exports what is not exported yet, and joins it.
     *
     * @return the joined Arrow file; it does not exist if no model was kept
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public Path export() throws Exception {
        List<ModelFile> models = kept(train());
        export(models, labels(models));
        return folder.file(JoinStage.FILE);
    }

    /**
     * Exports as {@link #export()} does, and the whole data flow besides: every pair with its image and the output of
     * every layer, and all weights. Says first how much that is.
     *
     * @return one file of pairs per kept model in the order of the plan, then the file of all weights; none if no model
     *     was kept
     * @throws StudyException if the disk has no room for it; nothing of the flow was written then
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public List<Path> exportWholeFlow() throws Exception {
        List<ModelFile> models = kept(train());
        Map<String, String> labels = labels(models);
        export(models, labels);
        if (models.isEmpty()) {
            return List.of();
        }
        WholeFlowSize size = WholeFlowSize.left(folder, models);
        if (size.bytes() > 0) {
            long free = Files.getFileStore(folder.root()).getUsableSpace();
            progress.note(size.describe(free));
            size.requireRoom(free, folder.root());
        }
        runner.run(new FlowStage(folder, run, data, models, labels));
        runner.run(new WeightsStage(folder, run, data, models));
        List<Path> files = new ArrayList<>();
        models.forEach(model -> files.add(folder.file(FlowStage.file(model))));
        files.add(folder.file(WeightsStage.FILE));
        return files;
    }

    /** Labels what is not labelled yet; gives the SHA-256 of each model's label file, by the model's name. */
    private Map<String, String> labels(List<ModelFile> models) throws Exception {
        new BytesLeft(folder).requireForLabels(models, run.plan().pairsPerCell());
        Map<String, String> labels = new HashMap<>();
        for (StageRecord record : runner.run(new LabelStage(folder, run, data, models))) {
            labels.put(record.item(), record.outputs().values().iterator().next());
        }
        return labels;
    }

    private void export(List<ModelFile> models, Map<String, String> labels) throws Exception {
        EvidenceSet set = EvidenceSet.ofPlan(run);
        new BytesLeft(folder).requireForPairs(models, set);
        List<StageRecord> exported = runner.run(new ExportStage(folder, run, data, models, set, labels));
        Map<String, String> pairs = new TreeMap<>();
        exported.forEach(record -> pairs.putAll(record.outputs()));
        runner.run(new JoinStage(folder, set, models, pairs));
    }

    /**
     * Draws evidence from the trained population, beside that of the run's own plan: pairs by another sampling design
     * with noise of their own and their mean divergence, answers to further noisy copies of them, every model's answers to
     * all test images, and every model's activations on reference images and answers to noisy copies of these. A run that has some has another {@link #fingerprint} than one that has none.
     *
     * @param plan how pairs are chosen and labelled
     * @return what was drawn; without pairs if no model was kept
     * @throws StudyException if the folder holds evidence of the same design by another plan; names every difference
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public EvidenceSummary evidence(EvidencePlan plan) throws Exception {
        EvidenceDraw draw = new EvidenceDraw(folder, run, data, plan);
        draw.claim();
        return draw.run(kept(train()), runner);
    }

    /**
     * Trains meta-networks on the joined pairs, on the device of the run.
     *
     * @param plan what to train
     * @return the plan's trainings in order; none if no model was kept
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public List<MetaRunResult> meta(MetaPlan plan) throws Exception {
        return Files.exists(export())
                ? MetaStudy.of(folder, plan, run.device(), workers, progress).train()
                : List.of();
    }

    private static List<ModelFile> kept(List<PopulationRow> rows) {
        return rows.stream()
                .filter(row -> row.model().kept())
                .map(row -> new ModelFile(row.model().hyperParameters().id(), row.file(), row.sha256()))
                .toList();
    }

    /**
     * Says what the run is about.
     *
     * @return plan, data and device
     */
    public RunDescription description() {
        return run;
    }

    /**
     * Identifies the results: every parameter, label and activation, but neither times nor places.
     *
     * @return SHA-256 over the sums of all parameter and Arrow files that the records name
     * @throws IOException if the disk fails
     * @throws StudyException if a record cannot be read
     */
    public String fingerprint() throws IOException, StudyException {
        return RunInventory.of(folder.root()).fingerprint();
    }
}
