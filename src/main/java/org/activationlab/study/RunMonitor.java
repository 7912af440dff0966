package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.Task;
import org.activationlab.monitor.AlarmRule;
import org.activationlab.monitor.LeNetObserver;
import org.activationlab.monitor.ReliabilityMonitor;
import org.activationlab.monitor.TrainedJudge;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.SamplingDesign;

/**
 * Puts live monitors together from a run's judges: the alarm's threshold comes from validation pairs, what is known of
 * the watched network from the run's reference images, and no test pair is looked at.
 */
public final class RunMonitor {

    private final Path root;
    private final JudgePlan plan;
    private final JudgeEvidence evidence;

    private RunMonitor(Path root, JudgePlan plan, JudgeEvidence evidence) {
        this.root = root;
        this.plan = plan;
        this.evidence = evidence;
    }

    /**
     * Reads judges and evidence.
     *
     * @param root a run folder with judges that read noisy reference images, for both questions
     * @param design which evidence they learned from
     * @param split how it was divided
     * @return what monitors are made from
     * @throws StudyException if something is missing or was changed; says what to do
     * @throws IOException if the disk fails
     */
    public static RunMonitor of(Path root, SamplingDesign design, SplitPlan split) throws StudyException, IOException {
        JudgePlan plan = RunJudges.trained(root, design, split);
        return new RunMonitor(root, plan, JudgeEvidence.of(root, plan));
    }

    /**
     * Lists the networks that no judge has met: those of the test pairs.
     *
     * @return model ids in order
     */
    public List<String> strangers() {
        return Arrays.stream(evidence.cells().split().test())
                .mapToObj(row -> evidence.data().pairs().modelId(row))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Chooses the alarm's threshold on the validation pairs.
     *
     * @param risk which share of the answers without an alarm may be wrong, 0 to 1
     * @return the rule on the probability of right, and what it reached there
     * @throws StudyException if a judge is missing
     * @throws IOException if the disk fails
     * @throws IllegalArgumentException if no threshold reaches the risk
     */
    public AlarmRule rule(double risk) throws StudyException, IOException {
        int[] validation = evidence.cells().split().validation();
        double[] answers = evidence.table(JudgeInput.NOISE, validation)
                .answers(JudgeStage.read(root, plan, settings(Task.CORRECTNESS)), validation);
        return AlarmRule.forRisk(Task.CORRECTNESS, answers, evidence.data().correct(validation), risk);
    }

    private JudgeSettings settings(Task task) throws StudyException {
        return plan.trainings().stream()
                .filter(one -> one.input() == JudgeInput.NOISE && one.task() == task)
                .findFirst()
                .orElseThrow(() -> new StudyException("there is no judge of noisy reference images for " + task + " in "
                        + root + ". Train one with 'activation-lab judge --run " + root + " --inputs NOISE'."));
    }

    /**
     * Makes a monitor of one of the run's networks. It is shown the reference images anew, as any network would be.
     *
     * @param modelId a kept model
     * @param training the images that reference images are among
     * @param rule when to raise an alarm
     * @return the monitor, with the first seed's judges of both questions
     * @throws StudyException if a judge or the model is missing or was changed
     * @throws IOException if the disk fails
     * @throws InterruptedException if the thread was interrupted
     */
    public ReliabilityMonitor monitor(String modelId, LabelledImages training, AlarmRule rule)
            throws StudyException, IOException, InterruptedException {
        String file = "models/" + modelId + ".safetensors";
        RunFolder.verify(root, file, RunInventory.of(root).outputs().getOrDefault(file, "nothing"));
        Parameters parameters = SafeTensors.read(root.resolve(file)).parameters();
        LeNetObserver network = new LeNetObserver(modelId, parameters);
        List<float[]> images = new ArrayList<>();
        for (int image : evidence.reference(modelId).images()) {
            images.add(training.pixels(image));
        }
        List<TrainedJudge> judges = new ArrayList<>();
        for (Task task : Task.values()) {
            judges.add(TrainedJudge.read(root.resolve(JudgeStage.parametersFile(plan, settings(task)))));
        }
        return ReliabilityMonitor.of(
                network, ReliabilityMonitor.profile(network, images, ReliabilityMonitor.REFERENCE_NOISE), judges, rule);
    }
}
