package org.activationlab.app.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.activationlab.app.Home;
import org.activationlab.app.Logs;
import org.activationlab.app.RunImages;
import org.activationlab.data.DigitData;
import org.activationlab.data.FoundData;
import org.activationlab.judge.JudgeInput;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.Optimizer;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaNetwork;
import org.activationlab.meta.MetaParameters;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Region;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.Task;
import org.activationlab.meta.Trait;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.report.CertificateFacts;
import org.activationlab.report.JudgeFacts;
import org.activationlab.report.LeakFacts;
import org.activationlab.report.MetaFacts;
import org.activationlab.report.PopulationFacts;
import org.activationlab.study.EvidenceSummary;
import org.activationlab.study.JudgePlan;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.MetaPlan;
import org.activationlab.study.RunAudit;
import org.activationlab.study.RunCertificates;
import org.activationlab.study.RunDescription;
import org.activationlab.study.RunFacts;
import org.activationlab.study.RunFolder;
import org.activationlab.study.RunMonitor;
import org.activationlab.study.Study;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyPlan;
import org.activationlab.study.Zoo;

/**
 * A run of the study as a notebook works with it: it finds the images, does the stages that are missing with a bar for
 * each, and gives what is there.
 *
 * <p>The run folder is taken only while a stage works, so that several notebooks can look at one run.
 */
public final class StudySession {

    private static final List<Task> TASKS = List.of(Task.CORRECTNESS, Task.RATIO);

    private final StudyPlan plan;
    private final Path folder;
    private final DigitData digits;
    private final ComputeDevice device;
    private final RecordedFiles files;

    private StudySession(StudyPlan plan, Path folder, DigitData digits, ComputeDevice device) {
        this.plan = plan;
        this.folder = folder;
        this.digits = digits;
        this.device = device;
        files = new RecordedFiles(folder);
    }

    /**
     * Opens a run, or prepares a new one, and says which images, folder and device it is about.
     *
     * @param preset tiny, zoo, quick, standard or paper; the zoo comes with the program, trained and labelled
     * @param folder the run folder; blank for the preset's own, {@code runs/PRESET} of the project
     * @return the session; nothing was computed yet
     * @throws StudyException if the folder belongs to another preset or cannot be read
     * @throws IOException if images or disk fail
     * @throws InterruptedException if the cell was interrupted
     */
    public static StudySession open(String preset, String folder)
            throws StudyException, IOException, InterruptedException {
        StudyPlan plan = StudyPlan.preset(preset);
        Path root = folder.isBlank() ? Home.run(preset) : Path.of(folder);
        if (preset.equals("zoo")) {
            Zoo.unpack(root);
        }
        boolean begun = Files.exists(root.resolve("run.json"));
        RunDescription before = begun ? RunFolder.describe(root) : null;
        if (before != null && !before.plan().preset().equals(preset)) {
            throw new StudyException(
                    root + " holds a run of preset " + before.plan().preset() + ", but the notebook asks" + " for "
                            + preset + ". Change one of the two in the settings cell.");
        }
        StageProgress progress = new StageProgress(Notebook.here());
        FoundData found = RunImages.find(plan, root, null, progress);
        progress.close("");
        ComputeDevice device = before == null ? ComputeDevice.best() : before.device();
        DigitData digits = found.data();
        Notebook.say("%s. Preset %s, device %s, run folder %s%s."
                .formatted(
                        digits.description(),
                        preset,
                        device.name().toLowerCase(Locale.ROOT),
                        named(root),
                        begun ? "" : " (new)"));
        return new StudySession(before == null ? plan : before.plan(), root, digits, device);
    }

    /** A saved notebook tells nobody where on this machine things lie: inside the project a path, else a name. */
    private static Path named(Path root) {
        Path home = Home.folder().toAbsolutePath().normalize();
        Path place = root.toAbsolutePath().normalize();
        return place.startsWith(home) ? home.relativize(place) : place.getFileName();
    }

