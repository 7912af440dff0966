package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.activationlab.data.DigitData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.EvidenceSummary;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.RunDescription;
import org.activationlab.study.RunFolder;
import org.activationlab.study.Study;
import org.activationlab.study.StudyPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code activation-lab evidence}. */
@Command(
        name = "evidence",
        description =
                "Draws evidence from the population of a run, beside that of its own plan: random pairs with noise"
                        + " of their own, further noisy copies of them, the answers to all test images, and activations on"
                        + " reference images and answers to noisy copies of these (trains first what is missing).",
        mixinStandardHelpOptions = true)
final class EvidenceCommand implements Callable<Integer> {

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(
            names = "--data",
            paramLabel = "mnist|synthetic|PATH",
            description = "Where the digits of the run are. Default: as for run.")
    private @Nullable String data;

    @Option(
            names = "--design",
            paramLabel = "natural|balanced",
            required = true,
            description = "natural: random test images for every model. balanced: of every image as many right as wrong"
                    + " pairs, of every model as nearly as possible.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private SamplingDesign design;

    @Option(names = "--pairs-per-model", paramLabel = "N", description = "Pairs per model, on average. Default: 200.")
    private @Nullable Integer pairsPerModel;

    @Option(names = "--draws", paramLabel = "N", description = "Noisy copies per pair. Default: 200.")
    private @Nullable Integer draws;

    @Option(
            names = "--extra-draws",
            paramLabel = "N",
            description = "More noisy copies per pair, which its label does not see. Default: 50; 0 for none.")
    private @Nullable Integer extraDraws;

    @Option(
            names = "--reference-draws",
            paramLabel = "N",
            description = "Noisy copies of each reference image, the same for all designs of a run. Default: 32.")
    private @Nullable Integer referenceDraws;

    @Option(names = "--noise-scale", paramLabel = "S", description = "Standard deviation of the noise. Default: 0.9.")
    private @Nullable Double noiseScale;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the choice and of the noise. Default: 42.")
    private @Nullable Long seed;

    @Mixin
    private final ComputeOptions compute = new ComputeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path root = run.folder();
        RunDescription description = RunFolder.describe(root);
        StudyPlan studied = description.plan();
        EvidencePlan plan = Settings.read(spec, () -> plan(studied));
        ComputeDevice where = Settings.read(spec, compute::device);
        LocalWorkers hands = Settings.read(spec, () -> compute.workers(where));
        PrintWriter out = spec.commandLine().getOut();
        OpenRun here = new OpenRun(root, out);
        DigitData digits = here.images(studied, data).data();
        out.println(digits.description());
        here.header("preset " + studied.preset(), where);
        EvidenceSummary summary = here.answer((folder, progress) ->
                Study.open(folder, studied, digits, where, hands, progress).evidence(plan));
        out.println(summary.words());
        out.println("evidence " + summary.file());
        return 0;
    }

    private EvidencePlan plan(StudyPlan study) {
        EvidencePlan plan = study.evidence(design);
        if (pairsPerModel != null) {
            plan = plan.withPairsPerModel(pairsPerModel);
        }
        if (draws != null) {
            plan = plan.withNoise(plan.noise().withDraws(draws));
        }
        if (extraDraws != null) {
            plan = plan.withExtraDraws(extraDraws);
        }
        if (referenceDraws != null) {
            plan = plan.withReferenceDraws(referenceDraws);
        }
        if (noiseScale != null) {
            plan = plan.withNoise(plan.noise().withScale(noiseScale));
        }
        if (seed != null) {
            plan = plan.withSeed(seed).withNoise(plan.noise().withSeed(seed));
        }
        return plan;
    }
}
