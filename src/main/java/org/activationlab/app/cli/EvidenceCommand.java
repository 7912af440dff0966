package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.activationlab.app.Logs;
import org.activationlab.app.RunImages;
import org.activationlab.data.DigitData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.RunDescription;
import org.activationlab.study.RunFolder;
import org.activationlab.study.Study;
import org.activationlab.study.StudyPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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

    @Option(names = "--run", paramLabel = "DIR", description = "The run folder. Default: runs/PRESET.")
    private @Nullable Path run;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "Names the run folder where --run does not. Default: ${DEFAULT-VALUE}.")
    private String preset = "quick";

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
        PrintWriter out = spec.commandLine().getOut();
        Path root = run != null ? run : Home.run(preset);
        RunDescription description = RunFolder.describe(root);
        EvidencePlan plan;
        ComputeDevice where;
        LocalWorkers hands;
        try {
            plan = plan(description.plan());
            where = compute.device();
            hands = compute.workers(where);
        } catch (IllegalArgumentException e) {
            // The user's words, not the program's state, are wrong here: that is exit code 2 with the usage.
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        ConsoleProgress progress = new ConsoleProgress(out);
        DigitData digits =
                RunImages.find(description.plan(), root, data, progress).data();
        progress.closeBar();
        out.println(digits.description());
        out.println("preset " + description.plan().preset() + ", device "
                + where.name().toLowerCase(Locale.ROOT) + ", run folder " + root);
        out.flush();
        try (RunFolder folder = RunFolder.open(root)) {
            Logs.toFolder(root);
            Study study = Study.open(folder, description.plan(), digits, where, hands, progress);
            var summary = study.evidence(plan);
            progress.closeBar();
            out.println(summary.words());
            out.println("evidence " + summary.file());
        } catch (Exception | OutOfMemoryError e) {
            Logs.failure(e);
            throw e;
        } finally {
            progress.closeBar();
            Logs.silence();
        }
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