    /** A stage of the study, or several. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Study study) throws Exception;
    }

    private <T> T with(Work<T> work) throws Exception {
        StageProgress progress = new StageProgress(Notebook.here());
        try (RunFolder open = RunFolder.open(folder)) {
            Logs.toFolder(folder);
            T result = work.on(Study.open(open, plan, digits, device, workers(), progress));
            progress.sayWhatWasDoneBefore();
            return result;
        } finally {
            Logs.silence();
            progress.close("stopped");
        }
    }

    private LocalWorkers workers() {
        return new LocalWorkers(
                device == ComputeDevice.GPU ? 1 : Runtime.getRuntime().availableProcessors());
    }

    /**
     * Trains the networks that are not trained yet.
     *
     * @return all of them in the order of the plan, rejected ones too
     * @throws Exception if a training fails; everything finished before stays
     */
    public List<PopulationRow> train() throws Exception {
        return with(Study::train);
    }

    /**
     * Labels the pairs that are not labelled yet, after training what is missing.
     *
     * @return models and labels
     * @throws Exception if an item fails; everything finished before stays
     */
    public PopulationFacts label() throws Exception {
        with(Study::label);
        return RunFacts.population(folder);
    }

    /**
     * Exports the activations that are not exported yet, after everything before it.
     *
     * @return the joined Arrow file
     * @throws Exception if an item fails; everything finished before stays
     */
    public Path export() throws Exception {
        return with(Study::export);
    }

    /**
     * Trains the preset's meta-networks that are not trained yet, after everything before it.
     *
     * @return all trained ones of the run, and the baselines
     * @throws Exception if a training fails; everything finished before stays
     */
    public MetaFacts metaNetworks() throws Exception {
        with(study -> study.meta(MetaPlan.preset(plan.preset())));
        return RunFacts.metaNetworks(folder)
                .orElseThrow(
                        () -> new StudyException("no network of this run reached an accuracy of 0.6, so there are no"
                                + " pairs to learn from. Use another preset."));
    }

    /**
     * Trains some of the preset's kind of meta-networks, after everything before it.
     *
     * @param architectures which encoders, for both questions
     * @param seeds which seeds
     * @return all trained ones of the run, and the baselines
     * @throws Exception if a training fails; everything finished before stays
     */
    public MetaFacts metaNetworks(List<Architecture> architectures, List<Long> seeds) throws Exception {
        MetaPlan plan = MetaPlan.preset(this.plan.preset())
                .withTrainings(architectures, List.of(Task.CORRECTNESS, Task.RATIO), seeds, Preset.ORIGINAL);
        with(study -> study.meta(plan));
        return RunFacts.metaNetworks(folder)
                .orElseThrow(() -> new StudyException("no network of this run reached an accuracy of 0.6, so there are"
                        + " no pairs to learn from. Use another preset."));
    }

    /**
     * Audits what the run's own pairs leak.
     *
     * @return look-ups and scores of the logits on every kind of split, beside the run's meta-networks
     * @throws Exception if the run has no pairs, or they cannot be read
     */
    public LeakFacts audit() throws Exception {
        return RunAudit.facts(folder);
    }

    /**
     * Draws evidence that is not drawn yet, after training what is missing.
     *
     * @param design NATURAL or BALANCED, with the usual settings
     * @return what was drawn
     * @throws Exception if an item fails; everything finished before stays
     */
    public EvidenceSummary evidence(SamplingDesign design) throws Exception {
        return with(study -> study.evidence(plan.evidence(design)));
    }

    /**
     * Trains judges that are not trained yet on evidence of a design, and scores all trained ones beside what they must
     * beat, on new models and new images.
     *
     * @param design NATURAL or BALANCED
     * @param inputs what the judges read, for both questions
     * @param seeds which seeds
     * @return the scores
     * @throws Exception if a training fails; everything finished before stays
     */
    public JudgeFacts judges(SamplingDesign design, List<JudgeInput> inputs, List<Long> seeds) throws Exception {
        return trainings().score(JudgePlan.of(design, trainings().headline(design), inputs, TASKS, seeds));
    }

    /**
     * Does the same where one optimizer's networks are left out of the training and test.
     *
     * @param design NATURAL or BALANCED
     * @param optimizer ADAM or SGD
     * @param inputs what the judges read, for both questions
     * @param seeds which seeds
     * @return the scores on that optimizer's networks
     * @throws Exception if a training fails; everything finished before stays
     */
    public JudgeFacts judgesWithout(
            SamplingDesign design, Optimizer optimizer, List<JudgeInput> inputs, List<Long> seeds) throws Exception {
        Region region = new Region(Trait.OPTIMIZER, optimizer.name());
        return trainings().score(JudgePlan.of(design, SplitPlan.leaveOut(region, 0), inputs, TASKS, seeds));
    }

    /**
     * Trains meta-networks of the original on the pairs that judges learn from, with the original's settings; every
     * later {@link #judges} sets them beside the judges.
     *
     * @param design NATURAL or BALANCED
     * @param architectures which
     * @param seeds which seeds, of both questions
     * @throws Exception if a training fails; everything finished before stays
     */
    public void rivals(SamplingDesign design, List<Architecture> architectures, List<Long> seeds) throws Exception {
        JudgePlan judges =
                JudgePlan.of(design, trainings().headline(design), List.of(JudgeInput.ACTIVATIONS), TASKS, seeds);
        List<MetaSettings> trainings = MetaSettings.grid(architectures, TASKS, seeds, Preset.ORIGINAL);
        trainings().train(judges, study -> study.trainRivals(trainings));
    }

    private JudgeTrainings trainings() {
        return new JudgeTrainings(folder, device, workers());
    }

    /**
     * Certifies the votes of drawn evidence.
     *
     * @param design NATURAL or BALANCED, drawn before
     * @return radii, certified accuracy, and bounds from one forward pass
     * @throws Exception if the run has no such evidence, or it cannot be read
     */
    public CertificateFacts certificates(SamplingDesign design) throws Exception {
        return RunCertificates.facts(folder, design);
    }

    /**
     * Prepares live monitors from the run's judges on new models and new images.
     *
     * @param design which evidence they learned from
     * @return what monitors are made from
     * @throws Exception if a judge is missing; see {@link #judges}
     */
    public RunMonitor monitors(SamplingDesign design) throws Exception {
        return RunMonitor.of(folder, design, trainings().headline(design));
    }

    /**
     * Gives the images.
     *
     * @return training and test images, all that the data set has
     */
    public DigitData digits() {
        return digits;
    }

    /**
     * Gives the settings of the run.
     *
     * @return every setting
     */
    public StudyPlan plan() {
        return plan;
    }

    /**
     * Gives the device on which the run computes.
     *
     * @return processor or GPU
     */
    public ComputeDevice device() {
        return device;
    }

    /**
     * Names the run folder.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * Finds the trained network with the highest test accuracy, the first of equals.
     *
     * @return what is known of it
     * @throws Exception if training fails
     */
    public TrainedModel best() throws Exception {
        return train().stream()
                .map(PopulationRow::model)
                .max(Comparator.comparingDouble(TrainedModel::testAccuracy))
                .orElseThrow();
    }

    /**
     * Reads a trained LeNet-5.
     *
     * @param model one of the run's
     * @return its learned numbers
     * @throws StudyException if its file is missing or was changed since it was trained
     * @throws IOException if the disk fails
     */
    public Parameters parameters(TrainedModel model) throws StudyException, IOException {
        Path file = files.verified("models/" + model.hyperParameters().id() + ".safetensors");
        return SafeTensors.read(file, LeNet.SHAPES).parameters();
    }

    /**
     * Loads a trained meta-network of the original's protocol, seed 1.
     *
     * @param architecture the encoder
     * @param task the question
     * @return the network; close it
     * @throws StudyException if its file is missing or was changed since it was trained
     * @throws IOException if the disk fails
     */
    public MetaNetwork metaNetwork(Architecture architecture, Task task) throws StudyException, IOException {
        String name =
                "%s-%s-original-seed1.safetensors".formatted(architecture, task).toLowerCase(Locale.ROOT);
        Parameters parameters = SafeTensors.read(files.verified("meta/" + name), MetaParameters.all(architecture, task))
                .parameters();
        return new MetaNetwork(device, architecture, task, parameters);
    }

    /**
     * Checks a claim about results where the run is large enough to judge it; at tiny and zoo it says that it did not.
     *
     * @param claim what holds, with its margin, as a sentence
     * @param holds whether it does
     * @throws IllegalStateException if it was judged and does not hold, so that the notebook stops
     */
    public void claim(String claim, boolean holds) {
        if (plan.preset().equals("tiny") || plan.preset().equals("zoo")) {
            Notebook.say("not judged at " + plan.preset() + ": " + claim);
        } else {
            Notebook.check(claim, holds);
        }
    }
}
